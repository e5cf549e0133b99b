import { describe, expect, it } from '@jest/globals';
import { Rejection, type EventCatalogue } from '#kernel';
import { fixedClock, given, memoryEventStore } from '#testing';
import { Aggregates } from './aggregates.js';
import { declareEvents, eventNames } from './event-names.js';
import { createExecutor } from './execute-command.js';
import { upcasting } from '../log/upcasting.js';

const declare = (known: Record<string, number>) => ({ type: 'DeclareEvents', known }) as const;
const declared = (events: Record<string, number>) => ({ type: 'EventsDeclared', data: { events } }) as const;

describe('The names of the events', () => {
  it('are declared before the first is written', () => {
    given(eventNames, [])
      .when(declare({ VisitProposed: 1, VisitApproved: 2 }))
      .then([declared({ VisitProposed: 1, VisitApproved: 2 })]);
  });

  it('are declared once, and later only those that are new or have a new version', () => {
    given(eventNames, [declared({ A: 1, B: 1 })])
      .when(declare({ A: 1, B: 1 }))
      .then([]);
    given(eventNames, [declared({ A: 1, B: 1 })])
      .when(declare({ A: 1, B: 2, C: 1 }))
      .then([declared({ B: 2, C: 1 })]);
  });

  it.each([
    [{ A: 1 }, 'B v1'],
    [{ A: 1, B: 1, C: 9 }, 'A v2'],
  ])('that %j does not know stop an older version, naming %s', (known, named) => {
    const former = named === 'B v1' ? [declared({ A: 1, B: 1 })] : [declared({ A: 1 }), declared({ A: 2 })];
    expect(given(eventNames, former).when(declare(known)).thenRejected('E_STATE').messageEn).toContain(named);
  });

  it('are those of a category: another may have the same name in a version of its own', () => {
    given(eventNames, [declared({ 'trip/A': 1 })])
      .when(declare({ 'trip/A': 1, 'desk/A': 3 }))
      .then([declared({ 'desk/A': 3 })]);
    given(eventNames, [declared({ 'trip/A': 1, 'desk/A': 3 })])
      .when(declare({ 'trip/A': 3, 'desk/A': 2 }))
      .thenRejected('E_STATE');
  });

  it('that were declared when a name was of one category only are declared anew, and stop what does not know them', () => {
    given(eventNames, [declared({ A: 2 })])
      .when(declare({ 'trip/A': 2 }))
      .then([declared({ 'trip/A': 2 })]);
    given(eventNames, [declared({ A: 2 })])
      .when(declare({ 'trip/A': 1 }))
      .thenRejected('E_STATE');
    given(eventNames, [declared({ A: 2 })])
      .when(declare({ 'trip/B': 9 }))
      .thenRejected('E_STATE');
  });

  it('are read from the log by whoever starts on it', async () => {
    const store = memoryEventStore();
    const start = (catalogue: EventCatalogue, category = 'trip') =>
      createExecutor({
        store,
        aggregates: new Aggregates(store, upcasting()),
        clock: fixedClock(),
        ruleBook: { version: 'spec', values: [] },
      }).execute(declareEvents([{ category, catalogue }]));
    await start({ A: { version: 1 } });
    await start({ A: { version: 2 }, B: { version: 1 } });
    await start({ A: { version: 2 }, B: { version: 1 } });
    expect((await store.read('eventNames-ID')).map(({ data }) => data)).toEqual([
      { events: { 'trip/A': 1 } },
      { events: { 'trip/A': 2, 'trip/B': 1 } },
    ]);
    await expect(start({ A: { version: 1 } })).rejects.toBeInstanceOf(Rejection);
  });
});
