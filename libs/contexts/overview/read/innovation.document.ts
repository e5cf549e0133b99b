import { DAY, INTEGER, REGION, TEXT, codeOf, field, listOf, optional, record, type TypeOf } from '#kernel';
import { ADOPTION_DECISION_CODES, ADOPTION_STAGE_CODES, observation } from '#contexts/adoptions/contract';
import { publicParty } from './public-party.js';

const { visitId, innovationId, description, topics, observedOn } = observation.fields;

/**
 * An innovation that was seen on a visit, and what became of it, as anybody may see it: no person, no office, no
 * document, no free text but what was seen.
 */
export const innovationDocument = record({
  id: field(['id adopsi', 'id of the adoption'], TEXT),
  visitId,
  innovationId,
  description,
  topics,
  origin: field(['pihak yang mengamati', 'who observed it'], publicParty),
  originRegion: optional(['kode wilayah yang mengamati', 'code of the region that observed it'], REGION),
  host: field(['tempat inovasi itu', 'where it was seen'], publicParty),
  /** By this the catalogue tells one place from another. */
  hostKey: field(['tempat inovasi sebagai kunci', 'where it was seen, as a key'], TEXT),
  hostRegion: optional(['kode wilayah tempat inovasi itu', 'code of the region in which it was seen'], REGION),
  regions: field(['kode wilayah kedua pihak', 'codes of the regions of both sides'], listOf(REGION)),
  observedOn,
  year: field(['tahun pengamatan', 'year of the observation'], INTEGER),
  stage: field(['tahap adopsi', 'stage of the adoption'], codeOf(ADOPTION_STAGE_CODES)),
  decision: optional(['keputusan', 'decision'], codeOf(ADOPTION_DECISION_CODES)),
  decidedOn: optional(['hari diputuskan', 'day of the decision'], DAY),
  targetDate: optional(['target selesai', 'day by which it is to be carried out'], DAY),
  reports: field(['banyaknya laporan kemajuan', 'reports of progress'], INTEGER),
  verifiedOn: optional(['hari diverifikasi', 'day of the verification'], DAY),
});
export type Innovation = TypeOf<typeof innovationDocument>;
