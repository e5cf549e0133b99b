import { reject, type Rejection } from '#kernel';
import { guessesFor } from './guesses.js';

const USERNAME = /^[a-z0-9][a-z0-9._@-]{2,63}$/;
const SHORTEST = 12;
/** Longer ones would only cost time to hash. */
const LONGEST = 256;
/**
 * Power of ten: with five attempts in a quarter of an hour, or with the hashes in hand, this takes longer than a term
 * of office.
 */
const FEWEST_GUESSES = 10;

const refuse = (field: string, messageId: string, messageEn: string): Rejection =>
  reject('E_VALIDATION', { field, messageId, messageEn });

/** Names differ by more than case and spelling variants of the same letters. */
export const plainUsername = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The same characters, however the keyboard composed them. */
export const plainPassword = (text: string): string => text.normalize('NFKC');

/** @throws Rejection `E_VALIDATION` */
export const acceptableUsername = (text: string): string => {
  const username = plainUsername(text);
  if (USERNAME.test(username)) return username;
  throw refuse(
    '/username',
    'Nama pengguna: 3–64 huruf kecil, angka, titik, garis atau @.',
    'A username has 3–64 lower-case letters, digits, dots, dashes or @.',
  );
};

export const usernameTaken = (): Rejection =>
  refuse('/username', 'Nama pengguna ini sudah dipakai.', 'This username is taken.');

/**
 * Length is what counts (NIST SP 800-63B); refused is only what a guesser tries first. @throws Rejection `E_VALIDATION`
 */
export const acceptablePassword = (text: string, username: string): string => {
  const password = plainPassword(text);
  const characters = [...password];
  if (characters.length < SHORTEST || characters.length > LONGEST) {
    throw refuse(
      '/password',
      `Kata sandi: ${SHORTEST} sampai ${LONGEST} karakter.`,
      `A password has ${SHORTEST} to ${LONGEST} characters.`,
    );
  }
  if (guessesFor(password) < FEWEST_GUESSES || password.toLowerCase().includes(username)) {
    throw refuse(
      '/password',
      'Kata sandi ini mudah ditebak: jangan pakai nama, jabatan, tempat, tahun, deret tombol atau ulangan saja. Pakai beberapa kata yang tidak berhubungan.',
      'This password is easy to guess: not only names, offices, places, years, rows of keys or repeats. Use several words that have nothing to do with each other.',
    );
  }
  return password;
};
