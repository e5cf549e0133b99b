import {
  DAY,
  FLAG,
  INTEGER,
  REGION_REF,
  RUPIAH,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type TypeOf,
  type WarningCode,
} from '#kernel';
import { FUNDING_SOURCE_CODES, VISIT_KIND_CODES } from './visit.codes.js';

export const VISIT = { visitId: field(['id kunjungan', 'id of the visit'], TEXT) };

export const visitOrigin = record({
  region: field(['wilayah', 'region'], REGION_REF),
  officeId: field(['id kantor yang mengajukan', 'id of the office that proposed'], TEXT),
});

export const visitHost = record({
  region: field(['wilayah', 'region'], REGION_REF),
  required: field(['wajib menjawab', 'has to answer'], FLAG),
});
export type VisitHost = TypeOf<typeof visitHost>;

export const expectedOutput = record({
  text: field(['keluaran', 'output'], TEXT),
  /** What makes the output measurable (VIS-01). */
  indicator: field(['ukuran ketercapaian', 'how one sees that it was reached'], TEXT),
});
export type ExpectedOutput = TypeOf<typeof expectedOutput>;

export const visitFunding = record({
  source: field(['sumber dana', 'source of money'], codeOf(FUNDING_SOURCE_CODES)),
  fiscalYear: field(['tahun anggaran', 'fiscal year'], INTEGER),
  amount: field(['jumlah', 'amount'], RUPIAH),
});
export type VisitFunding = TypeOf<typeof visitFunding>;

export const PLANNED = {
  plannedStart: field(['hari pertama menurut rencana', 'first day as planned'], DAY),
  plannedEnd: field(['hari terakhir menurut rencana', 'last day as planned'], DAY),
};

/** What is asked for: the same in the command, in the event, in the state and on the board. */
export const visitTerms = record({
  ...VISIT,
  kind: field(['jenis kunjungan', 'kind of visit'], codeOf(VISIT_KIND_CODES)),
  origin: field(['asal', 'origin'], visitOrigin),
  hosts: field(['para tuan rumah', 'hosts'], listOf(visitHost)),
  topics: field(['topik', 'topics'], listOf(TEXT)),
  expectedOutputs: field(['keluaran yang diharapkan', 'expected outputs'], listOf(expectedOutput)),
  reasonForHost: optional(['alasan memilih tuan rumah', 'why these hosts'], TEXT),
  /** The host's award that makes it worth seeing. */
  relatedAwardId: optional(['id penghargaan tuan rumah', "id of the host's award"], TEXT),
  ...PLANNED,
  delegationSize: field(['banyaknya peserta menurut rencana', 'size of the delegation as planned'], INTEGER),
  budget: field(['anggaran kunjungan', 'budget of the visit'], RUPIAH),
  costBorneByHost: optional(['biaya ditanggung tuan rumah', 'the host bears the costs'], FLAG),
  fundingSources: field(['rencana dana', 'planned money'], listOf(visitFunding)),
  efficiencyJustification: optional(['alasan efisiensi', 'why the money is well spent'], TEXT),
});
export type VisitTerms = TypeOf<typeof visitTerms>;

/** Warnings that the rules on terms give (VIS-04, VIS-06); the approver acknowledges them. */
export const TERMS_WARNINGS: readonly WarningCode[] = ['W_REPEAT_VISIT', 'W_DANA_DESA_EARLIER_TA'];
