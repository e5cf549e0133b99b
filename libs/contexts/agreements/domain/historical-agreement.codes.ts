import { codeList, type CodeList } from '#kernel';

/** What a register did not tell of an agreement, so that its record is "data tidak lengkap" (COM-07, G12). */
export const AGREEMENT_GAPS = [
  'DOCUMENTS',
  'PARTY',
  'TITLE',
  'INSTRUMENT',
  'DATE',
  'DATE_PART',
  'END',
  'END_PART',
  'SIGNATORY',
  'MANDATE',
  'NO_AUTHORITY',
  'PARENT',
  'ADDENDUM',
  'DPRD_APPROVAL',
] as const;
export type AgreementGap = (typeof AGREEMENT_GAPS)[number];

export const AGREEMENT_GAP_CODES = codeList(
  ['Yang tidak lengkap pada kerja sama dari register lama', 'What is missing of an agreement from an old register'],
  AGREEMENT_GAPS,
  {
    DOCUMENTS: ['naskah belum dilampirkan', 'its text is not attached'],
    PARTY: ['salah satu pihak atau wilayahnya tidak pasti', 'a party or its region not certain'],
    TITLE: ['judul tidak diketahui', 'title not known'],
    INSTRUMENT: ['bentuk naskah tidak diketahui', 'instrument not known'],
    DATE: ['tanggal tidak diketahui', 'date not known'],
    DATE_PART: ['tanggal hanya bulan atau tahunnya', 'date known to the month or year alone'],
    END: ['tanggal berakhir tidak diketahui', 'end not known'],
    END_PART: ['tanggal berakhir hanya bulan atau tahunnya', 'end known to the month or year alone'],
    SIGNATORY: ['penandatangan tidak disebut', 'signatories not named'],
    MANDATE: ['kewenangan penandatangan tidak diketahui', 'mandate of a signatory not known'],
    NO_AUTHORITY: ['tertulis ditandatangani tanpa surat kuasa', 'said to be signed without power of attorney'],
    PARENT: ['naskah induk tidak diketahui', 'parent document not known'],
    ADDENDUM: ['adendum disebut tanpa tanggal', 'addenda told without dates'],
    DPRD_APPROVAL: ['persetujuan DPRD tidak diketahui', 'approval of the DPRD not known'],
  },
);

/** What a row of a register tells of. */
export const HISTORICAL_ACTS = ['AGREEMENT', 'AMENDMENT', 'TERMINATION'] as const;
export const HISTORICAL_ACT_CODES = codeList(
  ['Yang diceritakan register lama', 'What an old register tells of'],
  HISTORICAL_ACTS,
  {
    AGREEMENT: ['perjanjian', 'agreement'],
    AMENDMENT: ['perubahan (adendum) perjanjian', 'change (addendum) of an agreement'],
    TERMINATION: ['pengakhiran perjanjian', 'termination of an agreement'],
  },
);

/** Schemes as far as parties and date tell; whether regions are adjacent they do not tell. */
export const HISTORICAL_SCHEMES = [
  'KSDD',
  'KSDPK',
  'SINERGI_PUSAT',
  'KSDPL',
  'KSDLL',
  'ANTAR_DESA',
  'DESA_PIHAK_KETIGA',
] as const;
export const HISTORICAL_SCHEME_CODES = codeList(
  ['Skema kerja sama dari register lama', 'Scheme of an agreement from an old register'],
  HISTORICAL_SCHEMES,
  {
    KSDD: ['kerja sama daerah dengan daerah lain', 'region with region'],
    KSDPK: ['kerja sama daerah dengan pihak ketiga', 'region with a third party'],
    SINERGI_PUSAT: ['sinergi dengan pemerintah pusat', 'synergy with the central government'],
    KSDPL: ['kerja sama daerah dengan pemerintah daerah di luar negeri', 'region with a region abroad'],
    KSDLL: ['kerja sama daerah dengan lembaga di luar negeri', 'region with a body abroad'],
    ANTAR_DESA: ['kerja sama antar desa', 'cooperation between villages'],
    DESA_PIHAK_KETIGA: ['kerja sama desa dengan pihak ketiga', 'village with a third party'],
  },
);

export const HISTORICAL_ROLES = ['SIGNATORY', 'WITNESS'] as const;
export const HISTORICAL_ROLE_CODES = codeList(
  ['Peran pada penandatanganan dari register lama', 'Part at a signing from an old register'],
  HISTORICAL_ROLES,
  { SIGNATORY: ['penandatangan', 'signatory'], WITNESS: ['saksi', 'witness'] },
);

export const HISTORICAL_ENDS = ['UNTIL', 'OPEN_ENDED'] as const;
export const HISTORICAL_END_CODES = codeList(
  ['Akhir kerja sama dari register lama', 'End of an agreement from an old register'],
  HISTORICAL_ENDS,
  { UNTIL: ['sampai tanggal tertentu', 'until a day'], OPEN_ENDED: ['tanpa batas waktu', 'open-ended'] },
);

/** What the codes in agreements of old registers mean. */
export const HISTORICAL_AGREEMENT_CODES: readonly CodeList[] = [
  AGREEMENT_GAP_CODES,
  HISTORICAL_ACT_CODES,
  HISTORICAL_SCHEME_CODES,
  HISTORICAL_ROLE_CODES,
  HISTORICAL_END_CODES,
];
