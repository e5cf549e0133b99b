import { reject, type ErrorCode, type Meaning, type Rejection } from '#kernel';

/** Why a file is not taken: the reason for programs, its code, and what people are told. */
const REASONS = {
  UNKNOWN_TYPE: ['E_FILE_TYPE', ['Berkas ini bukan PDF, JPEG, atau PNG.', 'This file is no PDF, JPEG or PNG.']],
  OTHER_TYPE: [
    'E_FILE_TYPE',
    ['Isi berkas ini bukan jenis yang Anda sebut.', 'The content of this file is not of the kind that you named.'],
  ],
  BROKEN: [
    'E_FILE_TYPE',
    [
      'Berkas ini rusak atau terpotong: dimulai seperti jenisnya, tetapi tidak utuh sampai akhir. Unggah lagi dari aslinya.',
      'This file is damaged or cut short: it begins like its kind, but is not whole to its end. Upload it anew from the original.',
    ],
  ],
  TOO_MANY_PIXELS: [
    'E_FILE_TYPE',
    ['Gambar ini terlalu besar; kecilkan dahulu.', 'This image is too large; make it smaller first.'],
  ],
  EMBEDDED_FILE: [
    'E_FILE_UNSAFE',
    [
      'PDF ini memuat berkas lain; cetak ulang sebagai PDF biasa, dan unggah berkas lain itu tersendiri.',
      'This PDF holds other files; print it to a plain PDF, and upload the other files by themselves.',
    ],
  ],
  ACTIVE_CONTENT: [
    'E_FILE_UNSAFE',
    [
      'PDF ini memuat skrip, formulir, atau perintah yang dijalankan saat dibuka; cetak ulang sebagai PDF biasa.',
      'This PDF holds a script, a form or an action that runs when it is opened; print it to a plain PDF.',
    ],
  ],
  ENCRYPTED: [
    'E_FILE_UNSAFE',
    [
      'PDF ini dikunci dengan kata sandi; simpan tanpa kata sandi. Klasifikasi menjaga siapa yang boleh melihatnya.',
      'This PDF is locked with a password; save it without one. Its classification keeps who may see it.',
    ],
  ],
} as const satisfies Record<string, readonly [code: ErrorCode, words: Meaning]>;

export type FileFault = keyof typeof REASONS;

/** The refusal of a file that was named at `/upload` (COM-10). */
export const fileRefused = (fault: FileFault, field = '/upload'): Rejection => {
  const [code, [messageId, messageEn]] = REASONS[fault];
  return reject(code, { ruleId: 'COM-10', field, details: { reason: fault }, messageId, messageEn });
};
