import { codeList } from '#kernel';

export const GROUNDS = [
  'AGREED',
  'AIM_REACHED',
  'POLICY_CHANGE',
  'OBJECT_LOST',
  'COURT_DECISION',
  'BANKRUPTCY',
  'FUNDAMENTAL_CHANGE',
  'BREACH',
  'REPLACED',
  'NEW_NORM',
  'PUBLIC_INTEREST',
  'TERM_ENDED',
  'PARENT_ENDED',
] as const;

export type Ground = (typeof GROUNDS)[number];

export const FACILITATORS = [
  'CAMAT',
  'BUPATI',
  'GOVERNOR',
  'MINISTER',
  'DELIBERATION',
  'AS_CONTRACT',
  'NEGOTIATION',
  'COURT',
] as const;

export type Facilitator = (typeof FACILITATORS)[number];

export const CHANGED_PARTS = [
  'TERM',
  'SCOPE',
  'EXECUTION',
  'FUNDING',
  'RIGHTS_DUTIES',
  'PARTIES',
  'OBJECT',
  'OTHER',
] as const;

export const SETTLED = ['ARREARS', 'ASSETS', 'HANDOVER'] as const;

export const FLAGS = ['RETROACTIVE', 'LONG_TERM', 'OUTSIDE_PLAN'] as const;

export type AgreementFlag = (typeof FLAGS)[number];

export const GROUND_CODES = codeList(['Alasan pengakhiran', 'Ground of termination'], GROUNDS, {
  AGREED: ['kesepakatan para pihak', 'agreed by the parties'],
  AIM_REACHED: ['tujuan tercapai', 'aim reached'],
  POLICY_CHANGE: ['perubahan kebijakan menurut peraturan', 'change of policy by law'],
  OBJECT_LOST: ['objek hilang', 'object lost'],
  COURT_DECISION: ['putusan pengadilan yang tetap', 'final decision of a court'],
  BANKRUPTCY: ['pailit', 'bankruptcy'],
  FUNDAMENTAL_CHANGE: ['perubahan mendasar atau keadaan luar biasa', 'fundamental change'],
  BREACH: ['pelanggaran oleh salah satu pihak', 'breach by a party'],
  REPLACED: ['digantikan perjanjian baru', 'replaced by a new agreement'],
  NEW_NORM: ['bertentangan dengan norma baru dalam peraturan', 'against a new norm of law'],
  PUBLIC_INTEREST: ['merugikan kepentingan masyarakat, daerah, atau nasional', 'against the public interest'],
  TERM_ENDED: ['masa berlaku habis', 'its term is over'],
  PARENT_ENDED: ['perjanjian induknya diakhiri bersama perjanjian ini', 'ended together with its parent agreement'],
});

export const FACILITATOR_CODES = codeList(['Penyelesai perselisihan', 'Who settles a dispute'], FACILITATORS, {
  CAMAT: ['Camat', 'head of the district'],
  BUPATI: ['Bupati atau Wali Kota', 'regent or mayor'],
  GOVERNOR: ['Gubernur', 'governor'],
  MINISTER: ['Menteri Dalam Negeri', 'Minister of Home Affairs'],
  DELIBERATION: ['musyawarah para pihak', 'deliberation of the parties'],
  AS_CONTRACT: ['sesuai perjanjian', 'as the contract says'],
  NEGOTIATION: ['perundingan', 'negotiation'],
  COURT: ['pengadilan', 'court'],
});

export const CHANGED_PART_CODES = codeList(['Bagian yang diubah', 'Part that is changed'], CHANGED_PARTS, {
  TERM: ['jangka waktu', 'term'],
  SCOPE: ['ruang lingkup', 'scope'],
  EXECUTION: ['pelaksanaan', 'execution'],
  FUNDING: ['pembiayaan', 'funding'],
  RIGHTS_DUTIES: ['hak dan kewajiban', 'rights and duties'],
  PARTIES: ['para pihak; tidak dapat dengan adendum', 'parties; not by an addendum'],
  OBJECT: ['objek; tidak dapat dengan adendum', 'object; not by an addendum'],
  OTHER: ['lainnya', 'something else'],
});

export const SETTLED_CODES = codeList(['Hal yang diselesaikan', 'What is settled'], SETTLED, {
  ARREARS: ['tunggakan', 'arrears'],
  ASSETS: ['aset', 'assets'],
  HANDOVER: ['serah terima', 'handover'],
});

export const FLAG_CODES = codeList(['Tanda pada perjanjian', 'Flag of an agreement'], FLAGS, {
  RETROACTIVE: ['berlaku surut', 'retroactive'],
  LONG_TERM: ['lebih lama daripada yang lazim', 'longer than usual'],
  OUTSIDE_PLAN: ['di luar RPJMD', 'outside the plan'],
});
