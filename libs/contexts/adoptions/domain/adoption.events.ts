import {
  ACTING,
  DAY,
  DOC_REF,
  FLAG,
  INSTANT,
  INTEGER,
  PARTY_REF,
  REGION_REF,
  TEXT,
  allHolding,
  codeOf,
  field,
  listOf,
  optional,
  record,
  repairCatalogue,
  BODY,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { ADOPTION_DECISION_CODES } from './adoption.codes.js';

const ADOPTION = { adoptionId: field(['id adopsi', 'id of the adoption'], TEXT) };
/** When the next day of review begins where it was decided. */
const NEXT_REVIEW = {
  nextReviewAt: optional(['peninjauan berikutnya mulai', 'instant at which the next review begins'], INSTANT),
};
const REASON = { reason: field(['alasan', 'reason'], TEXT) };

/** Version 1 knew of no parties but regions: what it holds reads as before. */
const ONLY_REGIONS = { 1: (data: object) => data };

/** What was seen, as the record of the visit tells it. */
export const observation = record({
  visitId: field(['id kunjungan', 'id of the visit'], TEXT),
  innovationId: field(['id inovasi', 'id of the innovation'], TEXT),
  origin: field(
    ['pihak yang mengamati', 'who observed it'],
    record({ ...BODY, officeId: field(['id kantor', 'id of the office'], TEXT) }),
  ),
  /** Where it was seen: a region, or a body. One of them is there. */
  host: optional(['wilayah tempat inovasi itu', 'region in which it was seen'], REGION_REF),
  party: optional(['lembaga tempat inovasi itu', 'body at which it was seen'], PARTY_REF),
  description: field(['uraian inovasi', 'description of the innovation'], TEXT),
  topics: field(['topik kunjungan', 'topics of the visit'], listOf(TEXT)),
  observedOn: field(['hari diamati', 'day on which it was observed'], DAY),
});
export type Observation = TypeOf<typeof observation>;

/** Who carries the innovation out at home. */
export const adoptionOwner = record({
  officeId: field(['id kantor penanggung jawab', 'id of the office that answers for it'], TEXT),
  name: field(['nama kantor', 'name of the office'], TEXT),
  partners: optional(['mitra', 'partners'], listOf(TEXT)),
});

export const adoptionTerms = record({
  decision: field(['keputusan', 'decision'], codeOf(ADOPTION_DECISION_CODES)),
  rationale: optional(['pertimbangan', 'rationale'], TEXT),
  /** Of ADAPT. */
  adaptation: optional(['apa yang diubah', 'what is changed'], TEXT),
  owner: optional(['penanggung jawab', 'who answers for it'], adoptionOwner),
  targetDate: optional(['target selesai', 'day by which it is to be carried out'], DAY),
  indicators: optional(['ukuran ketercapaian', 'how one sees that it was reached'], listOf(TEXT)),
  needsCooperation: optional(['memerlukan kerja sama dengan tuan rumah', 'needs cooperation with the host'], FLAG),
});
export type AdoptionTerms = TypeOf<typeof adoptionTerms>;

export const adoptionCatalogue = allHolding(ADOPTION, {
  AdoptionOpened: {
    version: 2,
    upcast: ONLY_REGIONS,
    label: ['keputusan atas inovasi ditunggu', 'decision on an innovation awaited'],
    data: observation.fields,
  },
  /** The record of the visit was corrected. */
  ObservationChanged: {
    version: 2,
    upcast: ONLY_REGIONS,
    label: ['pengamatan diperbaiki pada catatan kunjungan', 'observation corrected in the record of the visit'],
    data: observation.fields,
  },
  /** The record of the visit was voided, or tells of this innovation no more. */
  ObservationWithdrawn: {
    version: 1,
    label: ['pengamatan dibatalkan pada catatan kunjungan', 'observation withdrawn in the record of the visit'],
  },
  AdoptionDecided: {
    version: 1,
    label: ['adopsi diputuskan', 'adoption decided'],
    data: {
      ...adoptionTerms.fields,
      /** Of ADOPT and ADAPT: days on which one looks how far it has come. */
      reviewsOn: field(['hari-hari peninjauan', 'days of review'], listOf(DAY)),
      ...NEXT_REVIEW,
      decidedBy: field(['pejabat yang memutus', 'official who decided'], ACTING),
    },
  },
  AdoptionProgressReported: {
    version: 1,
    label: ['kemajuan adopsi dilaporkan', 'progress of the adoption reported'],
    data: {
      progress: field(['kemajuan', 'progress'], TEXT),
      evidenceDoc: field(['dokumen bukti', 'evidence'], DOC_REF),
    },
  },
  AdoptionVerified: {
    version: 1,
    label: ['adopsi diverifikasi', 'adoption verified'],
    data: {
      findings: field(['hasil verifikasi', 'what was found'], TEXT),
      evidenceDoc: field(['berita acara verifikasi', 'record of the verification'], DOC_REF),
      verifiedBy: field(['pejabat yang memverifikasi', 'official who verified'], ACTING),
    },
  },
  AdoptionVerificationRejected: {
    version: 1,
    label: ['verifikasi adopsi ditolak', 'verification of the adoption rejected'],
    data: { ...REASON, rejectedBy: field(['pejabat yang menolak', 'official who rejected'], ACTING) },
  },
  AdoptionAbandoned: { version: 1, label: ['adopsi dihentikan', 'adoption given up'], data: REASON },
  AdoptionReviewDue: {
    version: 1,
    label: ['peninjauan adopsi jatuh tempo', 'review of the adoption due'],
    data: {
      reviewOn: field(['hari peninjauan', 'day of the review'], DAY),
      review: field(['peninjauan ke', 'number of the review'], INTEGER),
      ...NEXT_REVIEW,
    },
  },
  ...repairCatalogue,
} as const satisfies EventCatalogue);

export type AdoptionEvent = DeclaredEvent<typeof adoptionCatalogue>;
