const sheet = '{styles}', dialog = '{markup}';
export const open = () => dialog + sheet;
