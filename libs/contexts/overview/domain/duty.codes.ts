import { codeList, type Setting, reject } from '#kernel';

/** What somebody has to do next (domain §4, `village_worklist`). */
export const DUTIES = [
  'ANSWER_HOSTING',
  'APPROVE_VISIT',
  'ISSUE_TRAVEL_ORDER',
  'START_VISIT',
  'COMPLETE_VISIT',
  'SUBMIT_VISIT_REPORT',
  'CLOSE_VISIT',
  'DECIDE_ADOPTION',
  'REVIEW_ADOPTION',
  'VERIFY_ADOPTION',
  'ANSWER_OFFER',
  'RECOMMEND_AGREEMENT',
  'FINALISE_AGREEMENT',
  'REQUEST_DPRD_APPROVAL',
  'RECORD_DPRD_DECISION',
  'SIGN_AGREEMENT',
  'RECORD_AGREEMENT_ACTIVITY',
  'SUBMIT_AGREEMENT_REPORT',
  'DECIDE_RENEWAL',
  'ASSESS_MODEL_VILLAGE',
  'DESIGNATE_LOCUS',
  'AGREE_DEVELOPMENT_PLAN',
  'RECORD_VILLAGE_PROGRESS',
  'RENEW_SUPPORT',
  'DECIDE_CORRECTION',
] as const;
export type Duty = (typeof DUTIES)[number];

export const DUTY_CODES = codeList(['Pekerjaan yang ditunggu', 'What is to be done'], DUTIES, {
  ANSWER_HOSTING: ['menjawab permintaan menjadi tuan rumah', 'answer a request to host a visit'],
  APPROVE_VISIT: ['menyetujui kunjungan', 'approve a visit'],
  ISSUE_TRAVEL_ORDER: ['menerbitkan Surat Tugas', 'issue the travel order'],
  START_VISIT: ['mencatat kunjungan mulai', 'record that the visit began'],
  COMPLETE_VISIT: ['mencatat kunjungan selesai', 'record that the visit ended'],
  SUBMIT_VISIT_REPORT: ['menyampaikan laporan kunjungan (VIS-11)', 'submit the report of a visit (VIS-11)'],
  CLOSE_VISIT: ['menutup kunjungan (VIS-13)', 'close a visit (VIS-13)'],
  DECIDE_ADOPTION: ['memutuskan inovasi yang diamati (VIS-12)', 'decide on an innovation that was observed (VIS-12)'],
  REVIEW_ADOPTION: ['melaporkan kemajuan adopsi pada hari peninjauan', 'report progress on a day of review'],
  VERIFY_ADOPTION: [
    'memverifikasi penerapan yang dilaporkan (VIS-12)',
    'verify what was reported as carried out (VIS-12)',
  ],
  ANSWER_OFFER: ['menjawab penawaran kerja sama', 'answer an offer of cooperation'],
  RECOMMEND_AGREEMENT: ['memberi rekomendasi TKKSD (AGR-04)', 'give the recommendation of the TKKSD (AGR-04)'],
  FINALISE_AGREEMENT: ['memfinalkan naskah kerja sama', 'make the text of an agreement final'],
  REQUEST_DPRD_APPROVAL: ['memohon persetujuan DPRD (AGR-10)', 'ask for the approval of the DPRD (AGR-10)'],
  RECORD_DPRD_DECISION: ['mencatat keputusan DPRD (AGR-10)', 'record what the DPRD decided (AGR-10)'],
  SIGN_AGREEMENT: ['menandatangani naskah kerja sama (AGR-08)', 'sign an agreement (AGR-08)'],
  RECORD_AGREEMENT_ACTIVITY: [
    'mencatat kegiatan PKS yang lama tanpa kegiatan',
    'record an activity of a PKS that has been without one for long',
  ],
  SUBMIT_AGREEMENT_REPORT: [
    'menyampaikan laporan tahunan kerja sama (AGR-15)',
    'submit the yearly report of an agreement (AGR-15)',
  ],
  DECIDE_RENEWAL: [
    'memutuskan perpanjangan atau akhir kerja sama yang akan berakhir',
    'decide on extending an agreement that is about to expire, or on its end',
  ],
  ASSESS_MODEL_VILLAGE: ['menilai desa yang diusulkan sebagai percontohan', 'assess a village nominated as a model'],
  DESIGNATE_LOCUS: ['menetapkan lokus desa percontohan (MOD-02)', 'designate the place of a model village (MOD-02)'],
  AGREE_DEVELOPMENT_PLAN: [
    'menyepakati rencana pengembangan desa percontohan',
    'agree on the development plan of a model village',
  ],
  RECORD_VILLAGE_PROGRESS: ['mencatat kemajuan desa percontohan', 'record progress of a model village'],
  RENEW_SUPPORT: [
    'memperbarui perjanjian yang mendukung desa percontohan (MOD-06)',
    'renew the agreement that supports a model village (MOD-06)',
  ],
  DECIDE_CORRECTION: [
    'memutuskan permintaan perbaikan atau pembatalan catatan',
    'decide on a request to correct or void a record',
  ],
});

export const DUE_BASES = ['RULE', 'PLAN', 'CUSTOM'] as const;

export const DUE_BASIS_CODES = codeList(['Dasar tenggat', 'What sets a due day'], DUE_BASES, {
  RULE: ['ditetapkan aturan atau keputusan', 'set by a rule or a decision'],
  PLAN: ['hari kunjungan menurut rencana', 'the planned days of the visit'],
  CUSTOM: ['batas kerja Sinergi, tidak ditetapkan aturan', 'a working limit of Sinergi; no rule sets it'],
});

export const ESCALATIONS = ['OWNER', 'SUPERIOR', 'LEADERSHIP', 'INSPECTORATE'] as const;
export type Escalation = (typeof ESCALATIONS)[number];

export const ESCALATION_CODES = codeList(['Tingkat penanganan', 'Level of escalation'], ESCALATIONS, {
  OWNER: ['pihak yang wajib', 'who has to do it'],
  SUPERIOR: ['atasannya', 'the superior'],
  LEADERSHIP: ['pimpinan daerah', 'the leadership of the region'],
  INSPECTORATE: ['inspektorat', 'the inspectorate'],
});

const MOST_DAYS = 3_650;
const isDays = (value: unknown): value is readonly [number, number, number] =>
  Array.isArray(value) &&
  value.length === ESCALATIONS.length - 1 &&
  value.every(
    (days, index) =>
      Number.isInteger(days) && days > (index ? (value[index - 1] as number) : 0) && (days as number) <= MOST_DAYS,
  );

/** Days late from which the superior, the leadership and the inspectorate are told. */
export const ESCALATION_DAYS: Setting<readonly [number, number, number]> = {
  name: 'ESCALATION_DAYS',
  tag: 'D',
  legalBasis: 'domain §4, obligations_overdue',
  initial: [8, 31, 91],
  parse: (value) => {
    if (isDays(value)) return value;
    throw reject('E_VALIDATION', {
      messageId: `harus tiga bilangan bulat yang menaik, dari 1 sampai ${MOST_DAYS}, bukan ${JSON.stringify(value)}`,
      messageEn: `must be three rising whole numbers from 1 to ${MOST_DAYS}, not ${JSON.stringify(value)}`,
    });
  },
};

/** How far it has come with something that many days late; 0 = not late. */
export const escalationOf = (daysLate: number, from: readonly number[]): Escalation =>
  ESCALATIONS[from.filter((days) => daysLate >= days).length]!;
