import { codeList } from '#kernel';

/** The groups of affairs: those of regions (UU 23/2014), those that stay with the state, and the fields of villages. */
export const AFFAIR_GROUPS = ['REGIONAL', 'CENTRAL', 'VILLAGE'] as const;

export type AffairGroup = (typeof AFFAIR_GROUPS)[number];

const AFFAIRS_BY_GROUP = {
  REGIONAL: [
    'PENDIDIKAN',
    'KESEHATAN',
    'PEKERJAAN_UMUM',
    'PERUMAHAN',
    'KETERTIBAN_UMUM',
    'SOSIAL',
    'TENAGA_KERJA',
    'PEREMPUAN_ANAK',
    'PANGAN',
    'PERTANAHAN',
    'LINGKUNGAN_HIDUP',
    'KEPENDUDUKAN',
    'PEMBERDAYAAN_DESA',
    'KELUARGA_BERENCANA',
    'PERHUBUNGAN',
    'KOMUNIKASI',
    'KOPERASI_UKM',
    'PENANAMAN_MODAL',
    'PEMUDA_OLAHRAGA',
    'STATISTIK',
    'PERSANDIAN',
    'KEBUDAYAAN',
    'PERPUSTAKAAN',
    'KEARSIPAN',
    'KELAUTAN_PERIKANAN',
    'PARIWISATA',
    'PERTANIAN',
    'KEHUTANAN',
    'ENERGI_SUMBER_DAYA',
    'PERDAGANGAN',
    'PERINDUSTRIAN',
    'TRANSMIGRASI',
    'PENUNJANG',
  ],
  CENTRAL: ['POLITIK_LUAR_NEGERI', 'PERTAHANAN', 'KEAMANAN', 'YUSTISI', 'MONETER_FISKAL', 'AGAMA'],
  VILLAGE: ['DESA_PEMERINTAHAN', 'DESA_PEMBANGUNAN', 'DESA_KEMASYARAKATAN', 'DESA_PEMBERDAYAAN'],
} as const;

export const AFFAIRS = [
  ...AFFAIRS_BY_GROUP.REGIONAL,
  ...AFFAIRS_BY_GROUP.CENTRAL,
  ...AFFAIRS_BY_GROUP.VILLAGE,
] as const;

export type Affair = (typeof AFFAIRS)[number];

export const groupOfAffair = (affair: Affair): AffairGroup =>
  AFFAIR_GROUPS.find((group) => (AFFAIRS_BY_GROUP[group] as readonly Affair[]).includes(affair))!;

/** On what the object rests: the plan, or one of three grounds outside it (PP 28/2018 arts 4(3), 16(3)). */
export const PLANNING_BASES = ['RPJMD', 'EMERGENCY', 'NATIONAL_PROGRAMME', 'CO_ADMINISTRATION'] as const;

export const AFFAIR_CODES = codeList(['Urusan atau bidang', 'Affair or field'], AFFAIRS, {
  PENDIDIKAN: ['pendidikan', 'education'],
  KESEHATAN: ['kesehatan', 'health'],
  PEKERJAAN_UMUM: ['pekerjaan umum dan penataan ruang', 'public works and spatial planning'],
  PERUMAHAN: ['perumahan rakyat dan kawasan permukiman', 'housing and settlements'],
  KETERTIBAN_UMUM: ['ketenteraman, ketertiban umum, dan pelindungan masyarakat', 'public order and civil protection'],
  SOSIAL: ['sosial', 'social affairs'],
  TENAGA_KERJA: ['tenaga kerja', 'labour'],
  PEREMPUAN_ANAK: ['pemberdayaan perempuan dan pelindungan anak', "women's empowerment and child protection"],
  PANGAN: ['pangan', 'food'],
  PERTANAHAN: ['pertanahan', 'land'],
  LINGKUNGAN_HIDUP: ['lingkungan hidup', 'environment'],
  KEPENDUDUKAN: ['administrasi kependudukan dan pencatatan sipil', 'population administration and civil registration'],
  PEMBERDAYAAN_DESA: ['pemberdayaan masyarakat dan desa', 'community empowerment and villages'],
  KELUARGA_BERENCANA: ['pengendalian penduduk dan keluarga berencana', 'population control and family planning'],
  PERHUBUNGAN: ['perhubungan', 'transport'],
  KOMUNIKASI: ['komunikasi dan informatika', 'communication and informatics'],
  KOPERASI_UKM: ['koperasi, usaha kecil, dan menengah', 'cooperatives, small and medium enterprises'],
  PENANAMAN_MODAL: ['penanaman modal', 'investment'],
  PEMUDA_OLAHRAGA: ['kepemudaan dan olahraga', 'youth and sports'],
  STATISTIK: ['statistik', 'statistics'],
  PERSANDIAN: ['persandian', 'encryption'],
  KEBUDAYAAN: ['kebudayaan', 'culture'],
  PERPUSTAKAAN: ['perpustakaan', 'libraries'],
  KEARSIPAN: ['kearsipan', 'archives'],
  KELAUTAN_PERIKANAN: ['kelautan dan perikanan', 'marine affairs and fisheries'],
  PARIWISATA: ['pariwisata', 'tourism'],
  PERTANIAN: ['pertanian', 'agriculture'],
  KEHUTANAN: ['kehutanan', 'forestry'],
  ENERGI_SUMBER_DAYA: ['energi dan sumber daya mineral', 'energy and mineral resources'],
  PERDAGANGAN: ['perdagangan', 'trade'],
  PERINDUSTRIAN: ['perindustrian', 'industry'],
  TRANSMIGRASI: ['transmigrasi', 'transmigration'],
  PENUNJANG: ['penunjang urusan pemerintahan', 'supporting functions of government'],
  POLITIK_LUAR_NEGERI: ['politik luar negeri (urusan absolut pusat)', 'foreign policy (central alone)'],
  PERTAHANAN: ['pertahanan (urusan absolut pusat)', 'defence (central alone)'],
  KEAMANAN: ['keamanan (urusan absolut pusat)', 'security (central alone)'],
  YUSTISI: ['yustisi (urusan absolut pusat)', 'justice (central alone)'],
  MONETER_FISKAL: ['moneter dan fiskal nasional (urusan absolut pusat)', 'national money and finance (central alone)'],
  AGAMA: ['agama (urusan absolut pusat)', 'religion (central alone)'],
  DESA_PEMERINTAHAN: ['bidang desa: penyelenggaraan pemerintahan', 'village: government'],
  DESA_PEMBANGUNAN: ['bidang desa: pelaksanaan pembangunan', 'village: development'],
  DESA_KEMASYARAKATAN: ['bidang desa: pembinaan kemasyarakatan', 'village: community'],
  DESA_PEMBERDAYAAN: ['bidang desa: pemberdayaan masyarakat', 'village: empowerment'],
});

export const PLANNING_CODES = codeList(['Dasar perencanaan', 'Basis in planning'], PLANNING_BASES, {
  RPJMD: ['tercantum dalam RPJMD', 'stands in the plan (RPJMD)'],
  EMERGENCY: ['di luar rencana: keadaan darurat', 'outside the plan: emergency'],
  NATIONAL_PROGRAMME: ['di luar rencana: program strategis nasional', 'outside the plan: national programme'],
  CO_ADMINISTRATION: ['di luar rencana: tugas pembantuan', 'outside the plan: co-administration'],
});
