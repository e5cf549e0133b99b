import {
  DAY,
  DOC_REF,
  FLAG,
  INTEGER,
  PARTY_REF,
  REGION_REF,
  RUPIAH,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  BODY,
  type TypeOf,
  type WarningCode,
} from '#kernel';
import { FUNDING_SOURCE_CODES, VISIT_KIND_CODES, VISIT_MODE_CODES } from './visit.codes.js';

export const VISIT = { visitId: field(['id kunjungan', 'id of the visit'], TEXT) };

/** No person is origin or host. */
export const visitOrigin = record({
  ...BODY,
  officeId: field(['id kantor yang mengajukan', 'id of the office that proposed'], TEXT),
});

export const visitHost = record({ ...BODY, required: field(['wajib menjawab', 'has to answer'], FLAG) });
export type VisitHost = TypeOf<typeof visitHost>;

/** A government by its region; any other body as a party. One of them is there. */
export const ANSWERING_HOST = {
  host: optional(['wilayah tuan rumah', 'region of the host'], REGION_REF),
  party: optional(['lembaga tuan rumah', 'body that is the host'], PARTY_REF),
  /** The host has no account here: its letter says so, and the visitors recorded it. */
  recordedByOrigin: optional(
    ['dicatat oleh asal dari surat tuan rumah', "recorded by the visitors from the host's letter"],
    FLAG,
  ),
};

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
  /** Of money of others (VIS-14). */
  payer: optional(['pihak yang membayar', 'party that pays'], PARTY_REF),
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
  /** Absent: in person. */
  mode: optional(['cara kunjungan', 'mode of the visit'], codeOf(VISIT_MODE_CODES)),
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
  /** No public money is spent (VIS-14). */
  costBorneBy: optional(['pihak yang menanggung seluruh biaya', 'party that bears all costs'], PARTY_REF),
  noConflict: optional(['pernyataan bebas benturan kepentingan', 'statement of no conflict of interest'], DOC_REF),
  fundingSources: field(['rencana dana', 'planned money'], listOf(visitFunding)),
  efficiencyJustification: optional(['alasan efisiensi', 'why the money is well spent'], TEXT),
  /** One request for many origins proposed it together with their visits (VIS-15). */
  jointVisitId: optional(['id rombongan bersama', 'id of the joint visit'], TEXT),
  organiser: optional(['penyelenggara rombongan bersama', 'organiser of the joint visit'], PARTY_REF),
});
export type VisitTerms = TypeOf<typeof visitTerms>;

/** Whether nobody travels (VIS-16). */
export const isVirtual = ({ mode }: Pick<VisitTerms, 'mode'>): boolean => mode === 'VIRTUAL';

/** Warnings that the rules on terms give (VIS-04, VIS-06); the approver acknowledges them. */
export const TERMS_WARNINGS: readonly WarningCode[] = ['W_REPEAT_VISIT', 'W_DANA_DESA_EARLIER_TA'];
