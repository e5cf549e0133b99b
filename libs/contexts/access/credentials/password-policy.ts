import { reject, type Rejection } from '#kernel';

const USERNAME = /^[a-z0-9][a-z0-9._@-]{2,63}$/;
const SHORTEST = 12;
/** Longer ones would only cost time to hash. */
const LONGEST = 256;
const FEWEST_DIFFERENT = 5;

const refuse = (field: string, messageId: string, messageEn: string): Rejection => reject('E_VALIDATION', { field, messageId, messageEn });

/** Names differ by more than case and spelling variants of the same letters. */
export const plainUsername = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The same characters, however the keyboard composed them. */
export const plainPassword = (text: string): string => text.normalize('NFKC');

/** @throws Rejection `E_VALIDATION` */
export const acceptableUsername = (text: string): string => {
  const username = plainUsername(text);
  if (USERNAME.test(username)) return username;
  throw refuse('/username', 'Nama pengguna: 3–64 huruf kecil, angka, titik, garis atau @.', 'A username has 3–64 lower-case letters, digits, dots, dashes or @.');
};

export const usernameTaken = (): Rejection => refuse('/username', 'Nama pengguna ini sudah dipakai.', 'This username is taken.');

/** Length is what counts (NIST SP 800-63B); only what a guesser tries first is refused. @throws Rejection `E_VALIDATION` */
export const acceptablePassword = (text: string, username: string): string => {
  const password = plainPassword(text);
  const characters = [...password];
  if (characters.length < SHORTEST || characters.length > LONGEST) {
    throw refuse('/password', `Kata sandi: ${SHORTEST} sampai ${LONGEST} karakter.`, `A password has ${SHORTEST} to ${LONGEST} characters.`);
  }
  if (new Set(characters).size < FEWEST_DIFFERENT || password.toLowerCase().includes(username)) {
    throw refuse('/password', 'Kata sandi ini mudah ditebak.', 'This password is easy to guess.');
  }
  return password;
};
