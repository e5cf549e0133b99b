import { describe, expect, it } from '@jest/globals';
import type { Instant, RegionCode } from '#kernel';
import { specMetadata } from '#testing';
import { READ_LIMITS, personReadsDecider, type RecordReading } from './person-reads.decider.js';
import type { PersonalDataShown } from './person-reads.events.js';

const { perMinute, perDay } = READ_LIMITS;

const look = (count: number): RecordReading => ({
  type: 'RecordReading',
  userId: 'user-7',
  purpose: 'TRAVEL',
  party: '62.03.02.2007' as RegionCode,
  persons: Array.from({ length: count }, (_, n) => `sub_${n}`),
});

/** Looks one after the other, and tells what became of each. */
const looked = (...uses: readonly (readonly [time: string, count: number])[]): readonly unknown[] => {
  let state = personReadsDecider.initialState;
  return uses.map(([time, count]) => {
    const now = `2026-11-20T${time}Z` as Instant;
    try {
      const [event] = personReadsDecider.decide(look(count), state, { now } as never) as [PersonalDataShown];
      state = personReadsDecider.evolve(state, event, specMetadata({ recordedAt: now }));
      return event.data.persons.length;
    } catch (error) {
      const { code, info } = error as { code: string; info: { details: { retryAfterSeconds: number } } };
      return [code, info.details.retryAfterSeconds];
    }
  });
};

describe('Looking at data of persons', () => {
  it('is recorded with who, why, whose and of which party', () => {
    const { type: _type, ...data } = look(2);
    expect(personReadsDecider.decide(look(2), personReadsDecider.initialState, { now: '2026-11-20' } as never)).toEqual(
      [{ type: 'PersonalDataShown', data }],
    );
  });

  it('is limited by the minute: to exactly so many, and again when it is over', () => {
    expect(
      looked(['02:00:00.000', perMinute - 1], ['02:00:30.000', 1], ['02:00:59.999', 1], ['02:01:00.000', 1]),
    ).toEqual([perMinute - 1, 1, ['E_RATE_LIMIT', 60], 1]);
  });

  it('is limited by the day: to exactly so many, until midnight UTC', () => {
    const minutes = Math.floor(perDay / 1_000);
    const uses = Array.from({ length: minutes }, (_, n) => [`0${n % 10}:00:00.000`, 1_000] as const);
    expect(looked(...uses, ['23:59:00.000', 1])).toEqual([...uses.map(() => 1_000), ['E_RATE_LIMIT', 60]]);
  });
});
