import { codeList, type CodeList, type Meaning } from '#kernel';
import { AFFAIR_CODES, PLANNING_CODES } from './agreement.codes-affairs.js';
import {
  CHANGED_PART_CODES,
  FACILITATOR_CODES,
  FLAG_CODES,
  GROUND_CODES,
  SETTLED_CODES,
} from './agreement.codes-end.js';
import {
  ATTENDING_ROLE_CODES,
  CENTRAL_STEP_CODES,
  CONTENT_CODES,
  EXECUTOR_CODES,
  MONEY_SOURCE_CODES,
  SIGN_METHOD_CODES,
  TERM_END_CODES,
} from './agreement.codes-text.js';

export * from './agreement.codes-affairs.js';
export * from './agreement.codes-text.js';
export * from './agreement.codes-end.js';

/** Where cooperation that was initiated can stand, in the order of its life (domain §3.2). */
export const AGREEMENT_STAGES = [
  'INITIATED',
  'OFFERED',
  'OFFER_ACCEPTED',
  'OFFER_DECLINED',
  'OFFER_LAPSED',
  'DRAFTING',
  'RECOMMENDED',
  'FINAL',
  'PARTIALLY_SIGNED',
  'SIGNED',
  'ACTIVE',
  'EXPIRED',
  'TERMINATED',
  'SUPERSEDED',
  'ABANDONED',
  'VOIDED',
] as const;

/** What each stage means, also in refusals; up to its first explanation, what it is called on pages. */
export const STAGE_WORDS: Readonly<Record<(typeof AGREEMENT_STAGES)[number], Meaning>> = {
  INITIATED: ['diprakarsai, belum ada naskah', 'initiated, without a text'],
  OFFERED: ['ditawarkan, menunggu jawaban', 'offered, waiting for the answer'],
  OFFER_ACCEPTED: ['penawaran diterima, menunggu naskah', 'offer accepted, waiting for the text'],
  OFFER_DECLINED: ['penawaran ditolak', 'offer declined'],
  OFFER_LAPSED: ['penawaran gugur, tanpa jawaban sampai tenggatnya', 'offer lapsed, without an answer in its term'],
  DRAFTING: ['penyusunan naskah', 'text being drafted'],
  RECOMMENDED: ['direkomendasikan TKKSD', 'recommended by TKKSD'],
  FINAL: ['naskah final, menunggu tanda tangan', 'text final, waiting for signatures'],
  PARTIALLY_SIGNED: ['ditandatangani sebagian pihak', 'signed by some of the parties'],
  SIGNED: ['ditandatangani, belum mulai berlaku', 'signed, not yet in force'],
  ACTIVE: ['berlaku', 'in force'],
  EXPIRED: ['berakhir, jangka waktunya habis', 'expired, its term is over'],
  TERMINATED: ['diakhiri, sebelum waktunya', 'terminated, before its end'],
  SUPERSEDED: ['digantikan perjanjian lain', 'superseded by another agreement'],
  ABANDONED: ['tidak dilanjutkan', 'abandoned'],
  VOIDED: ['catatan dibatalkan karena salah; tidak dihitung di mana pun', 'record voided as wrong; counted nowhere'],
};

export const INSTRUMENTS = [
  'KESEPAKATAN_BERSAMA',
  'NOTA_KESEPAKATAN_SINERGI',
  'PKS',
  'PERATURAN_BERSAMA_KEPALA_DESA',
  'PERJANJIAN_BERSAMA_PIHAK_KETIGA',
] as const;

export type Instrument = (typeof INSTRUMENTS)[number];

/** Umbrella documents, which a PKS carries out. */
export const UMBRELLAS: readonly Instrument[] = ['KESEPAKATAN_BERSAMA', 'NOTA_KESEPAKATAN_SINERGI'];

/** Instruments of villages (PP 43/2014 art. 143). */
export const OF_VILLAGES: readonly Instrument[] = ['PERATURAN_BERSAMA_KEPALA_DESA', 'PERJANJIAN_BERSAMA_PIHAK_KETIGA'];

export const SCHEMES = [
  'KSDD_WAJIB',
  'KSDD_SUKARELA',
  'KSDPK',
  'SINERGI_PUSAT',
  'KSDPL',
  'KSDLL',
  'ANTAR_DESA',
  'DESA_PIHAK_KETIGA',
] as const;

export type Scheme = (typeof SCHEMES)[number];

/** With a region or a body abroad (PP 28/2018 arts 23–43). */
export const WITH_ABROAD: readonly Scheme[] = ['KSDPL', 'KSDLL'];

export const AGREEMENT_STAGE_CODES = codeList(
  ['Tahap kerja sama', 'Stage of cooperation'],
  AGREEMENT_STAGES,
  STAGE_WORDS,
);

export const INSTRUMENT_CODES = codeList(['Bentuk naskah', 'Instrument'], INSTRUMENTS, {
  KESEPAKATAN_BERSAMA: [
    'Kesepakatan Bersama (KB)',
    'memorandum of understanding between regions or with third parties',
  ],
  NOTA_KESEPAKATAN_SINERGI: [
    'Nota Kesepakatan sinergi dengan pemerintah pusat',
    'memorandum of synergy with the central government',
  ],
  PKS: ['Perjanjian Kerja Sama (PKS)', 'technical agreement (PKS)'],
  PERATURAN_BERSAMA_KEPALA_DESA: ['Peraturan Bersama Kepala Desa', 'joint regulation of village heads'],
  PERJANJIAN_BERSAMA_PIHAK_KETIGA: [
    'Perjanjian Bersama desa dengan pihak ketiga',
    'agreement of villages with a third party',
  ],
});

export const SCHEME_CODES = codeList(['Skema kerja sama', 'Scheme of cooperation'], SCHEMES, {
  KSDD_WAJIB: ['kerja sama daerah dengan daerah lain, wajib', 'region with region, mandatory'],
  KSDD_SUKARELA: ['kerja sama daerah dengan daerah lain, sukarela', 'region with region, voluntary'],
  KSDPK: ['kerja sama daerah dengan pihak ketiga', 'region with a third party'],
  SINERGI_PUSAT: ['sinergi dengan pemerintah pusat', 'synergy with the central government'],
  KSDPL: ['kerja sama daerah dengan pemerintah daerah di luar negeri', 'region with a region abroad'],
  KSDLL: ['kerja sama daerah dengan lembaga di luar negeri', 'region with a body abroad'],
  ANTAR_DESA: ['kerja sama antar desa', 'cooperation between villages'],
  DESA_PIHAK_KETIGA: ['kerja sama desa dengan pihak ketiga', 'village with a third party'],
});

/** What the codes of agreements mean (domain §3.2, §7.3). */
export const AGREEMENT_CODES: readonly CodeList[] = [
  AGREEMENT_STAGE_CODES,
  INSTRUMENT_CODES,
  SCHEME_CODES,
  AFFAIR_CODES,
  PLANNING_CODES,
  CONTENT_CODES,
  TERM_END_CODES,
  MONEY_SOURCE_CODES,
  EXECUTOR_CODES,
  SIGN_METHOD_CODES,
  ATTENDING_ROLE_CODES,
  CENTRAL_STEP_CODES,
  GROUND_CODES,
  FACILITATOR_CODES,
  CHANGED_PART_CODES,
  SETTLED_CODES,
  FLAG_CODES,
];
