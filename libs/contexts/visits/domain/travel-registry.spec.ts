import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, given, specActor, specContext, specMetadata } from '#testing';
import { Rejection, addDays } from '#kernel';
import {
  travelRegistryDecider,
  type ReserveTravelDays,
  type TravelRegistryCommand,
  type TravelRegistryState,
} from './travel-registry.decider.js';
import type { TravelDays, TravelRegistryEvent } from './travel-registry.events.js';

const days = (visitId: string, commandId: string, from: string, to: string): TravelDays => ({
  subjectRef: 'subject-1',
  visitId,
  commandId,
  from: day(from),
  to: day(to),
});
const reserve = (claim: TravelDays): ReserveTravelDays => ({ type: 'ReserveTravelDays', ...claim });
const reserved = (claim: TravelDays): TravelRegistryEvent => ({ type: 'TravelDaysReserved', data: claim });
const registry = (...events: TravelRegistryEvent[]) => given(travelRegistryDecider, events);

const here = days('visit-1', 'c1', '2024-11-19', '2024-11-20');

describe('VIS-10 one person, one travel order a day', () => {
  it('reserves free days', () =>
    registry()
      .when(reserve(here))
      .then([reserved(here)]));

  it.each([
    ['2024-11-18', '2024-11-19'],
    ['2024-11-20', '2024-11-25'],
    ['2024-11-01', '2024-12-01'],
    ['2024-11-19', '2024-11-19'],
  ])('refuses %s to %s, because of a trip on 19 and 20 November (S-0 R6)', (from, to) => {
    const rejection = registry(reserved(here))
      .when(reserve(days('visit-2', 'c2', from, to)))
      .thenRejected('E_TRAVEL_OVERLAP', 'VIS-10');
    expect(rejection.info).toEqual({ ruleId: 'VIS-10', field: '/travellers' });
  });

  it('allows the day before and the day after', () => {
    for (const claim of [
      days('visit-2', 'c2', '2024-11-17', '2024-11-18'),
      days('visit-2', 'c2', '2024-11-21', '2024-11-22'),
    ]) {
      registry(reserved(here))
        .when(reserve(claim))
        .then([reserved(claim)]);
    }
  });

  it('twice is once', () => registry(reserved(here)).when(reserve(here)).then([]));

  it('is claimed anew by an attempt that moves one of its days, and by no other visit under the same command', () => {
    for (const claim of [
      { ...here, from: day('2024-11-18') },
      { ...here, to: day('2024-11-21') },
    ])
      registry(reserved(here))
        .when(reserve(claim))
        .then([reserved(claim)]);
    registry(reserved(here))
      .when(reserve({ ...here, visitId: 'visit-2' }))
      .thenRejected('E_TRAVEL_OVERLAP', 'VIS-10');
  });

  it('holds of two visits under one command, each on its own days, and giving one up leaves the other', () => {
    const there = { ...here, visitId: 'visit-2', from: day('2024-11-22'), to: day('2024-11-23') };
    const both = registry(reserved(here), reserved(there));
    for (const on of ['2024-11-19', '2024-11-22'])
      both.when(reserve(days('visit-3', 'c3', on, on))).thenRejected('E_TRAVEL_OVERLAP', 'VIS-10');
    both
      .when({ type: 'ReleaseTravelDays', visitId: 'visit-1', commandId: 'c1' })
      .then([{ type: 'TravelDaysReleased', data: here }]);
    registry(reserved(here), reserved(there), { type: 'TravelDaysReleased', data: here })
      .when(reserve(days('visit-3', 'c3', '2024-11-22', '2024-11-22')))
      .thenRejected('E_TRAVEL_OVERLAP', 'VIS-10');
  });

  it('the same attempt with other days replaces its claim', () => {
    const moved = days('visit-1', 'c1', '2024-12-03', '2024-12-04');
    const claims = registry(reserved(here), reserved(moved));
    claims
      .when(reserve(days('visit-2', 'c2', '2024-11-19', '2024-11-19')))
      .then([reserved(days('visit-2', 'c2', '2024-11-19', '2024-11-19'))]);
    claims.when(reserve(days('visit-2', 'c2', '2024-12-04', '2024-12-04'))).thenRejected('E_TRAVEL_OVERLAP');
  });

  it('another attempt of the same visit makes a claim of its own, which giving up the first leaves alone', () => {
    const again = { ...here, commandId: 'c2' };
    registry(reserved(here))
      .when(reserve(again))
      .then([reserved(again)]);
    const both = registry(reserved(here), reserved(again));
    both
      .when({ type: 'ReleaseTravelDays', visitId: 'visit-1', commandId: 'c1' })
      .then([{ type: 'TravelDaysReleased', data: here }]);
    registry(reserved(here), reserved(again), { type: 'TravelDaysReleased', data: here })
      .when(reserve(days('visit-2', 'c3', '2024-11-20', '2024-11-20')))
      .thenRejected('E_TRAVEL_OVERLAP', 'VIS-10');
  });

  it('releases only what is held, and only for the visit that holds it', () => {
    registry().when({ type: 'ReleaseTravelDays', visitId: 'visit-1', commandId: 'c1' }).then([]);
    registry(reserved(here)).when({ type: 'ReleaseTravelDays', visitId: 'visit-2', commandId: 'c1' }).then([]);
    const free = registry(reserved(here), { type: 'TravelDaysReleased', data: here });
    free
      .when(reserve(days('visit-2', 'c2', '2024-11-19', '2024-11-19')))
      .then([reserved(days('visit-2', 'c2', '2024-11-19', '2024-11-19'))]);
  });

  it('whatever is asked, claims of two visits never overlap', () => {
    const claim = fc
      .record({
        visitId: fc.constantFrom('v1', 'v2', 'v3'),
        commandId: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
        from: fc.nat(12),
        length: fc.nat(4),
        release: fc.boolean(),
      })
      .map(({ from, length, release, ...ids }): TravelRegistryCommand =>
        release
          ? { type: 'ReleaseTravelDays', ...ids }
          : {
              type: 'ReserveTravelDays',
              subjectRef: 's',
              ...ids,
              from: addDays(day('2024-11-01'), from),
              to: addDays(day('2024-11-01'), from + length),
            },
      );
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 30 }), (commands) => {
        let state: TravelRegistryState = travelRegistryDecider.initialState;
        for (const command of commands) {
          let events: readonly TravelRegistryEvent[] = [];
          try {
            events = travelRegistryDecider.decide(command, state, specContext());
          } catch (error) {
            expect(error).toBeInstanceOf(Rejection);
          }
          for (const event of events) state = travelRegistryDecider.evolve(state, event, specMetadata());
          const claims = state.claims.values();
          const clash = claims.some((a) =>
            claims.some((b) => a.visitId !== b.visitId && a.from <= b.to && b.from <= a.to),
          );
          expect(clash).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('COM-14 lets one user claim days of one person two hundred times a year, given up or not, not once more; others, and other years, have their own', () => {
    const claimed = (count: number) =>
      Array.from({ length: count }, (_, n) => days(`visit-${n}`, `c-${n}`, '2024-11-19', '2024-11-20')).flatMap(
        (claim): TravelRegistryEvent[] => [reserved(claim), { type: 'TravelDaysReleased', data: claim }],
      );
    const claim = days('visit-x', 'c-x', '2024-12-31', '2025-01-02');
    registry(...claimed(199))
      .when(reserve(claim))
      .then([reserved(claim)]);
    const full = registry(...claimed(200));
    expect(full.when(reserve(claim)).thenRejected('E_LIMIT', 'COM-14').info).toMatchObject({
      field: '/travellers',
      details: { held: 200, limit: 200 },
    });
    full.when(reserve(claim), { actor: { ...specActor, userId: 'another' } }).then([reserved(claim)]);
    const next = days('visit-x', 'c-x', '2025-01-01', '2025-01-02');
    full.when(reserve(next)).then([reserved(next)]);
  });
});

describe('COM-11 nobody is sent travelling whose data are destroyed', () => {
  const close = (commandId: string, lastYear?: number) =>
    ({ type: 'CloseToTravel', subjectRef: 'subject-1', commandId, lastYear }) as const;
  const reopen = (commandId: string) => ({ type: 'ReopenToTravel', subjectRef: 'subject-1', commandId }) as const;
  const closed = (commandId: string): TravelRegistryEvent => ({
    type: 'TravelRegistryClosed',
    data: { subjectRef: 'subject-1', commandId },
  });
  const reopened = (commandId: string): TravelRegistryEvent => ({
    type: 'TravelRegistryReopened',
    data: { subjectRef: 'subject-1', commandId },
  });

  it('is closed where days are as the destruction was decided on, once for an attempt', () => {
    registry()
      .when(close('e'))
      .then([closed('e')]);
    registry(reserved(here))
      .when(close('e', 2024))
      .then([closed('e')]);
    registry(closed('e')).when(close('e')).then([]);
  });

  it.each([
    ['an order came in between', [reserved(here)], undefined],
    ['an order for a later year came in between', [reserved(days('v', 'c', '2025-01-02', '2025-01-03'))], 2024],
    ['days were given back in between', [], 2024],
  ])(
    'is not closed when %s',
    (_what, events, lastYear) =>
      void registry(...events)
        .when(close('e', lastYear))
        .thenRejected('E_CONCURRENCY', 'COM-11'),
  );

  it('takes no days after that, until every attempt is given up', () => {
    registry(closed('e')).when(reserve(here)).thenRejected('E_STATE', 'COM-11');
    registry(closed('e'), closed('f'), reopened('e')).when(reserve(here)).thenRejected('E_STATE', 'COM-11');
    registry(closed('e'), reopened('e'))
      .when(reserve(here))
      .then([reserved(here)]);
  });

  it('still gives days back, and repeats what it has taken', () => {
    registry(reserved(here), closed('e')).when(reserve(here)).then([]);
    registry(reserved(here), closed('e'))
      .when({ type: 'ReleaseTravelDays', visitId: 'visit-1', commandId: 'c1' })
      .then([{ type: 'TravelDaysReleased', data: here }]);
  });

  it('is opened again by the attempt that had closed it', () => {
    registry(closed('e'))
      .when(reopen('e'))
      .then([reopened('e')]);
    registry(closed('e')).when(reopen('f')).then([]);
  });
});
