import { codeList } from '#kernel';

/** What may be kept of a person, and nothing else. `nikEnd`: the last four digits, all that is kept of the number. */
export const PERSON_FIELDS = [
  'name',
  'position',
  'office',
  'nip',
  'rank',
  'gender',
  'nikEnd',
  'phone',
  'bank',
  'bankAccount',
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

export const PERSON_FIELD_CODES = codeList(['Data pribadi', 'Personal data'], PERSON_FIELDS, {
  name: ['nama', 'name'],
  position: ['jabatan', 'position'],
  office: ['kantor atau lembaga', 'office or body'],
  nip: ['NIP', 'number of a civil servant (NIP)'],
  rank: ['pangkat dan golongan', 'rank and grade'],
  gender: ['jenis kelamin', 'gender'],
  nikEnd: ['empat angka terakhir NIK', 'last four digits of the NIK'],
  phone: ['telepon', 'telephone'],
  bank: ['bank', 'bank'],
  bankAccount: ['nomor rekening', 'bank account'],
});

export const GENDERS = ['L', 'P'] as const;
export const GENDER_CODES = codeList(['Jenis kelamin', 'Gender'], GENDERS, {
  L: ['laki-laki', 'male'],
  P: ['perempuan', 'female'],
});

/** Why somebody looks at a person's data: it says which of them are shown, and to whom. */
export const PURPOSES = ['TRAVEL', 'PAYMENT', 'SUBJECT_ACCESS', 'EXAMINATION'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const PURPOSE_CODES = codeList(
  ['Keperluan melihat data pribadi', 'Purpose of looking at personal data'],
  PURPOSES,
  {
    TRAVEL: ['surat tugas, SPD dan daftar hadir', 'travel orders and lists of those present'],
    PAYMENT: ['pembayaran kepada pelaku perjalanan', 'payment to the traveller'],
    SUBJECT_ACCESS: ['permintaan orang itu sendiri', "the person's own request"],
    EXAMINATION: ['pemeriksaan', 'examination'],
  },
);

export const PERSON_STAGES = ['KNOWN', 'ERASED'] as const;
export const PERSON_STAGE_CODES = codeList(['Keadaan data pribadi', 'State of personal data'], PERSON_STAGES, {
  KNOWN: ['tersimpan', 'kept'],
  ERASED: ['dihapus', 'erased'],
});

/** What a person may ask for (UU 27/2022 arts 6, 8, 11). */
export const REQUEST_KINDS = ['RECTIFY', 'RESTRICT', 'ERASE'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_KIND_CODES = codeList(['Permintaan subjek data', 'Request of a data subject'], REQUEST_KINDS, {
  RECTIFY: ['perbaikan data', 'rectification'],
  RESTRICT: ['pembatasan pemrosesan', 'restriction of processing'],
  ERASE: ['penghapusan data', 'erasure'],
});

/** Why a request is refused: the exceptions of UU 27/2022 art. 50 (1) a–d, and what makes it unfounded. */
export const REFUSAL_GROUNDS = [
  'NATIONAL_DEFENCE',
  'LAW_ENFORCEMENT',
  'STATE_ADMINISTRATION',
  'FINANCIAL_SUPERVISION',
  'RETENTION',
  'IDENTITY_UNPROVEN',
  'DATA_RIGHT',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

export const REFUSAL_GROUND_CODES = codeList(
  ['Dasar penolakan permintaan', 'Ground on which a request is refused'],
  REFUSAL_GROUNDS,
  {
    NATIONAL_DEFENCE: [
      'pertahanan dan keamanan nasional (UU 27/2022 pasal 50 ayat 1 huruf a)',
      'national defence and security (UU 27/2022 art. 50 (1) a)',
    ],
    LAW_ENFORCEMENT: ['penegakan hukum (pasal 50 ayat 1 huruf b)', 'law enforcement (art. 50 (1) b)'],
    STATE_ADMINISTRATION: [
      'kepentingan umum penyelenggaraan negara (pasal 50 ayat 1 huruf c)',
      'public interest in the administration of the state (art. 50 (1) c)',
    ],
    FINANCIAL_SUPERVISION: [
      'pengawasan sektor jasa keuangan (pasal 50 ayat 1 huruf d)',
      'supervision of the financial sector (art. 50 (1) d)',
    ],
    RETENTION: ['masa retensi belum berakhir', 'the period of retention has not ended'],
    IDENTITY_UNPROVEN: ['pemohon tidak terbukti orang itu', 'it is not proven that the person asks'],
    DATA_RIGHT: ['data sudah benar', 'the data are right'],
  },
);

export const PERSON_CODES = [
  PERSON_FIELD_CODES,
  GENDER_CODES,
  PURPOSE_CODES,
  PERSON_STAGE_CODES,
  REQUEST_KIND_CODES,
  REFUSAL_GROUND_CODES,
];
