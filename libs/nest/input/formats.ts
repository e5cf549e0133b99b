import { isLocalDate, isPartialDate, isRupiah, type ErrorCode } from '#kernel';
import { ONE_LINE } from './visible-text.js';

/**
 * A text with a form of its own: how it is checked, described in JSON Schema, and explained to whoever got it wrong.
 */
export interface TextFormat {
  readonly holds: (text: string) => boolean;
  readonly code: ErrorCode;
  readonly messageId: string;
  readonly messageEn: string;
  readonly maxLength: number;
  readonly examples: readonly string[];
}

/** Ids of aggregates, offices, documents, users; also what may stand in a path. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

/** JSON Schema formats of the domain, by name. */
export const FORMATS: Readonly<Record<string, TextFormat>> = {
  rupiah: {
    holds: isRupiah,
    code: 'E_AMOUNT',
    maxLength: 16,
    examples: ['62500000'],
    messageId: 'harus berupa teks angka rupiah bulat tanpa titik, misalnya "62500000"',
    messageEn: 'must be a string of digits, whole rupiah without separators, like "62500000"',
  },
  date: {
    holds: isLocalDate,
    code: 'E_VALIDATION',
    maxLength: 10,
    examples: ['2024-11-19'],
    messageId: 'harus berupa tanggal yang ada, ditulis tahun-bulan-hari, seperti 2024-11-19',
    messageEn: 'must be a calendar date, written year-month-day, like 2024-11-19',
  },
  partialDate: {
    holds: isPartialDate,
    code: 'E_VALIDATION',
    maxLength: 10,
    examples: ['2023', '2023-01', '2023-01-09'],
    messageId: 'harus berupa tahun, bulan atau hari yang ada, seperti 2023, 2023-01, 2023-01-09',
    messageEn: 'must be a year, a month or a day of the calendar, like 2023, 2023-01, 2023-01-09',
  },
  region: {
    holds: (text) => text.length <= 120 && text.trim().length >= 2 && ONE_LINE.test(text),
    code: 'E_VALIDATION',
    maxLength: 120,
    examples: ['63.10.09.2009'],
    messageId: 'harus berupa kode atau nama wilayah, 2–120 karakter',
    messageEn: 'must be the code or the name of a region, 2–120 characters',
  },
  id: {
    holds: (text) => ID.test(text),
    code: 'E_VALIDATION',
    maxLength: 64,
    examples: ['pmd-6310'],
    messageId: 'harus berupa id: huruf, angka, titik, garis, 1–64 karakter',
    messageEn: 'must be an id: letters, digits, dots, dashes, 1–64 characters',
  },
  sha256: {
    holds: (text) => /^[0-9a-f]{64}$/.test(text),
    code: 'E_VALIDATION',
    maxLength: 64,
    examples: ['0'.repeat(64)],
    messageId: 'harus berupa SHA-256, 64 angka heksadesimal dengan huruf kecil',
    messageEn: 'must be a SHA-256, 64 lower-case hexadecimal digits',
  },
  uri: {
    holds: isWebAddress,
    code: 'E_VALIDATION',
    maxLength: 2_000,
    examples: ['https://www.kemendesa.go.id/'],
    messageId: 'harus berupa alamat web yang mulai dengan http:// atau https://',
    messageEn: 'must be a web address that begins with http:// or https://',
  },
};
