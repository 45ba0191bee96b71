const sheet = '{styles}', dialog = '{dialog}';
export const open = () => dialog + sheet;
