import { codeList, type Meaning } from '#kernel';

/** Where a model village can stand, in the order of its life (domain §3.3). */
export const MODEL_VILLAGE_STAGES = [
  'NOMINATED',
  'ASSESSED',
  'REJECTED',
  'DESIGNATED',
  'PLAN_AGREED',
  'IN_PROGRESS',
  'EVALUATED',
  'RECOGNISED',
  'REVIEWED',
  'SUSPENDED',
  'REVOKED',
  'ENDED',
  'VOIDED',
] as const;

/** What each stage means, also in refusals; up to its first comma, what it is called on pages. */
export const MODEL_VILLAGE_STAGE_WORDS: Readonly<Record<(typeof MODEL_VILLAGE_STAGES)[number], Meaning>> = {
  NOMINATED: ['diusulkan, menunggu penilaian', 'nominated, waiting for the assessment'],
  ASSESSED: ['dinilai, menunggu penetapan lokus', 'assessed, waiting for the designation'],
  REJECTED: ['tidak dilanjutkan', 'not gone on with'],
  DESIGNATED: ['ditetapkan, menunggu rencana', 'designated, waiting for the plan'],
  PLAN_AGREED: ['rencana disepakati', 'plan agreed'],
  IN_PROGRESS: ['dilaksanakan', 'in progress'],
  EVALUATED: ['dievaluasi, menunggu pengakuan', 'evaluated, waiting for the recognition'],
  RECOGNISED: ['diakui sebagai desa percontohan', 'recognised as a model village'],
  REVIEWED: ['ditinjau dan perlu perbaikan', 'reviewed and to be improved'],
  SUSPENDED: ['dihentikan sementara', 'suspended'],
  REVOKED: ['dicabut', 'revoked'],
  ENDED: ['berakhir, karena perjanjiannya berakhir', 'ended, because its agreement ended'],
  VOIDED: ['catatan dibatalkan karena salah; tidak dihitung di mana pun', 'record voided as wrong; counted nowhere'],
};

export const MODEL_VILLAGE_STAGE_CODES = codeList(
  ['Tahap desa percontohan', 'Stage of a model village'],
  MODEL_VILLAGE_STAGES,
  MODEL_VILLAGE_STAGE_WORDS,
);

/** How far one village of a record has come (MOD-04). */
export const LOCUS_STAGES = ['ASSESSED', 'DESIGNATED', 'IN_PROGRESS', 'EVALUATED', 'RECOGNISED', 'REVIEWED'] as const;
export type LocusStage = (typeof LOCUS_STAGES)[number];

export const LOCUS_STAGE_CODES = codeList(['Tahap satu desa', 'Stage of one village'], LOCUS_STAGES, {
  ASSESSED: ['dinilai', 'assessed'],
  DESIGNATED: ['ditetapkan sebagai lokus', 'designated'],
  IN_PROGRESS: ['dilaksanakan', 'in progress'],
  EVALUATED: ['dievaluasi', 'evaluated'],
  RECOGNISED: ['diakui sebagai desa percontohan', 'recognised as a model village'],
  REVIEWED: ['perlu perbaikan', 'to be improved'],
});

/** From what a nomination comes (MOD-01). */
export const ORIGINS = ['AGREEMENT', 'AWARD', 'KAWASAN', 'INITIATIVE'] as const;
export type Origin = (typeof ORIGINS)[number];

export const ORIGIN_CODES = codeList(['Asal usulan desa percontohan', 'Origin of a nomination'], ORIGINS, {
  AGREEMENT: ['perjanjian kerja sama', 'an agreement of cooperation'],
  AWARD: ['juara lomba desa', 'an award of a village contest'],
  KAWASAN: ['kawasan perdesaan', 'a rural area (kawasan perdesaan)'],
  INITIATIVE: ['prakarsa desa atau daerah', 'initiative of a village or region'],
});

/** Areas that are no administrative region. */
export const AREA_KINDS = ['TRANSMIGRATION', 'RURAL_AREA', 'OTHER'] as const;

export const AREA_KIND_CODES = codeList(
  ['Jenis kawasan bukan wilayah administrasi', 'Kind of area that is no administrative region'],
  AREA_KINDS,
  {
    TRANSMIGRATION: ['kawasan transmigrasi (KTM)', 'transmigration area (KTM)'],
    RURAL_AREA: ['kawasan perdesaan', 'rural area'],
    OTHER: ['kawasan lain', 'another area'],
  },
);

/** The two national indices of villages; each has its own scale, and they are never compared (MOD-03). */
export const INDEXES = ['IDM', 'INDEKS_DESA'] as const;
export type VillageIndex = (typeof INDEXES)[number];

export const INDEX_CODES = codeList(['Indeks perkembangan desa', 'Index of village development'], INDEXES, {
  IDM: ['Indeks Desa Membangun (IDM), 0–1, sampai 2024', 'Indeks Desa Membangun (IDM), 0–1, up to 2024'],
  INDEKS_DESA: ['Indeks Desa, 0–100, sejak 2025', 'Indeks Desa, 0–100, since 2025'],
});

/** What a village is called by its index, lowest first [S57]. */
export const INDEX_STATUSES = ['SANGAT_TERTINGGAL', 'TERTINGGAL', 'BERKEMBANG', 'MAJU', 'MANDIRI'] as const;
export type IndexStatus = (typeof INDEX_STATUSES)[number];

export const INDEX_STATUS_CODES = codeList(
  ['Status desa menurut indeks', 'Status of a village by its index'],
  INDEX_STATUSES,
  {
    SANGAT_TERTINGGAL: ['sangat tertinggal', 'very underdeveloped'],
    TERTINGGAL: ['tertinggal', 'underdeveloped'],
    BERKEMBANG: ['berkembang', 'developing'],
    MAJU: ['maju', 'advanced'],
    MANDIRI: ['mandiri', 'independent'],
  },
);

/** Who coordinates the choice of the place, and signs its minutes (MOD-02). */
export const SIDES = ['MINISTRY_UNIT', 'REGENCY_OFFICE', 'DISTRICT', 'VILLAGE'] as const;
export type CoordinatingSide = (typeof SIDES)[number];

export const SIDE_CODES = codeList(['Pihak yang berkoordinasi', 'Side that takes part in the coordination'], SIDES, {
  MINISTRY_UNIT: ['unit kementerian', 'unit of the ministry'],
  REGENCY_OFFICE: ['perangkat daerah kabupaten', 'office of the regency'],
  DISTRICT: ['kecamatan', 'district'],
  VILLAGE: ['desa', 'village'],
});

/** What a review of a recognised village says. */
export const REVIEW_OUTCOMES = ['KEPT', 'TO_IMPROVE'] as const;

export const REVIEW_OUTCOME_CODES = codeList(['Hasil peninjauan', 'Outcome of a review'], REVIEW_OUTCOMES, {
  KEPT: ['pengakuan dipertahankan', 'the recognition is kept'],
  TO_IMPROVE: [
    'perlu perbaikan; tidak disebut desa percontohan sampai diakui lagi',
    'to be improved; not called a model village until it is recognised again',
  ],
});

/** Every list of this context. */
export const MODEL_VILLAGE_CODES = [
  MODEL_VILLAGE_STAGE_CODES,
  LOCUS_STAGE_CODES,
  ORIGIN_CODES,
  AREA_KIND_CODES,
  INDEX_CODES,
  INDEX_STATUS_CODES,
  SIDE_CODES,
  REVIEW_OUTCOME_CODES,
];
