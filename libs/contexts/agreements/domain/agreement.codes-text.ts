import { codeList } from '#kernel';

/** What a text holds, article by article. */
export const CONTENTS = [
  'PARTIES',
  'AIM',
  'OBJECT',
  'SCOPE',
  'EXECUTION',
  'TERM',
  'CORRESPONDENCE',
  'CLOSING',
  'RIGHTS_DUTIES',
  'FUNDING',
  'FORCE_MAJEURE',
  'DISPUTE',
  'TERMINATION',
  'SANCTIONS',
  'FIELD',
  'PROCEDURE',
  'CHANGE',
] as const;

export type Content = (typeof CONTENTS)[number];

export const TERM_ENDS = ['FIXED', 'OPEN_ENDED'] as const;

export const MONEY_SOURCES = ['APBN', 'APBD', 'APBDES', 'PIHAK_KETIGA', 'HIBAH_LN', 'SWADAYA'] as const;

/** Budgets of the state, of regions and of villages. */
export const PUBLIC_MONEY: readonly (typeof MONEY_SOURCES)[number][] = ['APBN', 'APBD', 'APBDES'];

export const EXECUTORS = ['BKAD', 'VILLAGE_GOVERNMENT'] as const;

export const SIGN_METHODS = ['WET_INK', 'TTE_CERTIFIED', 'TTE_UNCERTIFIED'] as const;

export const ATTENDING_ROLES = ['WITNESS', 'FACILITATOR'] as const;

/** The steps of cooperation with a party abroad, in their order; between the first two the DPRD approves (§7.3). */
export const CENTRAL_STEPS = ['INTENT', 'MINISTER_CONSIDERED', 'TEXT_APPROVED', 'CONFIRMED'] as const;

export type CentralStep = (typeof CENTRAL_STEPS)[number];

export const CONTENT_CODES = codeList(['Isi naskah', 'Content of the text'], CONTENTS, {
  PARTIES: ['subjek kerja sama (para pihak)', 'parties'],
  AIM: ['maksud dan tujuan', 'aim'],
  OBJECT: ['objek', 'object'],
  SCOPE: ['ruang lingkup', 'scope'],
  EXECUTION: ['pelaksanaan', 'execution'],
  TERM: ['jangka waktu', 'term'],
  CORRESPONDENCE: ['surat-menyurat', 'correspondence'],
  CLOSING: ['penutup', 'closing'],
  RIGHTS_DUTIES: ['hak dan kewajiban', 'rights and duties'],
  FUNDING: ['pembiayaan', 'funding'],
  FORCE_MAJEURE: ['keadaan memaksa', 'force majeure'],
  DISPUTE: ['penyelesaian perselisihan', 'settlement of disputes'],
  TERMINATION: ['pengakhiran', 'termination'],
  SANCTIONS: ['sanksi', 'sanctions'],
  FIELD: ['bidang kerja sama', 'field of cooperation'],
  PROCEDURE: ['tata cara dan ketentuan pelaksanaan', 'procedure'],
  CHANGE: ['perubahan, penundaan, dan pembatalan', 'change, suspension and cancellation'],
});

export const TERM_END_CODES = codeList(['Akhir jangka waktu', 'End of the term'], TERM_ENDS, {
  FIXED: ['sampai tanggal tertentu', 'on a day'],
  OPEN_ENDED: ['tanpa batas waktu, sampai diakhiri', 'open-ended, until it is terminated'],
});

export const MONEY_SOURCE_CODES = codeList(['Sumber pembiayaan', 'Source of funding'], MONEY_SOURCES, {
  APBN: ['APBN', 'national budget'],
  APBD: ['APBD', 'budget of a region'],
  APBDES: ['APB Desa', 'budget of a village'],
  PIHAK_KETIGA: ['pihak ketiga', 'a third party'],
  HIBAH_LN: ['hibah luar negeri', 'grant from abroad'],
  SWADAYA: ['swadaya', 'own means of the community'],
});

export const EXECUTOR_CODES = codeList(['Pelaksana kerja sama antar desa', 'Executor between villages'], EXECUTORS, {
  BKAD: ['Badan Kerja Sama Antar Desa', 'inter-village cooperation body (BKAD)'],
  VILLAGE_GOVERNMENT: ['pemerintah desa', 'government of the village'],
});

export const SIGN_METHOD_CODES = codeList(['Cara tanda tangan', 'Way of signing'], SIGN_METHODS, {
  WET_INK: ['tanda tangan basah', 'wet ink'],
  TTE_CERTIFIED: ['tanda tangan elektronik tersertifikasi', 'certified electronic signature'],
  TTE_UNCERTIFIED: [
    'tanda tangan elektronik tidak tersertifikasi; tidak diterima di sini',
    'uncertified electronic signature; not accepted here',
  ],
});

export const ATTENDING_ROLE_CODES = codeList(['Peran saat penandatanganan', 'Role at the signing'], ATTENDING_ROLES, {
  WITNESS: ['saksi', 'witness'],
  FACILITATOR: ['fasilitator', 'facilitator'],
});

export const CENTRAL_STEP_CODES = codeList(
  ['Langkah kerja sama luar negeri', 'Step of cooperation with abroad'],
  CENTRAL_STEPS,
  {
    INTENT: ['pernyataan kehendak (LoI)', 'letter of intent'],
    MINISTER_CONSIDERED: ['dipertimbangkan Menteri', 'considered by the Minister'],
    TEXT_APPROVED: ['naskah disetujui', 'text approved'],
    CONFIRMED: ['dikonfirmasi pemerintah pusat', 'confirmed by the central government'],
  },
);
