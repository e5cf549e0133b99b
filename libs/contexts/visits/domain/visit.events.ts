import {
  ACTING,
  DAY,
  DOC_REF,
  FLAG,
  INSTANT,
  INTEGER,
  PERSON_REF,
  REGION_REF,
  TEXT,
  WARNING,
  allHolding,
  field,
  listOf,
  optional,
  record,
  repairCatalogue,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { LATENESS, REPORT_TERM, reportTermAwaits } from './visit.report-term.js';
import { ANSWERING_HOST, PLANNED, VISIT, visitTerms } from './visit.terms.js';

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

const WARNINGS = { warnings: field(['peringatan', 'warnings'], listOf(WARNING)) };
const REASON = { reason: field(['alasan', 'reason'], TEXT) };
/** Version 1 knew of no parties but regions: what it holds reads as before. */
const ONLY_REGIONS = { 1: (data: object) => data };
const REPLY = ['surat balasan', 'letter of reply'] as const;

/**
 * The day on which each of them happened is `occurredOn` of its metadata. Raising a version needs an upcaster here and
 * a new frozen sample in `fixtures/`; the old sample stays.
 */
export const visitCatalogue = allHolding(VISIT, {
  VisitProposed: {
    version: 2,
    label: ['kunjungan diajukan', 'visit proposed'],
    upcast: ONLY_REGIONS,
    data: {
      ...visitTerms.fields,
      ...WARNINGS,
      letter: field(['surat permohonan', 'letter of request'], DOC_REF),
      proposedBy: field(['pejabat yang mengajukan', 'official who proposed'], ACTING),
    },
  },
  VisitHostingAccepted: {
    version: 2,
    label: ['tuan rumah menerima', 'host accepted'],
    upcast: ONLY_REGIONS,
    data: {
      ...ANSWERING_HOST,
      acceptedBy: field(['pejabat yang menerima', 'official who accepted'], ACTING),
      reply: field(REPLY, DOC_REF),
    },
  },
  VisitHostingDeclined: {
    version: 2,
    label: ['tuan rumah menolak', 'host declined'],
    upcast: ONLY_REGIONS,
    data: {
      ...ANSWERING_HOST,
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
    version: 2,
    label: ['kunjungan disetujui', 'visit approved'],
    upcast: ONLY_REGIONS,
    data: {
      /** Of a journey abroad (VIS-14). */
      travelPermit: optional(['izin perjalanan ke luar negeri', 'permit for the journey abroad'], DOC_REF),
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
    version: 2,
    label: ['inovasi diamati', 'innovation observed'],
    upcast: ONLY_REGIONS,
    data: {
      innovationId: field(['id inovasi', 'id of the innovation'], TEXT),
      /** Where it was seen: a region of a host, or a host that is a body. One of them is there. */
      hostRegion: optional(['wilayah tuan rumah', 'region of the host'], REGION_REF),
      party: ANSWERING_HOST.party,
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
