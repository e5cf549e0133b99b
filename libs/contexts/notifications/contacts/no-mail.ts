const REMEDY_ID = 'mintalah pengelola server mengisi SMTP_URL, MAIL_FROM, dan PUBLIC_URL';
const REMEDY_EN = 'ask whoever runs the server to set SMTP_URL, MAIL_FROM and PUBLIC_URL';

/** What an installation without a mail server says to whoever enters a mail address. */
export const NO_MAIL = {
  messageId: `Sinergi ini belum disiapkan untuk mengirim surel, jadi kode tidak dapat dikirim; ${REMEDY_ID}.`,
  messageEn: `This Sinergi is not set up to send mail, so no code can be sent; ${REMEDY_EN}.`,
} as const;

/** What it says to whoever chooses how to be told: the choice is kept, and takes effect once mail can be sent. */
export const NOT_SENT_YET = {
  sendsMail: false,
  messageId: `Pilihan disimpan, tetapi tidak ada surel sebelum Sinergi ini disiapkan untuk mengirimnya; ${REMEDY_ID}.`,
  messageEn: `The choice is kept, but nothing is mailed before this Sinergi is set up to send mail; ${REMEDY_EN}.`,
} as const;
