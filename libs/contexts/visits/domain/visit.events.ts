import {
  ACTING,
  DAY,
  DOC_REF,
  FLAG,
  INSTANT,
  INTEGER,
  PERSON_REF,
  REGION_REF,
  RUPIAH,
  TEXT,
  WARNING,
  allHolding,
  codeOf,
  field,
  listOf,
  optional,
  record,
  repairCatalogue,
  type DeclaredEvent,
  type EventCatalogue,
  type Shape,
  type TypeOf,
  type WarningCode,
} from '#kernel';
import { FUNDING_SOURCE_CODES, VISIT_KIND_CODES } from './visit.codes.js';

const VISIT = { visitId: field(['id kunjungan', 'id of the visit'], TEXT) };

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

const PLANNED = {
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

/** A traveller by reference: names and numbers of persons stay in the vault (COM-11). */
export const traveller = record({
  subjectRef: field(['rujukan orang', 'reference to the person'], PERSON_REF),
  spdNo: field(['nomor SPD', 'number of the SPD'], TEXT),
  /** Travels in an office or a village institution; family members do not (VIS-09). */
  official: field(['bepergian dalam jabatan', 'travels in an office'], FLAG),
});
export type Traveller = TypeOf<typeof traveller>;

/** An order that no longer holds: whose days are free again. `commandId` is the one that had reserved them. */
export const releasedOrder = record({
  commandId: field(['id perintah yang memesan harinya', 'id of the command that had reserved its days'], TEXT),
  subjectRefs: field(['rujukan orang', 'references to persons'], listOf(PERSON_REF)),
});
export type ReleasedOrder = TypeOf<typeof releasedOrder>;
const RELEASED = {
  released: optional(['Surat Tugas yang tidak berlaku lagi', 'travel order that no longer holds'], releasedOrder),
};

/** Warnings that the rules on terms give (VIS-04, VIS-06); the approver acknowledges them. */
export const TERMS_WARNINGS: readonly WarningCode[] = ['W_REPEAT_VISIT', 'W_DANA_DESA_EARLIER_TA'];

/** VIS-11. */
const REPORT_TERM = {
  reportDueOn: field(['hari terakhir untuk laporan (VIS-11)', 'last day for the report (VIS-11)'], DAY),
  /** When that day has ended where the visitors live. */
  overdueFrom: field(['laporan lewat tenggat sejak', 'instant from which the report is overdue'], INSTANT),
  /** Version 1 of the events does not say it: a day from their entry. */
  graceUntil: optional(['belum disebut lewat tenggat sebelum', 'not called overdue before this instant'], INSTANT),
};
export type ReportTerm = Shape<typeof REPORT_TERM>;

const reportTermAwaits = record({
  calendars: field(['tahun kalender yang belum dimuat', 'years whose calendars are not loaded'], listOf(INTEGER)),
  workdays: field(['banyaknya hari kerja sesudah hari terakhir', 'working days after the last day'], INTEGER),
});
export type ReportTermAwaits = TypeOf<typeof reportTermAwaits>;

/** Absent while the due day is not known. */
const LATENESS = {
  late: optional(['laporan terlambat', 'the report was late'], FLAG),
  daysLate: optional(['banyaknya hari keterlambatan laporan', 'days by which the report was late'], INTEGER),
};
const WARNINGS = { warnings: field(['peringatan', 'warnings'], listOf(WARNING)) };
const REASON = { reason: field(['alasan', 'reason'], TEXT) };
const HOST = { host: field(['tuan rumah', 'host'], REGION_REF) };
const REPLY = ['surat balasan', 'letter of reply'] as const;

/**
 * The day on which each of them happened is `occurredOn` of its metadata. Raising a version needs an upcaster here and
 * a new frozen sample in `fixtures/`; the old sample stays.
 */
export const visitCatalogue = allHolding(VISIT, {
  VisitProposed: {
    version: 1,
    label: ['kunjungan diajukan', 'visit proposed'],
    data: {
      ...visitTerms.fields,
      ...WARNINGS,
      letter: field(['surat permohonan', 'letter of request'], DOC_REF),
      proposedBy: field(['pejabat yang mengajukan', 'official who proposed'], ACTING),
    },
  },
  VisitHostingAccepted: {
    version: 1,
    label: ['tuan rumah menerima', 'host accepted'],
    data: {
      ...HOST,
      acceptedBy: field(['pejabat yang menerima', 'official who accepted'], ACTING),
      reply: field(REPLY, DOC_REF),
    },
  },
  VisitHostingDeclined: {
    version: 1,
    label: ['tuan rumah menolak', 'host declined'],
    data: {
      ...HOST,
      ...REASON,
      declinedBy: field(['pejabat yang menolak', 'official who declined'], ACTING),
      reply: optional(REPLY, DOC_REF),
    },
  },
  VisitRescheduled: {
    version: 2,
    label: ['hari kunjungan diubah', 'visit rescheduled'],
    upcast: { 1: (data: object) => data },
    data: {
      ...PLANNED,
      ...RELEASED,
      /** What the approver has to acknowledge now; version 1 did not look, and what stood remained. */
      warnings: optional(WARNINGS.warnings.label, listOf(WARNING)),
    },
  },
  VisitApproved: {
    version: 1,
    label: ['kunjungan disetujui', 'visit approved'],
    data: {
      approver: field(['pejabat yang menyetujui', 'official who approved'], ACTING),
      acknowledged: field(['peringatan yang sudah diketahui', 'warnings that were seen'], listOf(WARNING)),
    },
  },
  TravelOrderIssued: {
    version: 1,
    label: ['Surat Tugas terbit', 'travel order issued'],
    data: {
      orderNo: field(['nomor Surat Tugas', 'number of the travel order'], TEXT),
      order: field(['Surat Tugas', 'travel order'], DOC_REF),
      travellers: field(['para pelaku perjalanan', 'travellers'], listOf(traveller)),
      from: field(['hari pertama', 'first day'], DAY),
      to: field(['hari terakhir', 'last day'], DAY),
    },
  },
  /** An attempt to issue an order died half-way: it can no longer succeed, and the days it had reserved are free. */
  TravelOrderLapsed: {
    version: 1,
    label: ['penerbitan Surat Tugas gugur', 'attempt at a travel order lapsed'],
    data: releasedOrder.fields,
  },
  VisitStarted: { version: 1, label: ['kunjungan mulai', 'visit began'] },
  VisitSessionHeld: {
    version: 1,
    label: ['acara berlangsung', 'session held'],
    data: {
      topic: field(['topik', 'topic'], TEXT),
      speaker: field(['narasumber', 'speaker'], ACTING),
      place: field(['tempat', 'place'], TEXT),
    },
  },
  InnovationObserved: {
    version: 1,
    label: ['inovasi diamati', 'innovation observed'],
    data: {
      innovationId: field(['id inovasi', 'id of the innovation'], TEXT),
      hostRegion: field(['wilayah tuan rumah', 'region of the host'], REGION_REF),
      description: field(['uraian', 'description'], TEXT),
    },
  },
  VisitCompleted: {
    version: 2,
    label: ['kunjungan selesai', 'visit completed'],
    upcast: { 1: (data: object) => data },
    data: {
      attendance: field(['banyaknya orang dalam daftar hadir', 'persons on the attendance list'], INTEGER),
      attendanceDoc: field(['daftar hadir', 'attendance list'], DOC_REF),
      hostConfirmationDoc: field(['surat keterangan tuan rumah', 'confirmation of the host'], DOC_REF),
      reportDueOn: optional(REPORT_TERM.reportDueOn.label, DAY),
      overdueFrom: optional(REPORT_TERM.overdueFrom.label, INSTANT),
      graceUntil: REPORT_TERM.graceUntil,
      /** Instead of the term, while it cannot be told. */
      reportTermAwaits: optional(['tenggat menunggu kalender kerja', 'due day waits for calendars'], reportTermAwaits),
    },
  },
  VisitReportSubmitted: {
    version: 2,
    label: ['laporan disampaikan', 'report submitted'],
    upcast: { 1: (data: object) => data },
    data: {
      findings: field(['temuan', 'findings'], TEXT),
      observations: field(['pengamatan', 'observations'], listOf(TEXT)),
      reportDoc: field(['dokumen laporan', 'report document'], DOC_REF),
      ...LATENESS,
      ...WARNINGS,
    },
  },
  /** The calendar that the due day waited for has come; with what it says of a report that had come before it. */
  ReportTermSet: {
    version: 1,
    label: ['tenggat laporan ditetapkan', 'due day of the report set'],
    data: {
      endedOn: field(['hari kunjungan selesai', 'day on which the visit ended'], DAY),
      ...LATENESS,
      ...WARNINGS,
      ...REPORT_TERM,
    },
  },
  VisitReportOverdue: {
    version: 1,
    label: ['laporan lewat tenggat', 'report overdue'],
    data: { reportDueOn: REPORT_TERM.reportDueOn },
  },
  VisitClosed: { version: 1, label: ['kunjungan ditutup', 'visit closed'] },
  VisitCancelled: { version: 1, label: ['kunjungan dibatalkan', 'visit cancelled'], data: { ...REASON, ...RELEASED } },
  ...repairCatalogue,
  /** With `released` the travellers' days were claimed anew by the correction's own command. */
  RecordCorrected: {
    ...repairCatalogue.RecordCorrected,
    data: {
      ...repairCatalogue.RecordCorrected.data,
      ...RELEASED,
      /** Where the correction concerns that (VIS-05). */
      tookFrom: optional(
        ['pagu yang dipakai kunjungan sampai saat itu', 'ceilings of which the visit took money until then'],
        listOf(TEXT),
      ),
    },
  },
  RecordVoided: { ...repairCatalogue.RecordVoided, data: { ...repairCatalogue.RecordVoided.data, ...RELEASED } },
} as const satisfies EventCatalogue);

export type VisitEvent = DeclaredEvent<typeof visitCatalogue>;
export type VisitProposed = DeclaredEvent<typeof visitCatalogue, 'VisitProposed'>;
export type TravelOrderIssued = DeclaredEvent<typeof visitCatalogue, 'TravelOrderIssued'>;
export type VisitCompleted = DeclaredEvent<typeof visitCatalogue, 'VisitCompleted'>;
export type VisitReportSubmitted = DeclaredEvent<typeof visitCatalogue, 'VisitReportSubmitted'>;
