import { codeList, type CodeList, type Meaning } from '#kernel';

/** Where a visit that was proposed can stand, in the order of its life. */
export const VISIT_STAGES = [
  'PROPOSED',
  'ACCEPTED',
  'APPROVED',
  'TASKED',
  'UNDERWAY',
  'COMPLETED',
  'REPORTED',
  'CLOSED',
  'DECLINED',
  'CANCELLED',
  'VOIDED',
] as const;

export const VISIT_KINDS = [
  'KAJI_BANDING',
  'STUDI_TIRU',
  'STUDI_BANDING',
  'ORIENTASI_LAPANGAN',
  'KUNJUNGAN_KERJA',
] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export const FUNDING_SOURCES = [
  'DANA_DESA',
  'ADD',
  'PADES',
  'APBD_KAB',
  'APBD_PROV',
  'APBN',
  'PIHAK_KETIGA',
  'HOST',
  'HIBAH_LN',
] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

/** Money of others than the visitors' own government (VIS-14). */
export const PAID_BY_OTHERS: readonly FundingSource[] = ['PIHAK_KETIGA', 'HOST', 'HIBAH_LN'];
/** Budgets of regional governments. */
export const OF_REGIONS: readonly FundingSource[] = ['APBD_KAB', 'APBD_PROV'];

export const VISIT_MODES = ['IN_PERSON', 'VIRTUAL'] as const;
export type VisitMode = (typeof VISIT_MODES)[number];

/** What each stage means, also in refusals; up to its first explanation, what it is called on pages. */
export const STAGE_WORDS: Readonly<Record<(typeof VISIT_STAGES)[number], Meaning>> = {
  PROPOSED: ['diajukan, menunggu jawaban tuan rumah', 'proposed, waiting for the hosts'],
  ACCEPTED: [
    'diterima tuan rumah, yaitu semua yang wajib menjawab; menunggu persetujuan',
    'accepted by hosts, all of those required; waiting for approval',
  ],
  APPROVED: [
    'disetujui, menunggu Surat Tugas (yang daring: menunggu mulai)',
    'approved, waiting for the travel order (online: for the start)',
  ],
  TASKED: ['Surat Tugas terbit, belum berangkat', 'travel order issued, not yet begun'],
  UNDERWAY: ['sedang berlangsung', 'under way'],
  COMPLETED: ['selesai, menunggu laporan', 'completed, waiting for the report'],
  REPORTED: ['sudah dilaporkan', 'reported'],
  CLOSED: ['ditutup: tidak ada lagi yang harus dikerjakan', 'closed: nothing is left to be done'],
  DECLINED: ['ditolak tuan rumah, yaitu satu yang wajib menjawab', 'declined by a host, one of those required'],
  CANCELLED: ['dibatalkan, sebelum mulai', 'cancelled, before the start'],
  VOIDED: ['catatan dibatalkan karena salah; tidak dihitung di mana pun', 'record voided as wrong; counted nowhere'],
};

export const HOST_ANSWERS = ['PENDING', 'ACCEPTED', 'DECLINED', 'UNANSWERED'] as const;

export const VISIT_STAGE_CODES = codeList(['Tahap kunjungan', 'Stage of a visit'], VISIT_STAGES, STAGE_WORDS);

export const VISIT_KIND_CODES = codeList(['Jenis kunjungan', 'Kind of visit'], VISIT_KINDS, {
  KAJI_BANDING: [
    'kaji banding: membandingkan cara kerja sendiri dengan cara kerja tuan rumah',
    "comparative study of one's own practice and the host's",
  ],
  STUDI_TIRU: ['studi tiru: melihat inovasi untuk ditiru', 'study visit to see an innovation in order to adopt it'],
  STUDI_BANDING: ['studi banding', 'comparative study visit'],
  ORIENTASI_LAPANGAN: ['orientasi lapangan', 'field orientation'],
  KUNJUNGAN_KERJA: ['kunjungan kerja', 'working visit'],
});

export const FUNDING_SOURCE_CODES = codeList(['Sumber dana', 'Source of money'], FUNDING_SOURCES, {
  DANA_DESA: ['Dana Desa dari APBN', 'village fund from the national budget'],
  ADD: ['Alokasi Dana Desa dari APBD kabupaten/kota', 'allocation to villages from the budget of the regency or city'],
  PADES: ['Pendapatan Asli Desa', "the village's own income"],
  APBD_KAB: ['APBD kabupaten/kota', 'budget of the regency or city'],
  APBD_PROV: ['APBD provinsi', 'budget of the province'],
  APBN: ['APBN', 'national budget'],
  PIHAK_KETIGA: ['pihak ketiga', 'a third party'],
  HOST: ['ditanggung tuan rumah', 'borne by the host'],
  HIBAH_LN: ['hibah luar negeri', 'grant from abroad'],
});

export const VISIT_MODE_CODES = codeList(['Cara kunjungan', 'Mode of a visit'], VISIT_MODES, {
  IN_PERSON: ['tatap muka', 'in person'],
  VIRTUAL: ['daring, tanpa perjalanan', 'online, without a journey'],
});

export const HOST_ANSWER_CODES = codeList(['Jawaban tuan rumah', 'Answer of a host'], HOST_ANSWERS, {
  PENDING: ['belum menjawab', 'has not answered'],
  ACCEPTED: ['menerima', 'accepts'],
  DECLINED: ['menolak', 'declines'],
  UNANSWERED: [
    'tidak menjawab sampai kunjungan dimulai; kunjungan berlangsung tanpa tuan rumah ini',
    'had not answered when the visit began, which took place without it',
  ],
});

/** What the codes of visits mean (domain §3.1). */
export const VISIT_CODES: readonly CodeList[] = [
  VISIT_STAGE_CODES,
  VISIT_KIND_CODES,
  VISIT_MODE_CODES,
  FUNDING_SOURCE_CODES,
  HOST_ANSWER_CODES,
];
