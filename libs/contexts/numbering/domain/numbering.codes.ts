import { codeList } from '#kernel';

/** Papers that an office numbers in a book of their own (domain §3.1). */
export const PAPER_KINDS = [
  'SURAT_TUGAS',
  'SPD',
  'LAPORAN',
  'DAFTAR_HADIR',
  'SURAT_PERMOHONAN',
  'SURAT_BALASAN',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const PAPER_KIND_CODES = codeList(['Jenis naskah bernomor', 'Kind of numbered paper'], PAPER_KINDS, {
  SURAT_TUGAS: ['Surat Tugas', 'travel order (Surat Tugas)'],
  SPD: ['Surat Perjalanan Dinas (SPD)', 'travel warrant (SPD)'],
  LAPORAN: ['laporan hasil perjalanan dinas', 'report of a journey'],
  DAFTAR_HADIR: ['daftar hadir', 'attendance list'],
  SURAT_PERMOHONAN: ['surat permohonan kunjungan', 'letter of request'],
  SURAT_BALASAN: ['surat balasan', 'letter of reply'],
});

export const NUMBER_STATES = ['GIVEN', 'VOIDED'] as const;

export const NUMBER_STATE_CODES = codeList(['Keadaan nomor', 'State of a number'], NUMBER_STATES, {
  GIVEN: ['diberikan', 'given'],
  VOIDED: ['batal; tidak diberikan lagi', 'void; never given again'],
});
