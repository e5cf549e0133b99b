import { eventsOf, partyName, searching, stepOf, streamId, type ReadModel } from '#kernel';
import { modelVillageDecider } from '../domain/model-village.decider.js';
import type { ModelVillageEntry, RecordedModelVillageEvent } from './model-village-board.document.js';
import { before, changes, lastOn, nominated, withPapers } from './model-village-board.fold.js';
import { MODEL_VILLAGE_BOARD, contribute } from './model-village-board.totals.js';
import { summary } from './model-village-board.villages.js';

/** Every model village with baseline and latest index, targets, support and replications (domain §4). */
export const modelVillageBoard: ReadModel<ModelVillageEntry, RecordedModelVillageEvent> = {
  ...MODEL_VILLAGE_BOARD,
  ofOneStream: true,
  events: eventsOf(modelVillageDecider),
  fields: {
    stage: 'text',
    origin: 'text',
    regions: 'regions',
    year: 'integer',
    agreementId: 'text',
    unsupported: 'boolean',
    endsOn: 'text',
    villagesRecognised: 'integer',
    createdOn: 'text',
    updatedOn: 'text',
    title: 'text',
  },
  sorts: ['createdOn', 'updatedOn', 'endsOn', 'title'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (entry, event, id) => {
    const {
      metadata: { warnings },
      type,
    } = event;
    if (type !== 'ModelVillageNominated' && !entry)
      throw new Error(`${type} of model village ${id}, which was never nominated`);
    const base = type === 'ModelVillageNominated' ? nominated(id, event) : before(entry!, event);
    const changed = { ...base, ...changes(base, event) };
    return {
      ...changed,
      ...summary(changed),
      ...withPapers(base, event),
      ...(warnings?.length && { warnings: [...new Set([...changed.warnings, ...warnings])] }),
      revision: event.revision,
      updatedOn: lastOn(base, event),
      steps: [...base.steps, stepOf(event)],
    };
  },
  ...searching<ModelVillageEntry>(
    { label: ['nama kawasan atau wilayah', 'name of the area or regions'], texts: ({ title }) => [title] },
    {
      label: ['nama desa', 'names of the villages'],
      texts: ({ villages }) => villages.map(({ region }) => region.nameAtTime),
    },
    { label: ['judul kerja sama', 'title of the agreement'], texts: ({ agreementTitle }) => [agreementTitle] },
    {
      label: ['pihak yang meniru', 'who replicates it'],
      texts: ({ replications }) => replications.map(({ by }) => partyName(by)),
    },
  ),
  contribute,
};
