import { codeList } from '#kernel';

/** By what parties are joined; mentoring comes with its context. */
export const EDGE_KINDS = ['VISIT', 'ADOPTION', 'AGREEMENT'] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

export const EDGE_KIND_CODES = codeList(['Jenis hubungan', 'Kind of connection'], EDGE_KINDS, {
  VISIT: ['kunjungan yang sudah dimulai: dari pengunjung ke tuan rumah', 'visits that began: from visitor to host'],
  ADOPTION: [
    'inovasi yang diputuskan diadopsi atau diadaptasi dan tidak dihentikan: dari pengadopsi ke tempat asalnya',
    'innovations decided to be adopted or adapted and not given up: from who adopts to where it was seen',
  ],
  AGREEMENT: [
    'kerja sama yang ditandatangani semua pihak: dari pemrakarsa ke pihak lain',
    'agreements signed by all: from who initiated to the other parties',
  ],
});
