import { codeList, type CodeList, type Meaning } from '#kernel';

/** Kinds of registers that can be imported. */
export const IMPORT_LAYOUTS = ['VISITS', 'AGREEMENTS'] as const;
export type ImportLayout = (typeof IMPORT_LAYOUTS)[number];
const LAYOUT_CODES = codeList(['Jenis register', 'Kind of register'], IMPORT_LAYOUTS, {
  VISITS: ['register kunjungan belajar', 'register of study visits'],
  AGREEMENTS: ['register kerja sama', 'register of agreements'],
});

/** Where an import can stand. */
export const IMPORT_STAGES = ['OPEN', 'COMMITTING', 'COMPLETED', 'ABANDONED'] as const;
export const IMPORT_STAGE_WORDS: Readonly<Record<(typeof IMPORT_STAGES)[number], Meaning>> = {
  OPEN: ['sedang diperiksa, belum ada yang dicatat', 'being looked at, nothing recorded yet'],
  COMMITTING: ['sedang dicatat, baris demi baris', 'being recorded, row by row'],
  COMPLETED: ['sudah dicatat, semua baris yang siap', 'recorded, all rows that were ready'],
  ABANDONED: ['dihentikan', 'given up'],
};
export const IMPORT_STAGE_CODES = codeList(['Tahap impor', 'Stage of an import'], IMPORT_STAGES, IMPORT_STAGE_WORDS);

/** What can be said of a row, the first that holds. */
export const ROW_STATES = [
  'IMPORTED',
  'MERGED',
  'SKIPPED',
  'REFUSED',
  'QUARANTINED',
  'DUPLICATE',
  'OPEN',
  'READY',
] as const;
export type RowState = (typeof ROW_STATES)[number];
export const ROW_STATE_CODES = codeList(['Keadaan baris', 'State of a row'], ROW_STATES, {
  IMPORTED: ['sudah dicatat', 'recorded'],
  MERGED: ['digabung dengan baris lain oleh petugas', 'merged with another row by an officer'],
  SKIPPED: ['dilewati oleh petugas', 'left out by an officer'],
  REFUSED: [
    'tidak diterima: di luar wilayah kantor yang mengimpor, atau catatannya sudah dibatalkan',
    'refused: outside the region of the office that imports, or its record was voided',
  ],
  QUARANTINED: ['dikarantina: ada yang tidak terbaca', 'in quarantine: something cannot be read'],
  DUPLICATE: ['mungkin sama dengan baris lain', 'probably the same as another row'],
  OPEN: ['menunggu keputusan petugas', 'waits for a decision of an officer'],
  READY: ['siap dicatat', 'ready to be recorded'],
});

/** How an officer settles what is open in a row. */
export const SETTLEMENTS = ['ACCEPT', 'VALUE', 'REGION', 'UNKNOWN'] as const;
export const SETTLEMENT_CODES = codeList(['Cara menyelesaikan', 'How it is settled'], SETTLEMENTS, {
  ACCEPT: [
    'terima sebagaimana terbaca; yang tidak terbaca tetap tidak diketahui',
    'accepted as it was read; what could not be read stays unknown',
  ],
  VALUE: ['isi ditulis ulang oleh petugas', 'the value is written anew by the officer'],
  REGION: ['wilayah pihak dipilih oleh petugas', 'the region of a party is chosen by the officer'],
  UNKNOWN: ['dianggap tidak diketahui', 'taken as unknown'],
});

export const IMPORT_CODES: readonly CodeList[] = [LAYOUT_CODES, IMPORT_STAGE_CODES, ROW_STATE_CODES, SETTLEMENT_CODES];
export { LAYOUT_CODES };
