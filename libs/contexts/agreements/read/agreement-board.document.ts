import {
  ACTING,
  DAY,
  FLAG,
  INTEGER,
  PROVENANCE,
  REGION,
  TEXT,
  WARNING,
  boardDocument,
  boardStep,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type Meaning,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { AGREEMENT_STAGE_CODES, CENTRAL_STEP_CODES, FLAG_CODES, SIGN_METHOD_CODES } from '../domain/agreement.codes.js';
import { agreementCatalogue, type AgreementEvent } from '../domain/agreement.events.js';
import { agreementDraft, agreementParty, agreementTerms, signingPlace } from '../domain/agreement.terms.js';

export type RecordedAgreementEvent = Recorded<AgreementEvent>;
const catalogue = agreementCatalogue;

/** A party with what it has done and what is still asked of it. */
const boardParty = record({
  no: field(['nomor urut', 'place in the list'], INTEGER),
  ...agreementParty.fields,
  accepted: optional(['menerima penawaran', 'accepted the offer'], FLAG),
  deliberatedOn: optional(['musyawarah desa', 'deliberated on'], DAY),
  recommendedOn: optional(['rekomendasi TKKSD', 'recommended by TKKSD on'], DAY),
  burdensPublic: optional(catalogue.ApprovalNeedDeclared.data.burdensPublic.label, FLAG),
  unbudgeted: optional(catalogue.ApprovalNeedDeclared.data.unbudgeted.label, FLAG),
  councilAskedOn: optional(['persetujuan DPRD dimohonkan', 'approval of the DPRD requested on'], DAY),
  councilApproved: optional(['disetujui DPRD', 'approved by the DPRD'], FLAG),
  signatory: optional(['penanda tangan', 'signatory'], ACTING),
  signedFor: catalogue.AgreementSignatureRecorded.data.signedFor,
  signMethod: optional(['cara tanda tangan', 'way of signing'], codeOf(SIGN_METHOD_CODES)),
  signedOn: optional(['ditandatangani', 'signed on'], DAY),
  documentNumber: optional(['nomor naskah', 'number of the text'], TEXT),
  registerNo: optional(['nomor register', 'number in the register'], TEXT),
});
export type BoardParty = TypeOf<typeof boardParty>;

/** A document is to the agreement what it is to the step that filed it. */
const DOCUMENT_ROLES: Readonly<Record<string, Meaning>> = {
  adjacency: agreementTerms.fields.adjacency.label,
  reference: agreementTerms.fields.reference.label,
  offer: ['surat penawaran', 'letter of offer'],
  reply: catalogue.CooperationOfferAccepted.data.reply.label,
  text: agreementDraft.fields.text.label,
  feasibilityStudy: agreementDraft.fields.feasibilityStudy.label,
  deliberation: ['berita acara musyawarah', 'minutes of a deliberation'],
  minutes: catalogue.TKKSDRecommendationGiven.data.minutes.label,
  council: ['surat dengan DPRD', 'letter to or from the DPRD'],
  central: ['surat langkah luar negeri', 'letter of a step with abroad'],
  signedCopy: catalogue.AgreementSignatureRecorded.data.signedCopy.label,
  authority: catalogue.AgreementSignatureRecorded.data.authority.label,
  evidenceDoc: catalogue.AgreementActivityRecorded.data.evidenceDoc.label,
  report: catalogue.AgreementReportSubmitted.data.report.label,
  addendum: catalogue.AddendumProposed.data.text.label,
  extension: catalogue.ExtensionAgreed.data.document.label,
  breach: ['surat teguran', 'notice of breach'],
  dispute: ['berita acara perselisihan', 'minutes of a dispute'],
  termination: catalogue.AgreementTerminated.data.document.label,
  settlement: ['dokumen penyelesaian', 'paper of a settlement'],
};

const version = record({
  version: field(['versi', 'version'], INTEGER),
  sha256: field(['sidik SHA-256', 'SHA-256'], TEXT),
  on: field(['tanggal', 'day'], DAY),
  revision: field(['langkah', 'step'], INTEGER),
});
const on = field(['tanggal', 'day'], DAY);
const of = <F extends object>({ agreementId: _id, ...rest }: F & { agreementId: unknown }) => rest;

const { evidenceDoc: _evidence, ...activity } = of(catalogue.AgreementActivityRecorded.data);
const { report: _report, ...report } = of(catalogue.AgreementReportSubmitted.data);
const { text: _addendumText, ...addendum } = of(catalogue.AddendumProposed.data);
const { letter: _breachLetter, ...breach } = of(catalogue.BreachNoticed.data);
const { party: _raisedBy, ...dispute } = of(catalogue.DisputeRaised.data);
const { document: _settlementDoc, ...settlement } = of(catalogue.SettlementRecorded.data);
const { document: _termination, ...termination } = of(catalogue.AgreementTerminated.data);
const { facilitator, outcome } = catalogue.DisputeResolved.data;
const terms = agreementTerms.fields;
const draft = agreementDraft.fields;

/** An agreement as the register shows it, in the list and on its own page (domain §4, `agreements_register`). */
export const agreementDocument = record({
  id: field(['id kerja sama', 'id of the cooperation'], TEXT),
  revision: field(['revisi', 'revision'], INTEGER),
  stage: field(['tahap', 'stage'], codeOf(AGREEMENT_STAGE_CODES)),
  instrument: terms.instrument,
  scheme: terms.scheme,
  title: terms.title,
  names: field(['nama para pihak', 'names of the parties'], TEXT),
  officeId: terms.officeId,
  parties: field(['para pihak', 'parties'], listOf(boardParty)),
  regions: field(
    ['kode wilayah para pihak (Kepmendagri)', 'codes of the parties’ regions (Kepmendagri)'],
    listOf(REGION),
  ),
  ownRegions: field(
    [
      'kode wilayah yang sendiri menjadi pihak: pemerintah, perangkat, atau DPRD-nya',
      'codes of the regions that are parties themselves: by their government, an agency or their council',
    ],
    listOf(REGION),
  ),
  object: terms.object,
  urusan: terms.urusan,
  purpose: terms.purpose,
  planning: terms.planning,
  parentId: terms.parentId,
  renewsId: terms.renewsId,
  originVisitId: terms.originVisitId,
  year: field(['tahun tanda tangan, atau prakarsa', 'year of signing, or of the beginning'], INTEGER),
  replyDueOn: optional(['penawaran dijawab paling lambat', 'offer answered until'], DAY),
  versions: field(['versi naskah', 'versions of the text'], listOf(version)),
  contents: optional(draft.contents.label, draft.contents.kind),
  term: optional(draft.term.label, draft.term.kind),
  actionPlan: draft.actionPlan,
  funding: draft.funding,
  executor: draft.executor,
  interVillageOn: optional(['musyawarah antar desa', 'inter-village deliberation on'], DAY),
  centralSteps: field(['langkah luar negeri', 'steps with abroad'], listOf(codeOf(CENTRAL_STEP_CODES))),
  textSha256: optional(['sidik SHA-256 naskah final', 'SHA-256 of the final text'], TEXT),
  othersUntil: optional(['pihak lain menandatangani paling lambat', 'the others sign until'], DAY),
  attended: field(
    ['saksi dan fasilitator', 'witnesses and facilitators'],
    listOf(record(of(catalogue.SigningAttended.data))),
  ),
  signedOn: optional(['ditandatangani', 'signed on'], DAY),
  place: optional(['tempat', 'place'], signingPlace),
  validFrom: optional(['mulai berlaku', 'in force from'], DAY),
  validUntil: optional(['berlaku sampai', 'in force until'], DAY),
  openEnded: optional(['tanpa batas waktu', 'open-ended'], FLAG),
  flags: field(['tanda', 'flags'], listOf(codeOf(FLAG_CODES))),
  expiringWithin: optional(['berakhir dalam … hari', 'expires within … days'], INTEGER),
  stalled: field(['kesepakatan tanpa PKS', 'memorandum without a PKS'], FLAG),
  stalledOn: optional(['terlambat ditindaklanjuti PKS sejak', 'without a PKS that was due since'], DAY),
  stalledUntil: optional(['terlambat ditindaklanjuti PKS sampai', 'without a PKS that was due until'], DAY),
  children: field(['perjanjian pelaksana', 'agreements that carry it out'], listOf(TEXT)),
  /** Of a PKS: since its last activity or report; before the first since its first day, or that of its entry. */
  quietSince: optional(['PKS tanpa kegiatan sejak', 'PKS without activity since'], DAY),
  councilPending: field(['menunggu persetujuan DPRD', 'waits for the approval of a DPRD'], FLAG),
  activities: field(['kegiatan', 'activities'], listOf(record({ on, ...activity }))),
  lastActivityOn: optional(['kegiatan terakhir', 'last activity'], DAY),
  reports: field(['laporan tahunan', 'yearly reports'], listOf(record({ on, ...report }))),
  overdueYears: field(['tahun yang laporannya lewat tenggat', 'years whose report is overdue'], listOf(INTEGER)),
  reportOverdue: field(['laporan lewat tenggat', 'a report is overdue'], FLAG),
  addenda: field(
    ['adendum', 'addenda'],
    listOf(
      record({
        on,
        ...addendum,
        signedOn: optional(['ditandatangani', 'signed on'], DAY),
        withdrawnOn: optional(['ditarik', 'withdrawn on'], DAY),
      }),
    ),
  ),
  breaches: field(['teguran', 'notices of breach'], listOf(record({ on, ...breach }))),
  disputes: field(
    ['perselisihan', 'disputes'],
    listOf(
      record({
        on,
        ...dispute,
        resolvedOn: optional(['diselesaikan', 'resolved on'], DAY),
        facilitator: optional(facilitator.label, facilitator.kind),
        outcome: optional(outcome.label, outcome.kind),
      }),
    ),
  ),
  disputed: field(['dalam perselisihan', 'in dispute'], FLAG),
  termination: optional(['pengakhiran', 'termination'], record({ on, ...termination })),
  settlements: field(
    ['penyelesaian sesudah berakhir', 'settlements after the end'],
    listOf(record({ on, ...settlement })),
  ),
  endReason: optional(['alasan berhenti', 'why it ended'], TEXT),
  corrections: field(['berapa kali catatan diperbaiki', 'how often the record was corrected'], INTEGER),
  warnings: field(['peringatan', 'warnings'], listOf(WARNING)),
  documents: field(
    ['dokumen', 'documents'],
    listOf(boardDocument(['guna dokumen dalam kerja sama', 'what the document is to the cooperation'], DOCUMENT_ROLES)),
  ),
  provenance: field(['sumber catatan', 'source of the record'], PROVENANCE),
  steps: field(['langkah demi langkah', 'step by step'], listOf(boardStep(catalogue))),
  createdOn: field(['tanggal diprakarsai', 'day of the beginning'], DAY),
  updatedOn: field(['tanggal langkah terakhir', 'day of the last step'], DAY),
});
export type AgreementBoardEntry = TypeOf<typeof agreementDocument>;
