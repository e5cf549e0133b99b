/** Consumer that keeps what is open, who is to be told of it, and what was sent. */
export const NOTIFICATIONS = 'notifications';
