import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  NO_STREAM,
  streamName,
  type AnyDecider,
  type DomainEvent,
  type EventStore,
  type EventToAppend,
  type LocalDate,
  type Revision,
} from '#kernel';
import { Aggregates, sourcesOf, upcasting } from '#runtime';
import { MemoryLog, doc, memoryEventStore, rp, specActor, specMetadata } from '#testing';
import { KOTIM, SEI_ASAM, story } from '../domain/fixtures/story.js';
import { travelCeilingDecider } from '../domain/travel-ceiling.decider.js';
import type { VisitTerms } from '../domain/visit.terms.js';
import { registration, visitRegisterDecider, visitRegisterId } from '../domain/visit-register.decider.js';
import { visitDecider } from '../domain/visit.decider.js';
import { ceilingId } from '../domain/visit.rules-money.js';
import { earlierVisits, travelCeilings } from './terms-facts.js';

/** What reads of a log bring, counted: a measure that is the same on every machine. */
const counting = (store: EventStore) => {
  const count = { events: 0 };
  const read: EventStore['read'] = async (...args) => {
    const events = await store.read(...args);
    count.events += events.length;
    return events;
  };
  return { store: { ...store, read }, count };
};

const upcast = upcasting(visitDecider, visitRegisterDecider, travelCeilingDecider);
const terms = (year: number, visitId: string, change: Partial<VisitTerms> = {}): VisitTerms => ({
  ...story.proposed.data,
  visitId,
  plannedStart: `${year}-06-15` as LocalDate,
  plannedEnd: `${year}-06-16` as LocalDate,
  ...change,
});
/** A kelurahan is an office of its city: its visits take of the regency's money. */
const ofRegency = {
  origin: { region: KOTIM, officeId: 'dinas' },
  fundingSources: [{ source: 'APBD_KAB' as const, fiscalYear: 2026, amount: rp('1') }],
};

let serial = 0;
const enter = async (
  log: EventStore,
  decider: AnyDecider,
  id: string,
  events: readonly DomainEvent[],
  userId = specActor.userId,
): Promise<void> => {
  const stream = streamName(decider, id);
  const enveloped = events.map(({ type, data }): EventToAppend => ({
    id: `event-${(serial += 1)}`,
    type,
    data,
    metadata: specMetadata({
      schemaVersion: decider.catalogue[type]!.version,
      commandId: `command-${serial}`,
      actor: { ...specActor, userId },
    }),
  }));
  await log.append(stream, ((await log.read(stream)).at(-1)?.revision ?? NO_STREAM) as Revision, enveloped);
};

/** Visits of one origin and year as their own commands enter them. */
const visits = async (
  log: EventStore,
  year: number,
  count: number,
  make: (n: number) => Partial<VisitTerms>,
  after: readonly DomainEvent[] = [],
): Promise<void> => {
  const all = Array.from({ length: count }, (_, n) => terms(year, `visit-${year}-${n}`, make(n)));
  for (const each of all)
    await enter(log, visitDecider, each.visitId, [
      {
        type: 'VisitProposed',
        data: { ...each, letter: doc('Surat'), proposedBy: story.proposed.data.proposedBy, warnings: [] },
      },
      ...after,
    ]);
  await enter(
    log,
    visitRegisterDecider,
    visitRegisterId(all[0]!.origin.region!.code, year),
    all.map((each) => ({ type: 'VisitRegistered', data: registration(each) })),
  );
};

const read = async (
  log: EventStore,
  of: VisitTerms,
): Promise<{ readonly cold: number; readonly warm: number; readonly earlier: number }> => {
  const { store, count } = counting(log);
  const sources = sourcesOf(new Aggregates(store, upcast));
  const asked = [{ type: 'ProposeVisit', ...of, officialName: 'Kepala' } as never, { stage: 'NONE' }, sources] as const;
  const propose = async () => (await Promise.all([travelCeilings(...asked), earlierVisits(...asked)]))[1];
  const earlier = await propose();
  const cold = count.events;
  await propose();
  return { cold, warm: count.events - cold, earlier: earlier.length };
};

describe('What a proposal reads', () => {
  const usual = memoryEventStore(new MemoryLog());
  const worst = memoryEventStore(new MemoryLog());
  beforeAll(async () => {
    for (let year = 2017; year <= 2026; year += 1) await visits(usual, year, 100, (n) => ({ topics: [`topik ${n}`] }));
    for (const year of [2025, 2026, 2027])
      await visits(worst, year, 1_000, () => ({}), [{ type: 'VisitCancelled', data: { visitId: 'v', reason: 'x' } }]);
  });

  it('is as much in the tenth year as in the third: the registers of the years around it, and the visits that it may repeat', async () => {
    const asked = (year: number) => read(usual, terms(year, 'new', { topics: ['topik 7'] }));
    // The three years' registers with a hundred entries each, and one visit, which is a repetition.
    expect([await asked(2019), await asked(2025)].map(({ cold, earlier }) => [cold, earlier])).toEqual([
      [301, 1],
      [301, 1],
    ]);
    expect((await asked(2026)).cold).toBe(201);
  });

  it('is bounded by what one user may enter, the same visit a thousand times a year and called off each time, and nothing once it is known', async () => {
    const mine = terms(2026, 'new');
    expect(await read(worst, mine)).toEqual({ cold: 3 * 1_000 + 3 * 1_000 * 2, warm: 0, earlier: 0 });
    expect(await read(worst, { ...mine, topics: ['lain'] })).toEqual({ cold: 3 * 1_000, warm: 0, earlier: 0 });
    expect(
      await read(worst, {
        ...mine,
        origin: { ...mine.origin, region: { ...SEI_ASAM, code: '62.03.02.2008' as never } },
      }),
    ).toEqual({ cold: 0, warm: 0, earlier: 0 });
  });

  it("of a government's money are the entries of that fiscal year alone", async () => {
    const log = memoryEventStore(new MemoryLog());
    for (const year of [2024, 2025, 2026]) {
      await enter(log, travelCeilingDecider, ceilingId(KOTIM.code, year), [
        {
          type: 'TravelCeilingSet',
          data: { region: KOTIM, fiscalYear: year, base: rp('9000'), ceiling: rp('4500'), decree: doc('DPA') },
        },
        ...Array.from({ length: 999 }, (_, n) => ({
          type: 'TravelMoneyCommitted',
          data: { region: KOTIM.code, fiscalYear: year, visitId: `v-${n}`, amount: rp('1') },
        })),
      ]);
    }
    expect(await read(log, terms(2026, 'new', ofRegency))).toMatchObject({ cold: 1_000, warm: 0 });
  });
});
