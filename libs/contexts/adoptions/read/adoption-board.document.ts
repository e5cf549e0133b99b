import {
  DAY,
  DOC_REF,
  FLAG,
  INTEGER,
  REGION,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { ADOPTION_STAGE_CODES } from '../domain/adoption.codes.js';
import { adoptionCatalogue, adoptionTerms, observation, type AdoptionEvent } from '../domain/adoption.events.js';

const { visitId, innovationId, origin, host, party, description, topics, observedOn } = observation.fields;

/** An innovation that was observed on a visit, and what became of it at home. */
export const adoptionDocument = record({
  adoptionId: field(['id adopsi', 'id of the adoption'], TEXT),
  stage: field(['tahap adopsi', 'stage of the adoption'], codeOf(ADOPTION_STAGE_CODES)),
  visitId,
  innovationId,
  origin,
  host,
  party,
  description,
  topics,
  observedOn,
  year: field(['tahun pengamatan', 'year of the observation'], INTEGER),
  regions: field(
    ['kode wilayah para pihak (Kepmendagri)', "codes of the parties' regions (Kepmendagri)"],
    listOf(REGION),
  ),
  originRegion: optional(['kode wilayah yang mengamati', 'code of the region that observed it'], REGION),
  hostRegion: optional(['kode wilayah tempat inovasi itu', 'code of the region in which it was seen'], REGION),
  decision: optional(adoptionTerms.fields.decision.label, adoptionTerms.fields.decision.kind),
  decided: optional(['keputusan dengan isinya', 'the decision and what it holds'], adoptionTerms),
  decidedOn: optional(['hari diputuskan', 'day of the decision'], DAY),
  decidedBy: optional(
    adoptionCatalogue.AdoptionDecided.data.decidedBy.label,
    adoptionCatalogue.AdoptionDecided.data.decidedBy.kind,
  ),
  progress: field(
    ['laporan kemajuan', 'reports of progress'],
    listOf(
      record({
        on: field(['hari laporan', 'day of the report'], DAY),
        progress: field(['kemajuan', 'progress'], TEXT),
        evidenceDoc: field(['dokumen bukti', 'evidence'], DOC_REF),
      }),
    ),
  ),
  verifiedOn: optional(['hari diverifikasi', 'day of the verification'], DAY),
  verification: optional(['hasil verifikasi', 'what was found'], TEXT),
  verificationDoc: optional(['berita acara verifikasi', 'record of the verification'], DOC_REF),
  reviewsDue: field(['peninjauan yang jatuh tempo', 'reviews that fell due'], INTEGER),
  /** A day of review has come, and nothing was told since. */
  waitsForReview: field(['peninjauan ditunggu', 'a review is awaited'], FLAG),
  createdOn: field(['hari dibuka', 'day on which it was opened'], DAY),
  updatedOn: field(['hari perubahan terakhir', 'day of the last change'], DAY),
});
export type AdoptionBoardEntry = TypeOf<typeof adoptionDocument>;
export type RecordedAdoptionEvent = Recorded<AdoptionEvent>;
