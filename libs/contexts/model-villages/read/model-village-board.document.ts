import {
  DAY,
  FLAG,
  INTEGER,
  PROVENANCE,
  REGION,
  REGION_REF,
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
import { LOCUS_STAGE_CODES, MODEL_VILLAGE_STAGE_CODES } from '../domain/model-village.codes.js';
import { modelVillageCatalogue, type ModelVillageEvent } from '../domain/model-village.events.js';
import { coordinator, indexReading, nomination, planActivity } from '../domain/model-village.terms.js';

export type RecordedModelVillageEvent = Recorded<ModelVillageEvent>;
const catalogue = modelVillageCatalogue;
const on = field(['tanggal', 'day'], DAY);
const village = field(['desa', 'village'], REGION_REF);

/** An index of a village with the day on which it was recorded; the first of an index is its baseline. */
const boardReading = record({ ...indexReading.fields, on, baseline: field(['nilai awal', 'baseline'], FLAG) });
export type BoardReading = TypeOf<typeof boardReading>;

/** What is to be reached, and what is reached by now. */
const boardTarget = record({
  no: field(['nomor indikator', 'number of the indicator'], INTEGER),
  indicator: field(['indikator', 'indicator'], TEXT),
  unit: field(['satuan', 'unit'], TEXT),
  target: field(['target', 'target'], INTEGER),
  achieved: optional(['capaian sampai kini', 'reached by now'], INTEGER),
  achievedOn: optional(['dicatat', 'recorded on'], DAY),
});

const boardIndexTarget = record({
  index: indexReading.fields.index,
  year: field(['tahun target', 'year of the target'], INTEGER),
  value: indexReading.fields.value,
});

/** One village of the record (MOD-04). */
export const boardVillage = record({
  region: village,
  stage: field(['tahap', 'stage'], codeOf(LOCUS_STAGE_CODES)),
  potentials: optional(['potensi dan masalah', 'potentials and problems'], TEXT),
  readings: field(['nilai indeks', 'values of the index'], listOf(boardReading)),
  targets: field(['indikator dan target', 'indicators and targets'], listOf(boardTarget)),
  indexTargets: field(['target indeks', 'targets of the index'], listOf(boardIndexTarget)),
  recognisedOn: optional(['diakui', 'recognised on'], DAY),
});
export type BoardVillage = TypeOf<typeof boardVillage>;

/** A document is to the record what it is to the step that filed it. */
const DOCUMENT_ROLES: Readonly<Record<string, Meaning>> = {
  award: nomination.fields.award.label,
  assessment: catalogue.ModelVillageAssessed.data.document.label,
  decree: catalogue.ModelVillageDesignated.data.decree.label,
  minutes: catalogue.ModelVillageDesignated.data.minutes.label,
  plan: catalogue.ModelVillagePlanAgreed.data.document.label,
  evidenceDoc: ['bukti kemajuan', 'evidence of progress'],
  evaluation: catalogue.ModelVillageEvaluated.data.report.label,
  recognition: catalogue.ModelVillageRecognised.data.decree.label,
  review: catalogue.ModelVillageReviewed.data.report.label,
  revocation: catalogue.ModelVillageRevoked.data.decree.label,
};

const { evaluatedBy, change, findings } = catalogue.ModelVillageEvaluated.data;
const { by, innovation, adoptionId } = catalogue.ModelVillageReplicated.data;
const { outcome } = catalogue.ModelVillageReviewed.data;
const terms = nomination.fields;

/** A model village as its list and its page show it (domain §4, `model_village_progress`). */
export const modelVillageDocument = record({
  id: field(['id desa percontohan', 'id of the model village'], TEXT),
  revision: field(['revisi', 'revision'], INTEGER),
  stage: field(['tahap', 'stage'], codeOf(MODEL_VILLAGE_STAGE_CODES)),
  title: field(['nama', 'name'], TEXT),
  origin: terms.origin,
  areas: terms.areas,
  nonAdministrative: terms.nonAdministrative,
  regions: field(['kode wilayah (Kepmendagri)', 'codes of the regions (Kepmendagri)'], listOf(REGION)),
  purpose: terms.purpose,
  officeId: terms.officeId,
  year: field(['tahun usulan', 'year of the nomination'], INTEGER),
  agreementId: optional(['id kerja sama', 'id of the agreement'], TEXT),
  agreementTitle: optional(['kerja sama yang mendasari', 'agreement that it rests on'], TEXT),
  unsupported: field(['tanpa perjanjian yang berlaku', 'without an agreement in force'], FLAG),
  unsupportedSince: optional(['tanpa perjanjian sejak', 'without an agreement since'], DAY),
  endsOn: optional(['berakhir bila tidak didukung sampai', 'ends unless it is supported by'], DAY),
  villages: field(['desa', 'villages'], listOf(boardVillage)),
  villagesDesignated: field(['banyaknya desa lokus', 'villages designated'], INTEGER),
  villagesRecognised: field(['banyaknya desa yang kini diakui', 'villages that are recognised now'], INTEGER),
  villagesImproved: field(['banyaknya desa yang indeksnya naik', 'villages whose index has risen'], INTEGER),
  targetsSet: field(['banyaknya target', 'targets set'], INTEGER),
  targetsReached: field(['banyaknya target yang tercapai', 'targets reached'], INTEGER),
  designatedOn: optional(['ditetapkan', 'designated on'], DAY),
  coordinated: field(catalogue.ModelVillageDesignated.data.coordinated.label, listOf(coordinator)),
  activities: field(['kegiatan dalam rencana', 'activities of the plan'], listOf(planActivity)),
  progress: field(
    ['laporan kemajuan', 'reports of progress'],
    listOf(record({ on, village, progress: field(['kemajuan', 'progress'], TEXT) })),
  ),
  evaluations: field(
    ['evaluasi', 'evaluations'],
    listOf(record({ on, village, ...indexReading.fields, change, findings, evaluatedBy })),
  ),
  reviews: field(['peninjauan', 'reviews'], listOf(record({ on, village, outcome, findings }))),
  replications: field(['replikasi', 'replications'], listOf(record({ on, village, adoptionId, by, innovation }))),
  endReason: optional(['alasan berhenti', 'why it ended'], TEXT),
  corrections: field(['berapa kali catatan diperbaiki', 'how often the record was corrected'], INTEGER),
  warnings: field(['peringatan', 'warnings'], listOf(WARNING)),
  documents: field(
    ['dokumen', 'documents'],
    listOf(boardDocument(['guna dokumen', 'what the document is to it'], DOCUMENT_ROLES)),
  ),
  provenance: field(['sumber catatan', 'source of the record'], PROVENANCE),
  steps: field(['langkah demi langkah', 'step by step'], listOf(boardStep(catalogue))),
  createdOn: field(['diusulkan', 'nominated on'], DAY),
  updatedOn: field(['tanggal langkah terakhir', 'day of the last step'], DAY),
});
export type ModelVillageEntry = TypeOf<typeof modelVillageDocument>;
