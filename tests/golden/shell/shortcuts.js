export const press = () => ['{styles}', '{markup}'];
