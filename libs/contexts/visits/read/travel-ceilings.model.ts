import {
  DAY,
  DOC_REF,
  INTEGER,
  REGION,
  REGION_REF,
  RUPIAH,
  TEXT,
  amount,
  eventsOf,
  field,
  listOf,
  optional,
  record,
  streamId,
  type ReadModel,
  type Recorded,
  type Rupiah,
  type TypeOf,
} from '#kernel';
import { travelCeiling, travelCeilingDecider, type TravelCeilingEvent } from '../domain/travel-ceiling.decider.js';

const { fields: set } = travelCeiling;

/** A government's travel money of one fiscal year (VIS-05). Without a ceiling nothing limits it. */
export const travelCeilingDocument = record({
  id: field(['id pagu', 'id of the ceiling'], TEXT),
  revision: field(['revisi', 'revision'], INTEGER),
  region: optional(set.region.label, REGION_REF),
  regions: field(
    ['kode wilayah pemerintah daerah (Kepmendagri)', "code of the government's region (Kepmendagri)"],
    listOf(REGION),
  ),
  fiscalYear: set.fiscalYear,
  base: optional(set.base.label, RUPIAH),
  ceiling: optional(set.ceiling.label, RUPIAH),
  committed: field(
    ['jumlah anggaran kunjungan yang terikat pagu', 'money of visits that is committed under the ceiling'],
    RUPIAH,
  ),
  visits: field(['banyaknya kunjungan dengan komitmen', 'visits with money committed'], INTEGER),
  /** Absent without a ceiling, `0` when more is committed than there is. */
  left: optional(['sisa pagu', 'what is left of the ceiling'], RUPIAH),
  setOn: optional(['hari pagu ditetapkan', 'day on which the ceiling was set'], DAY),
  decree: optional(set.decree.label, DOC_REF),
});
export type TravelCeilingEntry = TypeOf<typeof travelCeilingDocument>;

type Event = Recorded<TravelCeilingEvent>;

export const travelCeilings: ReadModel<TravelCeilingEntry, Event> = {
  name: 'travel_ceilings',
  version: 1,
  events: eventsOf(travelCeilingDecider),
  fields: { regions: 'regions', fiscalYear: 'integer' },
  sorts: ['fiscalYear'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, event, id) => {
    const entry = { ...(before ?? empty(id, event)), revision: event.revision };
    switch (event.type) {
      case 'TravelCeilingSet': {
        const { region, base, ceiling, decree } = event.data;
        return withLeft({ ...entry, region, base, ceiling, decree, setOn: event.metadata.occurredOn });
      }
      case 'TravelMoneyCommitted': {
        const { amount: asked, instead } = event.data;
        return changed(
          entry,
          amount(asked) - (instead === undefined ? 0n : amount(instead)),
          instead === undefined ? 1 : 0,
        );
      }
      case 'TravelMoneyReleased':
        return changed(entry, -amount(event.data.amount), -1);
    }
  },
};

const changed = (entry: TravelCeilingEntry, money: bigint, visits: number): TravelCeilingEntry =>
  withLeft({
    ...entry,
    committed: (amount(entry.committed) + money).toString() as Rupiah,
    visits: entry.visits + visits,
  });

const withLeft = (entry: TravelCeilingEntry): TravelCeilingEntry => {
  if (entry.ceiling === undefined) return entry;
  const left = amount(entry.ceiling) - amount(entry.committed);
  return { ...entry, left: (left > 0n ? left : 0n).toString() as Rupiah };
};

const empty = (id: string, { type, data, revision }: Event): TravelCeilingEntry => ({
  id,
  revision,
  regions: [type === 'TravelCeilingSet' ? data.region.code : data.region],
  fiscalYear: data.fiscalYear,
  committed: '0' as Rupiah,
  visits: 0,
});
