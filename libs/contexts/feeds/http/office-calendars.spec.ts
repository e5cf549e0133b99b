import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { START, addDays, collectionOf, type LocalDate, type Position, type RegionCode } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { at, day, fixedClock } from '#testing';
import { calendarEntries } from '../read/calendar-entries.model.js';
import type { CalendarEntry } from '../read/calendar-entry.document.js';
import { OfficeCalendars } from './office-calendars.js';

const TODAY = day('2026-11-20');
const MOST = 1_000;
const OFFICE = { officeId: 'dpmd-62.03', region: '62.03' as RegionCode };

const entry = (id: string, lastDay: LocalDate): CalendarEntry => ({
  id,
  shown: true,
  kind: 'VISIT',
  of: [OFFICE.region],
  firstDay: lastDay,
  lastDay,
  title: id,
  state: 'CONFIRMED',
  revision: 0,
  changedAt: at('2026-01-01T02:00:00.000Z'),
});

const GRANT = { ...OFFICE, scope: OFFICE.region, role: 'REGENCY_PMD', validFrom: day('2020-01-01') };

/** Whose office has, or has not, ended; by the day for which that is asked. */
const calendarsOf = async (
  entries: readonly CalendarEntry[],
  ended: (officeId: string, on: LocalDate) => boolean = () => false,
): Promise<OfficeCalendars> => {
  const readStore = memoryReadStore();
  const next = '1' as Position;
  await readStore.commit({
    consumer: 'calendars',
    expected: { position: START },
    next,
    totals: [],
    documents: entries.map((doc) => ({
      collection: collectionOf(calendarEntries),
      id: doc.id,
      expected: START,
      position: next,
      doc,
      words: [],
    })),
  });
  const feed = {
    stage: 'OPEN',
    ...OFFICE,
    madeBy: 'u',
    madeAt: at('2026-11-01T02:00:00.000Z'),
    secretSha256: createHash('sha256').update('s').digest('hex'),
  };
  return new OfficeCalendars({
    clock: fixedClock(at('2026-11-20T02:00:00.000Z')),
    sources: { state: async () => feed },
    readStore,
    accounts: { principalOf: async () => ({ userId: 'u', grants: [GRANT] }) },
    offices: {
      officeOf: async () => undefined,
      institutionOfOffice: async () => undefined,
      successionOf: async (officeId: string, on: LocalDate) => ({ ended: ended(officeId, on) }),
    },
  } as never);
};

/** Ids of what stands in the calendar of an office, in its order. */
const standing = async (entries: readonly CalendarEntry[]): Promise<readonly string[]> => {
  const calendars = await calendarsOf(entries);
  return [...(await calendars.fetch('f', 's', 0)).matchAll(/^UID:(.*)@sinergi/gmu)].map(([, id]) => id!);
};

describe('The calendar of an office', () => {
  it('holds what ended in the last ninety days and what comes in two years', async () => {
    const of = (...days: readonly number[]) => standing(days.map((each) => entry(`d${each}`, addDays(TODAY, each))));
    expect(await of(731, 730, 0, -1, -90, -91)).toEqual(['d-90', 'd-1', 'd0', 'd730']);
  });

  it('that is full holds what comes before what has passed, and of that the last', async () => {
    const many = (prefix: string, on: LocalDate, count: number) =>
      [...Array(count).keys()].map((index) => entry(`${prefix}${String(index).padStart(4, '0')}`, on));
    const past = [...many('old', addDays(TODAY, -60), MOST), entry('yesterday', addDays(TODAY, -1))];
    const full = await standing([...past, ...many('ahead', TODAY, MOST - 2)]);
    expect([full.length, ...full.slice(0, 3), full.at(-1)]).toEqual([
      MOST,
      'old0999',
      'yesterday',
      'ahead0000',
      'ahead0997',
    ]);
    const ahead = await standing([...past, ...many('ahead', TODAY, MOST), entry('later', addDays(TODAY, 1))]);
    expect([ahead.length, ahead[0], ahead.at(-1)]).toEqual([MOST, 'ahead0000', 'ahead0999']);
  });

  it('CAL-03 whose office has ended is found by nobody, and its maker sees that it sleeps', async () => {
    const until = (last: string) => calendarsOf([], (officeId, on) => officeId === OFFICE.officeId && on > last);
    const states = async (calendars: OfficeCalendars) =>
      (await calendars.ownOf({ userId: 'u', grants: [GRANT] } as never)).map(({ state }) => state);
    const [standing, ended] = [await until('2026-11-20'), await until('2026-11-19')];
    expect(await standing.fetch('f', 's', 0)).toContain('BEGIN:VCALENDAR');
    await expect(ended.fetch('f', 's', 0)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect([await states(standing), await states(ended)]).toEqual([['OPEN'], ['ASLEEP']]);
  });
});
