import type { Meaning } from '#kernel';

/** Instruments as registers name them. */
export const INSTRUMENT_WORDS = {
  KESEPAKATAN_BERSAMA: ['Kesepakatan Bersama', 'memorandum of understanding'],
  NOTA_KESEPAKATAN: ['Nota Kesepakatan', 'memorandum of synergy'],
  PKS: ['Perjanjian Kerja Sama (PKS)', 'technical agreement (PKS)'],
  PERATURAN_BERSAMA: ['Peraturan Bersama', 'joint regulation'],
  FOREIGN_MOU: ['memorandum luar negeri', 'memorandum with a party abroad'],
} as const satisfies Readonly<Record<string, Meaning>>;
