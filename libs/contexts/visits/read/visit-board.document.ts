import {
  ACTING,
  DAY,
  FILED_BY,
  FLAG,
  INTEGER,
  PROVENANCE,
  REGION,
  RUPIAH,
  TEXT,
  WARNING,
  boardDocument,
  boardStep,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { FUNDING_SOURCE_CODES, HOST_ANSWER_CODES, VISIT_STAGE_CODES } from '../domain/visit.codes.js';
import { visitCatalogue, type VisitEvent } from '../domain/visit.events.js';
import { visitHost, visitOrigin, visitTerms } from '../domain/visit.terms.js';

export type RecordedVisitEvent = Recorded<VisitEvent>;

const boardHost = record({
  ...visitHost.fields,
  answer: field(['jawaban', 'answer'], codeOf(HOST_ANSWER_CODES)),
  answeredOn: optional(['tanggal jawaban', 'day of the answer'], DAY),
  answeredBy: optional(['pejabat yang menjawab', 'official who answered'], ACTING),
  reason: optional(['alasan menolak', 'why it declined'], TEXT),
  recordedByOrigin: visitCatalogue.VisitHostingAccepted.data.recordedByOrigin,
});
export type BoardHost = TypeOf<typeof boardHost>;

const { visitId: _visit, ...SESSION } = visitCatalogue.VisitSessionHeld.data;
const { visitId: _ofVisit, ...INNOVATION } = visitCatalogue.InnovationObserved.data;
const terms = visitTerms.fields;

const boardSession = record({ on: field(['tanggal', 'day'], DAY), ...SESSION });

const boardInnovation = record({ ...INNOVATION, on: field(['tanggal diamati', 'day on which it was seen'], DAY) });

/** A document is to the visit what it is to the step that filed it. */
const { VisitProposed, VisitHostingAccepted, VisitApproved, TravelOrderIssued, VisitCompleted, VisitReportSubmitted } =
  visitCatalogue;
const DOCUMENT_ROLES = {
  letter: VisitProposed.data.letter.label,
  noConflict: terms.noConflict.label,
  reply: VisitHostingAccepted.data.reply.label,
  travelPermit: VisitApproved.data.travelPermit.label,
  order: TravelOrderIssued.data.order.label,
  attendanceDoc: VisitCompleted.data.attendanceDoc.label,
  hostConfirmationDoc: VisitCompleted.data.hostConfirmationDoc.label,
  reportDoc: VisitReportSubmitted.data.reportDoc.label,
};

const boardApproval = record({
  approver: field(['pejabat yang menyetujui', 'official who approved'], ACTING),
  on: field(['tanggal', 'day'], DAY),
  filedBy: FILED_BY,
});

/** A visit as the board shows it, in the list and on its own page. No traveller is named (COM-11). */
export const visitDocument = record({
  id: field(['id kunjungan', 'id of the visit'], TEXT),
  revision: field(['revisi', 'revision'], INTEGER),
  status: field(['tahap kunjungan', 'stage of the visit'], codeOf(VISIT_STAGE_CODES)),
  kind: terms.kind,
  mode: field(terms.mode.label, terms.mode.kind),
  jointVisitId: terms.jointVisitId,
  organiser: terms.organiser,
  /** `Sei Asam → Angsana, Mekar Jaya`, with the names of the time; without hosts that stay away (VIS-07). */
  title: field(['nama singkat kunjungan', 'short name of the visit'], TEXT),
  origin: terms.origin,
  hosts: field(['para tuan rumah', 'hosts'], listOf(boardHost)),
  regions: field(
    ['kode wilayah semua pihak (Kepmendagri)', 'codes of the regions of all parties (Kepmendagri)'],
    listOf(REGION),
  ),
  /** Absent of a body of the country. */
  originRegion: optional(['kode wilayah asal (Kepmendagri)', 'code of the region of origin (Kepmendagri)'], REGION),
  /** Absent of the government of a region or village itself, like the kind of each party. */
  originKind: optional(
    ['jenis lembaga asal; kosong: pemerintah daerah atau desa', 'kind of body of the origin; absent: a government'],
    visitOrigin.fields.kind.kind,
  ),
  hostRegions: field(
    [
      'kode wilayah tuan rumah yang menerima kunjungan (Kepmendagri)',
      'codes of the regions of the hosts that receive the visit (Kepmendagri)',
    ],
    listOf(REGION),
  ),
  hostKinds: optional(
    ['jenis lembaga tuan rumah; pemerintah tidak disebut', 'kinds of bodies among the hosts; governments are left out'],
    listOf(visitHost.fields.kind.kind),
  ),
  hostCountries: optional(['negara tuan rumah (ISO 3166)', 'countries of the hosts (ISO 3166)'], listOf(TEXT)),
  topics: terms.topics,
  outputs: terms.expectedOutputs,
  reasonForHost: terms.reasonForHost,
  relatedAwardId: terms.relatedAwardId,
  efficiencyJustification: terms.efficiencyJustification,
  plannedStart: terms.plannedStart,
  plannedEnd: terms.plannedEnd,
  year: field(['tahun mulai menurut rencana', 'year of the planned start'], INTEGER),
  delegationSize: terms.delegationSize,
  budget: terms.budget,
  /** To sort by: exact, since amounts stay below 2^53. */
  budgetAmount: field(['besar anggaran kunjungan', 'amount of the budget of the visit'], INTEGER),
  fundingSources: terms.fundingSources,
  fundingKinds: field(['sumber dana', 'sources of money'], listOf(codeOf(FUNDING_SOURCE_CODES))),
  costBorneByHost: field(terms.costBorneByHost.label, FLAG),
  costBorneBy: terms.costBorneBy,
  /** Of the visit with the days that it has now; absent before, and again once it is put off. */
  approval: optional(['persetujuan', 'approval'], boardApproval),
  orderNo: optional(['nomor Surat Tugas yang berlaku', 'number of the travel order that stands'], TEXT),
  travellers: optional(['orang dalam Surat Tugas', 'persons on the travel order'], INTEGER),
  costPerTraveller: optional(
    ['rencana biaya tiap orang, dibulatkan ke bawah', 'planned cost of each person, rounded down'],
    RUPIAH,
  ),
  startedOn: optional(['hari kunjungan mulai', 'day on which the visit began'], DAY),
  endedOn: optional(['hari kunjungan selesai', 'day on which the visit ended'], DAY),
  attendance: optional(['banyaknya orang dalam daftar hadir', 'persons on the attendance list'], INTEGER),
  sessions: field(['acara', 'sessions'], listOf(boardSession)),
  innovations: field(['inovasi yang diamati', 'innovations observed'], listOf(boardInnovation)),
  reportDueOn: optional(['hari terakhir untuk laporan (VIS-11)', 'last day for the report (VIS-11)'], DAY),
  dueDayAwaitsCalendars: optional(
    ['tahun kalender kerja yang ditunggu tenggat', 'years of working calendars for which the due day waits'],
    listOf(INTEGER),
  ),
  reportedOn: optional(['hari laporan disampaikan', 'day on which the report was submitted'], DAY),
  findings: optional(['temuan', 'findings'], TEXT),
  observations: optional(['pengamatan', 'observations'], listOf(TEXT)),
  late: optional(
    [
      'apakah laporan disampaikan sesudah tenggat; kosong sebelum laporan masuk atau selama tenggatnya belum diketahui',
      'whether the report was submitted after its due day; empty before there is a report, and while that day is unknown',
    ],
    FLAG,
  ),
  daysLate: optional(['banyaknya hari keterlambatan laporan', 'days by which the report was late'], INTEGER),
  overdue: field(
    [
      'apakah laporan sudah lewat tenggat dan belum masuk, menurut catatan pada saat data; paling cepat sehari (REPORT_GRACE_HOURS) sesudah dicatat',
      'whether the report is past its due day and not yet in, by what is recorded as of the data; a day (REPORT_GRACE_HOURS) after the entry at the earliest',
    ],
    FLAG,
  ),
  endReason: optional(
    ['alasan ditolak, dibatalkan, atau dinyatakan salah', 'why it was declined, cancelled or voided'],
    TEXT,
  ),
  corrections: field(['berapa kali catatan diperbaiki', 'how often the record was corrected'], INTEGER),
  warnings: field(['peringatan', 'warnings'], listOf(WARNING)),
  documents: field(
    ['dokumen', 'documents'],
    listOf(boardDocument(['guna dokumen dalam kunjungan', 'what the document is to the visit'], DOCUMENT_ROLES)),
  ),
  /** Its claims tell stated, corroborated and invented parts apart. Each step has its own. */
  provenance: field(['sumber pengajuan', 'source of the proposal'], PROVENANCE),
  steps: field(['langkah demi langkah', 'step by step'], listOf(boardStep(visitCatalogue))),
  createdOn: field(['tanggal pengajuan', 'day of the proposal'], DAY),
  updatedOn: field(['tanggal langkah terakhir', 'day of the last step'], DAY),
});
export type VisitBoardEntry = TypeOf<typeof visitDocument>;
