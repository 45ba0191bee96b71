export const press = () => ['{styles}', '{sheet}'];
