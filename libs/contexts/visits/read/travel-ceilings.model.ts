import { amount, eventsOf, streamId, type DocRef, type LocalDate, type ReadModel, type Recorded, type RegionCode, type RegionRef, type Rupiah } from '#kernel';
import { travelCeilingDecider, type TravelCeilingEvent } from '../domain/travel-ceiling.decider.js';

/** A government's travel money of one fiscal year (VIS-05). Without a ceiling nothing limits it. */
export interface TravelCeilingEntry {
  readonly id: string;
  readonly revision: number;
  readonly region?: RegionRef;
  readonly regions: readonly RegionCode[];
  readonly fiscalYear: number;
  readonly base?: Rupiah;
  readonly ceiling?: Rupiah;
  /** What visits that are to take place, or have, take of it together; and how many they are. */
  readonly committed: Rupiah;
  readonly visits: number;
  /** What is left; absent without a ceiling, `0` when more is committed than there is. */
  readonly left?: Rupiah;
  readonly setOn?: LocalDate;
  readonly decree?: DocRef;
}

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
        return changed(entry, amount(asked) - (instead === undefined ? 0n : amount(instead)), instead === undefined ? 1 : 0);
      }
      case 'TravelMoneyReleased': return changed(entry, -amount(event.data.amount), -1);
    }
  },
};

const changed = (entry: TravelCeilingEntry, money: bigint, visits: number): TravelCeilingEntry =>
  withLeft({ ...entry, committed: (amount(entry.committed) + money).toString() as Rupiah, visits: entry.visits + visits });

const withLeft = (entry: TravelCeilingEntry): TravelCeilingEntry => {
  if (entry.ceiling === undefined) return entry;
  const left = amount(entry.ceiling) - amount(entry.committed);
  return { ...entry, left: (left > 0n ? left : 0n).toString() as Rupiah };
};

const empty = (id: string, { type, data, revision }: Event): TravelCeilingEntry => ({
  id, revision, regions: [type === 'TravelCeilingSet' ? data.region.code : data.region], fiscalYear: data.fiscalYear, committed: '0' as Rupiah, visits: 0,
});
