import { describe, expect, it } from '@jest/globals';
import type { Instant, Scope, Uses } from '#kernel';
import { frozenFixtures, specMetadata } from '#testing';
import { personLookupDecider, type ReferencePersons } from './person-lookup.decider.js';
import type { PersonsReferenced } from './person-lookup.events.js';

const scopes = ['62.03.02.2007' as Scope];
const limits = { perMinute: 10, perDay: 25 };
const ask = (count: number): ReferencePersons => ({
  type: 'ReferencePersons',
  userId: 'user-7',
  count,
  scopes,
  limits,
});
const at = (time: string) => `2026-11-20T${time}Z` as Instant;

/** Asks one after the other, and tells what became of each. */
const asked = (...uses: readonly (readonly [time: string, count: number])[]): readonly unknown[] => {
  let state: Uses = personLookupDecider.initialState;
  return uses.map(([time, count]) => {
    const now = at(time);
    try {
      const [event] = personLookupDecider.decide(ask(count), state, { now } as never) as [PersonsReferenced];
      state = personLookupDecider.evolve(state, event, { ...specMetadata(), recordedAt: now });
      return event.data.count;
    } catch (error) {
      const { code, info } = error as { code: string; info: { details: { retryAfterSeconds: number } } };
      return [code, info.details.retryAfterSeconds];
    }
  });
};

describe('Asking for references to persons', () => {
  it('is recorded with who, how many and for whom, and nothing that could be compared', () => {
    expect(
      personLookupDecider.decide(ask(1), personLookupDecider.initialState, { now: at('02:00:00.000') } as never),
    ).toEqual([{ type: 'PersonsReferenced', data: { userId: 'user-7', count: 1, scopes } }]);
  });

  it('is limited by the minute: to exactly so many, and again when the minute is over', () => {
    expect(
      asked(['02:00:00.000', 4], ['02:00:30.000', 6], ['02:00:59.999', 1], ['02:01:00.000', 4], ['02:01:00.001', 1]),
    ).toEqual([4, 6, ['E_RATE_LIMIT', 60], 4, ['E_RATE_LIMIT', 60]]);
    expect(asked(['02:00:00.000', 11])).toEqual([['E_RATE_LIMIT', 60]]);
  });

  it('is limited by the day: to exactly so many, whatever the minute', () => {
    expect(
      asked(['02:00:00.000', 10], ['02:10:00.000', 10], ['02:20:00.000', 6], ['02:20:00.000', 5], ['23:59:00.000', 1]),
    ).toEqual([10, 10, ['E_RATE_LIMIT', 77_400 + 600], 5, ['E_RATE_LIMIT', 60]]);
    expect(asked(['23:59:59.500', 26])).toEqual([['E_RATE_LIMIT', 1]]);
  });

  it('says, when it is refused, how many there may be and when to come again', () => {
    const refusal = (count: number) => () =>
      personLookupDecider.decide(ask(count), personLookupDecider.initialState, { now: at('02:00:00.000') } as never);
    expect(refusal(11)).toThrow(
      expect.objectContaining({
        info: expect.objectContaining({
          ruleId: 'COM-11',
          details: { perMinute: 10, perDay: 25, retryAfterSeconds: 60 },
        }),
      }),
    );
    expect(refusal(26)).toThrow(
      expect.objectContaining({
        info: expect.objectContaining({ details: { perMinute: 10, perDay: 25, retryAfterSeconds: 79_200 } }),
      }),
    );
  });

  it('still folds what was frozen', () => {
    const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), personLookupDecider);
    expect(frozen.after(personLookupDecider, 'PersonsReferenced')).toMatchObject({ today: 25 });
  });
});
