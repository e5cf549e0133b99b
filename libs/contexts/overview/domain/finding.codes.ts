import { codeList } from '#kernel';

/** What is to be looked at in a record as data, whatever it tells (domain §4, `data_quality`). */
export const FINDINGS = [
  'DATE_CONFLICTING',
  'DATE_UNKNOWN',
  'DATE_APPROX',
  'MEDIA_ONLY',
  'BACKDATED',
  'DOCUMENT_MISSING',
  'LETTER_UNNUMBERED',
  'AGREEMENT_UNNUMBERED',
  'PLACE_RETIRED',
  'GAPS',
] as const;
export type Finding = (typeof FINDINGS)[number];

export const FINDING_CODES = codeList(['Temuan mutu data', 'Finding on the quality of data'], FINDINGS, {
  DATE_CONFLICTING: ['sumber-sumber menyebut tanggal yang berbeda', 'sources contradict each other on a date'],
  DATE_UNKNOWN: ['tanggal dalam sumber tidak diketahui', 'the source does not tell a date'],
  DATE_APPROX: ['tanggal hanya perkiraan', 'a date is about right only'],
  MEDIA_ONLY: ['seluruhnya dari berita, tanpa sumber resmi', 'all of it from the press, nothing official'],
  BACKDATED: ['dicatat lama sesudah kejadiannya (COM-05)', 'entered long after it happened (COM-05)'],
  DOCUMENT_MISSING: ['tuan rumah menolak tanpa surat balasan', 'a host declined without a letter of reply'],
  LETTER_UNNUMBERED: ['surat permohonan atau balasan tanpa nomor', 'a letter of request or reply without a number'],
  AGREEMENT_UNNUMBERED: [
    'naskah kerja sama ditandatangani tanpa nomor pihak itu',
    'an agreement signed without the number of that party',
  ],
  PLACE_RETIRED: ['kode wilayah tidak berlaku lagi dalam data wilayah', 'the code of a region is retired by now'],
  GAPS: ['catatan impor dengan kekosongan (COM-07)', 'an imported record with gaps (COM-07)'],
});
