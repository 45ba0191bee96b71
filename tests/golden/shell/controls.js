// Controls.
export const controls = 1;
