import { filedDocuments, laterDay, yearOf, type DocRef } from '#kernel';
import { stageAmong } from '../domain/model-village.evolve.js';
import { modelVillageTitle } from '../domain/model-village.terms.js';
import type { BoardVillage, ModelVillageEntry, RecordedModelVillageEvent } from './model-village-board.document.js';
import { inVillage, summary, underPlan, withAchieved, withReading } from './model-village-board.villages.js';

type Entry = ModelVillageEntry;
type Change = Partial<Entry>;

/** The entry of what was just nominated. */
export const nominated = (
  id: string,
  { data, metadata }: Extract<RecordedModelVillageEvent, { type: 'ModelVillageNominated' }>,
): Entry => {
  const { modelVillageId: _id, nominatedBy: _by, award: _award, ...terms } = data;
  return {
    id,
    revision: 0,
    stage: 'NOMINATED',
    ...terms,
    title: modelVillageTitle(terms),
    regions: terms.areas.map(({ code }) => code),
    year: yearOf(metadata.occurredOn),
    unsupported: false,
    villages: [],
    ...summary({ stage: 'NOMINATED', villages: [] }),
    coordinated: [],
    activities: [],
    progress: [],
    evaluations: [],
    reviews: [],
    replications: [],
    corrections: 0,
    warnings: [],
    documents: [],
    provenance: metadata.provenance,
    steps: [],
    createdOn: metadata.occurredOn,
    updatedOn: metadata.occurredOn,
  };
};

/** One or more villages have changed, and with them where the record stands. */
const moved = (villages: readonly BoardVillage[]): Change => ({
  villages,
  stage: stageAmong(villages.map(({ stage }) => stage)),
});

/** Where it stood before it was suspended, as its villages tell. */
const resumed = ({ villages, activities }: Entry): Change => ({
  stage: activities.length ? stageAmong(villages.map(({ stage }) => stage)) : 'DESIGNATED',
});

/** What an entry no longer holds after the event; the rest stays. */
export const before = (entry: Entry, { type }: RecordedModelVillageEvent): Entry => {
  switch (type) {
    case 'ModelVillageSupported': {
      const { unsupportedSince: _since, endsOn: _on, ...rest } = entry;
      return rest;
    }
    case 'ModelVillageResumed': {
      const { endReason: _reason, ...rest } = entry;
      return rest;
    }
    default:
      return entry;
  }
};

export const changes = (
  entry: Entry,
  { type, data, metadata: { occurredOn: on } }: RecordedModelVillageEvent,
): Change => {
  const { villages } = entry;
  switch (type) {
    case 'ModelVillageAssessed': {
      const assessed = inVillage(villages, data.village, (village) => ({
        ...withReading(village, data, on, true),
        potentials: data.potentials,
      }));
      return { villages: assessed, ...(entry.stage === 'NOMINATED' && { stage: 'ASSESSED' }) };
    }
    case 'ModelVillageRejected':
      return { stage: 'REJECTED', unsupported: false, endReason: data.reason };
    case 'ModelVillageDesignated': {
      const codes = data.villages.map(({ code }) => code);
      const designated = villages.map((village) =>
        codes.includes(village.region.code) ? { ...village, stage: 'DESIGNATED' as const } : village,
      );
      return { villages: designated, stage: 'DESIGNATED', designatedOn: on, coordinated: data.coordinated };
    }
    case 'ModelVillagePlanAgreed':
      return { villages: underPlan(villages, data), stage: 'PLAN_AGREED', activities: data.activities };
    case 'ModelVillageProgressRecorded': {
      const { village, progress, achievements } = data;
      const told = inVillage(villages, village, (each) => ({
        ...withAchieved(each, achievements, on),
        ...(each.stage === 'DESIGNATED' && { stage: 'IN_PROGRESS' as const }),
      }));
      return { ...moved(told), progress: [...entry.progress, { on, village, progress }] };
    }
    case 'ModelVillageEvaluated': {
      const { village, index, year, value, status, change, findings, evaluatedBy } = data;
      const evaluated = inVillage(villages, village, (each) => ({
        ...withReading(each, data, on, false),
        ...(each.stage !== 'RECOGNISED' && { stage: 'EVALUATED' as const }),
      }));
      const evaluation = { on, village, index, year, value, status, change, findings, evaluatedBy };
      return { ...moved(evaluated), evaluations: [...entry.evaluations, evaluation] };
    }
    case 'ModelVillageRecognised':
      return moved(inVillage(villages, data.village, () => ({ stage: 'RECOGNISED', recognisedOn: on })));
    case 'ModelVillageReviewed': {
      const { village, outcome, findings } = data;
      const reviewed = inVillage(villages, village, () => ({ stage: outcome === 'KEPT' ? 'RECOGNISED' : 'REVIEWED' }));
      return { ...moved(reviewed), reviews: [...entry.reviews, { on, village, outcome, findings }] };
    }
    case 'ModelVillageReplicated': {
      const { village, adoptionId, by, innovation } = data;
      return { replications: [...entry.replications, { on, village, adoptionId, by, innovation }] };
    }
    case 'ModelVillageSuspended':
      return { stage: 'SUSPENDED', endReason: data.reason };
    case 'ModelVillageResumed':
      return resumed(entry);
    case 'ModelVillageRevoked':
      return { stage: 'REVOKED', unsupported: false, endReason: data.reason };
    case 'ModelVillageUnsupported':
      return { unsupported: true, unsupportedSince: data.since, endsOn: data.endsOn };
    case 'ModelVillageSupported':
      return { unsupported: false, agreementId: data.agreementId, agreementTitle: data.agreementTitle };
    case 'ModelVillageEnded':
      return { stage: 'ENDED', unsupported: false };
    case 'RecordCorrected':
      return { corrections: entry.corrections + 1 };
    case 'RecordVoided':
      return { stage: 'VOIDED', unsupported: false };
    default:
      return {};
  }
};

const filedWith = (event: RecordedModelVillageEvent): Readonly<Record<string, DocRef | undefined>> => {
  const { type, data } = event;
  switch (type) {
    case 'ModelVillageNominated':
      return { award: data.award };
    case 'ModelVillageAssessed':
      return { assessment: data.document };
    case 'ModelVillageDesignated':
      return { decree: data.decree, minutes: data.minutes };
    case 'ModelVillagePlanAgreed':
      return { plan: data.document };
    case 'ModelVillageProgressRecorded':
      return { evidenceDoc: data.evidenceDoc };
    case 'ModelVillageEvaluated':
      return { evaluation: data.report };
    case 'ModelVillageRecognised':
      return { recognition: data.decree };
    case 'ModelVillageReviewed':
      return { review: data.report };
    case 'ModelVillageRevoked':
      return { revocation: data.decree };
    default:
      return {};
  }
};

/** All papers, those of the step last. */
export const withPapers = (
  { documents }: Pick<Entry, 'documents'>,
  event: RecordedModelVillageEvent,
): Pick<Entry, 'documents'> => ({
  documents: [...documents, ...filedDocuments(filedWith(event), event.metadata.actor)],
});

/** What the system observes is of the day on which it did, and not a step of the village. */
const OBSERVED: ReadonlySet<string> = new Set([
  'ModelVillageUnsupported',
  'ModelVillageSupported',
  'ModelVillageEnded',
]);

export const lastOn = ({ updatedOn }: Entry, { type, metadata }: RecordedModelVillageEvent): Entry['updatedOn'] =>
  OBSERVED.has(type) ? updatedOn : laterDay(updatedOn, metadata.occurredOn);
