import type { Meaning } from '#kernel';

/** Addresses of the application's own pages. */
export const WORDS = {
  signIn: ['masuk', 'sign-in'],
  signOut: ['keluar', 'sign-out'],
  everywhere: ['di-semua-perangkat', 'everywhere'],
  issuer: ['penyedia', 'issuer'],
  account: ['akun', 'account'],
  drafts: ['konsep', 'drafts'],
  calendar: ['kalender', 'calendar'],
  revoke: ['cabut', 'revoke'],
  uploads: ['unggahan', 'uploads'],
  office: ['bertindak-untuk', 'acting-for'],
  position: ['posisi', 'position'],
  lists: ['daftar', 'lists'],
  kept: ['tampilan', 'views'],
} as const satisfies Readonly<Record<string, Meaning>>;
