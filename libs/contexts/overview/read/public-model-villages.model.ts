import {
  DAY,
  FLAG,
  INTEGER,
  REGION,
  REGION_REF,
  TEXT,
  field,
  listOf,
  optional,
  record,
  searching,
  streamId,
  yearOf,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { MODEL_VILLAGE_RECORDS, modelVillageTitle, type ModelVillageEvent } from '#contexts/model-villages/contract';

const village = record({
  region: field(['desa', 'village'], REGION_REF),
  recognisedOn: field(['diakui', 'recognised on'], DAY),
});

/**
 * A model village as anybody may see it: the villages that are recognised now (MOD-05), without officials, documents
 * and index values. What is not recognised is kept for the fold and shown to nobody.
 */
export const publicModelVillageDocument = record({
  id: field(['id desa percontohan', 'id of the model village'], TEXT),
  published: field(['ada desa yang diakui', 'a village of it is recognised'], FLAG),
  title: field(['sebutan', 'what it is called'], TEXT),
  purpose: field(['alasan dan tujuan', 'reasons and aim'], TEXT),
  villages: field(['desa yang diakui', 'villages that are recognised'], listOf(village)),
  regions: field(['kode desa (Kepmendagri)', 'codes of the villages (Kepmendagri)'], listOf(REGION)),
  replications: field(['ditiru daerah lain, berapa kali', 'times it was replicated elsewhere'], INTEGER),
  year: optional(['tahun pengakuan pertama', 'year of the first recognition'], INTEGER),
  recognisedOn: optional(['pengakuan pertama', 'first recognition'], DAY),
});
export type PublicModelVillage = TypeOf<typeof publicModelVillageDocument>;

type Event = Recorded<ModelVillageEvent>;
/** With whether it is suspended or over, which the fold needs and nobody is shown. */
export type KeptModelVillage = PublicModelVillage & { readonly suspended?: boolean; readonly over?: boolean };
type Villages = PublicModelVillage['villages'];

const told = (entry: KeptModelVillage, changed: Partial<KeptModelVillage>): KeptModelVillage => {
  const { year: _year, recognisedOn: _on, ...now } = { ...entry, ...changed };
  const [first] = now.villages.map(({ recognisedOn }) => recognisedOn).sort();
  return {
    ...now,
    regions: now.villages.map(({ region }) => region.code),
    published: now.villages.length > 0 && !now.suspended && !now.over,
    ...(first && { recognisedOn: first, year: yearOf(first) }),
  };
};

const without = (villages: Villages, code: string): Villages => villages.filter(({ region }) => region.code !== code);

const after = (entry: KeptModelVillage, { type, data, metadata: { occurredOn } }: Event): KeptModelVillage => {
  switch (type) {
    case 'ModelVillageRecognised': {
      const recognised = { region: data.village, recognisedOn: occurredOn };
      return told(entry, { villages: [...without(entry.villages, data.village.code), recognised] });
    }
    case 'ModelVillageReviewed': {
      if (data.outcome === 'KEPT') return entry;
      return told(entry, { villages: without(entry.villages, data.village.code) });
    }
    case 'ModelVillageReplicated':
      return told(entry, { replications: entry.replications + 1 });
    case 'ModelVillageSuspended':
      return told(entry, { suspended: true });
    case 'ModelVillageResumed':
      return told(entry, { suspended: false });
    case 'ModelVillageRejected':
    case 'ModelVillageRevoked':
    case 'ModelVillageEnded':
      return told(entry, { over: true });
    default:
      return entry;
  }
};

/** What the public may know of model villages: those that are recognised, as long as they are. */
export const publicModelVillages: ReadModel<KeptModelVillage, Event> = {
  name: 'public_model_villages',
  version: 1,
  ofOneStream: true,
  events: {
    [MODEL_VILLAGE_RECORDS.category]: [
      'ModelVillageNominated',
      'ModelVillageRejected',
      'ModelVillageRecognised',
      'ModelVillageReviewed',
      'ModelVillageReplicated',
      'ModelVillageSuspended',
      'ModelVillageResumed',
      'ModelVillageRevoked',
      'ModelVillageEnded',
      'RecordCorrected',
      'RecordVoided',
    ],
  },
  fields: { published: 'boolean', regions: 'regions', year: 'integer', recognisedOn: 'text', title: 'text' },
  sorts: ['recognisedOn', 'title'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (entry, event, id) => {
    // Wrong as a whole: whoever has it under its address learns that there is no such model village.
    if (event.type === 'RecordVoided') return undefined;
    if (event.type === 'ModelVillageNominated') {
      const { purpose } = event.data;
      const title = modelVillageTitle(event.data);
      return { id, published: false, title, purpose, villages: [], regions: [], replications: 0 };
    }
    return entry && after(entry, event);
  },
  ...searching<KeptModelVillage>(
    { label: ['sebutan', 'what it is called'], texts: ({ title }) => [title] },
    {
      label: ['nama desa', 'names of the villages'],
      texts: ({ villages }) => villages.map(({ region }) => region.nameAtTime),
    },
  ),
};

/** What is shown of it. */
export const openModelVillage = ({ suspended: _s, over: _o, ...shown }: KeptModelVillage): PublicModelVillage => shown;
