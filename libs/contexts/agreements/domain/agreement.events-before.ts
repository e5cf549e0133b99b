import {
  ACTING,
  DAY,
  DOC_REF,
  FLAG,
  INSTANT,
  INTEGER,
  TEXT,
  WARNING,
  codeOf,
  field,
  listOf,
  optional,
  type EventCatalogue,
} from '#kernel';
import { CENTRAL_STEP_CODES } from './agreement.codes.js';
import { LETTER, REASON, RECORDED, TEXT_HASH } from './agreement.event-parts.js';
import { OF_PARTY, agreementDraft, agreementTerms } from './agreement.terms.js';

/** From the first idea to the final text. */
export const PREPARING_EVENTS = {
  CooperationInitiated: {
    version: 1,
    label: ['kerja sama diprakarsai', 'cooperation initiated'],
    data: {
      ...agreementTerms.fields,
      initiatedBy: field(['pejabat yang memprakarsai', 'official who initiated'], ACTING),
    },
  },
  CooperationOffered: {
    version: 1,
    label: ['kerja sama ditawarkan', 'cooperation offered'],
    data: {
      ...LETTER,
      replyDueOn: field(['dijawab paling lambat', 'answer due on'], DAY),
      lapsesAt: field(['saat penawaran gugur', 'instant at which the offer lapses'], INSTANT),
    },
  },
  CooperationOfferAccepted: {
    version: 1,
    label: ['penawaran diterima', 'offer accepted'],
    data: { ...OF_PARTY, ...RECORDED, reply: field(['surat jawaban', 'letter of reply'], DOC_REF) },
  },
  CooperationOfferDeclined: {
    version: 1,
    label: ['penawaran ditolak', 'offer declined'],
    data: { ...OF_PARTY, ...RECORDED, ...REASON, reply: optional(['surat jawaban', 'letter of reply'], DOC_REF) },
  },
  CooperationOfferLapsed: {
    version: 1,
    label: ['penawaran gugur', 'offer lapsed'],
    data: { replyDueOn: field(['dijawab paling lambat', 'answer due on'], DAY) },
  },
  AgreementDrafted: {
    version: 1,
    label: ['naskah disusun', 'text drafted'],
    data: { version: field(['versi naskah', 'version of the text'], INTEGER), ...agreementDraft.fields },
  },
  AgreementDraftRevised: {
    version: 1,
    label: ['naskah diubah', 'text revised'],
    data: { version: field(['versi naskah', 'version of the text'], INTEGER), ...agreementDraft.fields },
  },
  VillageDeliberationHeld: {
    version: 1,
    label: ['musyawarah desa diselenggarakan', 'village deliberation held'],
    data: { ...OF_PARTY, record: field(['berita acara', 'minutes'], DOC_REF) },
  },
  InterVillageDeliberationHeld: {
    version: 1,
    label: ['musyawarah antar desa diselenggarakan', 'inter-village deliberation held'],
    data: { record: field(['berita acara', 'minutes'], DOC_REF) },
  },
  TKKSDRecommendationGiven: {
    version: 1,
    label: ['rekomendasi TKKSD diberikan', 'TKKSD recommendation given'],
    data: { ...OF_PARTY, ...TEXT_HASH, minutes: field(['berita acara TKKSD', 'minutes of the TKKSD'], DOC_REF) },
  },
  ApprovalNeedDeclared: {
    version: 1,
    label: ['perlunya persetujuan DPRD dinyatakan', 'need of DPRD approval declared'],
    data: {
      ...OF_PARTY,
      burdensPublic: field(['membebani masyarakat dan daerah', 'burdens community and region'], FLAG),
      unbudgeted: field(['dananya belum dalam APBD tahun berjalan', 'money not yet in the budget of the year'], FLAG),
    },
  },
  DPRDApprovalRequested: {
    version: 1,
    label: ['persetujuan DPRD dimohonkan', 'DPRD approval requested'],
    data: { ...OF_PARTY, ...LETTER },
  },
  DPRDApprovalGranted: { version: 1, label: ['DPRD menyetujui', 'DPRD approved'], data: { ...OF_PARTY, ...LETTER } },
  DPRDApprovalRefused: {
    version: 1,
    label: ['DPRD menolak', 'DPRD refused'],
    data: { ...OF_PARTY, ...LETTER, ...REASON },
  },
  CentralStepRecorded: {
    version: 1,
    label: ['langkah kerja sama luar negeri dicatat', 'step of cooperation with abroad recorded'],
    data: { step: field(['langkah', 'step'], codeOf(CENTRAL_STEP_CODES)), ...LETTER },
  },
  AgreementTextFinalised: {
    version: 1,
    label: ['naskah difinalkan', 'text finalised'],
    data: {
      version: field(['versi naskah', 'version of the text'], INTEGER),
      sha256: field(['sidik SHA-256 naskah', 'SHA-256 of the text'], TEXT),
      warnings: field(['peringatan', 'warnings'], listOf(WARNING)),
    },
  },
  CooperationAbandoned: { version: 1, label: ['kerja sama tidak dilanjutkan', 'cooperation abandoned'], data: REASON },
} as const satisfies EventCatalogue;
