import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, localDate, regionCode, type RegionRef } from '#kernel';
import { doc, frozenFixtures, given } from '#testing';
import { gazetteer } from '../reference/gazetteer.js';
import { regionTable } from '../reference/region-table.js';
import type { ListedDay, LoadWorkingCalendar, SetRegionalHolidays } from './working-calendar.commands.js';
import { workingCalendarDecider } from './working-calendar.decider.js';
import type { Holiday, WorkingCalendarEvent } from './working-calendar.events.js';
import { calendarOf, daysOff } from './working-calendar.state.js';

const facts = {
  facts: {
    gazetteer: gazetteer(
      regionTable([
        ['51', 'Bali'],
        ['51.01', 'Kabupaten Jembrana'],
        ['51.01.01', 'Negara'],
        ['51.01.01.2001', 'Baluk'],
        ['63', 'Kalimantan Selatan'],
      ]),
      [],
      '4.0.1',
    ),
  },
};
const today = (date: string) => ({ ...facts, occurredOn: localDate(date) });

const skb = (number: string, date: string) => doc('SKB', date, { number, classification: 'PUBLIC' });
const first = skb('1497/2026', '2026-09-20');
const amended = skb('200/2027', '2027-02-01');
const day = (date: string, name: string, kind: Holiday['kind'] = 'NATIONAL') => ({ date: localDate(date), name, kind });
const FIXED = [
  day('2027-01-01', 'Tahun Baru'),
  day('2027-08-17', 'Proklamasi Kemerdekaan'),
  day('2027-12-25', 'Kelahiran Yesus Kristus'),
];
const IMLEK = day('2027-02-06', 'Tahun Baru Imlek');

const load = (days: readonly ListedDay[] = FIXED, decree = first): LoadWorkingCalendar => ({
  type: 'LoadWorkingCalendar',
  year: 2027,
  days,
  decree,
});
const list = (version: number, days: readonly ListedDay[] = FIXED, decree = first): WorkingCalendarEvent => ({
  type: 'WorkingCalendarLoaded',
  data: {
    version,
    year: 2027,
    days: days.map((each) => ({ source: `SKB ${decree.number}`, ...each })),
    basis: 'DECREE',
    decree,
  },
});
const reference = (
  days: readonly Holiday[] = FIXED.map((each) => ({ ...each, source: 'SKB lama' })),
): WorkingCalendarEvent => ({
  type: 'WorkingCalendarLoaded',
  data: { version: 1, year: 2027, days, basis: 'REFERENCE' },
});
const after = (...events: WorkingCalendarEvent[]) => given(workingCalendarDecider, events, today('2027-03-01'));

describe('The working calendar of a year', () => {
  it('is loaded with its decree, by date', () => {
    expect(list(1).data).toMatchObject({ days: [{ source: 'SKB 1497/2026' }, {}, {}] });
    after()
      .when(load([IMLEK, ...FIXED]))
      .then([list(1, [FIXED[0]!, IMLEK, ...FIXED.slice(1)])]);
  });

  it('keeps the names of days without the spaces around them', () => {
    after()
      .when(load(FIXED.map((each) => ({ ...each, name: ` ${each.name} ` }))))
      .then([list(1)]);
  });

  it('may hold days that another decree frees', () => {
    const vote = { ...day('2027-11-24', 'Pemungutan suara', 'REGIONAL_ELECTION'), source: 'Keppres 33/2027' };
    after()
      .when(load([...FIXED, vote]))
      .then([list(1, [...FIXED.slice(0, 2), vote, FIXED[2]!])]);
  });

  it('changes nothing when it is loaded again as it is', () => {
    after(list(1))
      .when(load([...FIXED].reverse()))
      .then([]);
  });

  it('gives way to a later decree, as a further version with the whole list', () => {
    after(list(1))
      .when(load([...FIXED, day('2027-12-24', 'Natal', 'CUTI_BERSAMA')], amended))
      .then([list(2, [...FIXED.slice(0, 2), day('2027-12-24', 'Natal', 'CUTI_BERSAMA'), FIXED[2]!], amended)]);
    after(list(1))
      .when(load([FIXED[0]!, IMLEK, ...FIXED.slice(1)]))
      .then([list(2, [FIXED[0]!, IMLEK, ...FIXED.slice(1)])]);
  });

  it('REG-08 does not go back to an earlier decree', () => {
    after(list(2, FIXED, amended))
      .when(load())
      .thenRejected('E_DATE_ORDER', 'REG-08');
  });

  it.each(['RESTRICTED', 'SECRET'] as const)(
    'REG-08 names no decree that is %s: everybody sees its number beside the days',
    (classification) => {
      expect(
        after()
          .when(load(FIXED, { ...first, classification }))
          .thenRejected('E_VALIDATION', 'REG-08').info.field,
      ).toBe('/decree/classification');
    },
  );

  it('REG-08 needs a decree with a number, of today at the latest', () => {
    const { number: _none, ...unnumbered } = first;
    expect(after().when(load(FIXED, unnumbered)).thenRejected('E_DOC_MISSING', 'REG-08').info.field).toBe(
      '/decree/number',
    );
    after()
      .when(load(FIXED, skb(' ', '2026-09-20')))
      .thenRejected('E_DOC_MISSING', 'REG-08');
    after()
      .when(load(FIXED, skb('1', '2027-03-02')))
      .thenRejected('E_DATE_ORDER', 'REG-08');
    after()
      .when(load(FIXED, skb('1', '2027-03-01')))
      .then([list(1, FIXED, skb('1', '2027-03-01'))]);
  });

  it.each([
    ['of another year', day('2028-01-01', 'Tahun Baru')],
    ['twice', day('2027-01-01', 'Tahun Baru lagi')],
  ])('REG-09 refuses a day %s', (_, wrong) => {
    expect(
      after()
        .when(load([...FIXED, wrong]))
        .thenRejected('E_VALIDATION', 'REG-09').info.field,
    ).toBe('/days/3/date');
  });

  it.each([0, 1, 2])('REG-09 refuses a list without day %i of those that every year has', (missing) => {
    const rejection = after()
      .when(load(FIXED.filter((_, index) => index !== missing)))
      .thenRejected('E_VALIDATION', 'REG-09');
    expect(rejection.info.details).toEqual({ missing: [FIXED[missing]!.date] });
  });
});

describe('The list that comes with the software', () => {
  const bring = (name = 'Tahun Baru') => ({
    type: 'LoadReferenceCalendar' as const,
    year: 2027,
    days: [
      { ...FIXED[0]!, name, source: 'SKB lama' },
      ...FIXED.slice(1).map((each) => ({ ...each, source: 'SKB lama' })),
    ],
  });

  it('stands until there is a decree, once', () => {
    after().when(bring()).then([reference()]);
    after(reference()).when(bring()).then([]);
    after(reference())
      .when(load())
      .then([list(2)]);
  });

  it('is mended by a newer one, but never takes the place of a decree', () => {
    after(reference())
      .when(bring('Tahun Baru Masehi'))
      .then([
        {
          type: 'WorkingCalendarLoaded',
          data: { version: 2, year: 2027, days: bring('Tahun Baru Masehi').days, basis: 'REFERENCE' },
        },
      ]);
    after(list(1)).when(bring()).then([]);
  });
});

describe('Days off of a region', () => {
  const ref = (code: string, nameAtTime: string): RegionRef => ({
    code: regionCode(code),
    nameAtTime,
    level: code.split('.').length as 1,
    datasetVersion: '4.0.1',
  });
  const bali = ref('51', 'Bali');
  const decree = skb('100/2026', '2026-12-01');
  const galungan = { date: localDate('2027-06-30'), name: 'Galungan' };
  const set = (change: Partial<SetRegionalHolidays> = {}): SetRegionalHolidays => ({
    type: 'SetRegionalHolidays',
    year: 2027,
    region: bali,
    days: [galungan],
    decree,
    ...change,
  });
  const added = (days = [galungan], by = decree): WorkingCalendarEvent => ({
    type: 'RegionalHolidaysSet',
    data: {
      year: 2027,
      region: bali,
      days: days.map((each) => ({ ...each, kind: 'REGIONAL', source: `SKB ${by.number}` })),
      decree: by,
    },
  });

  it('are set by decree of its head, also before the year is loaded, and once', () => {
    after().when(set()).then([added()]);
    after(added()).when(set()).then([]);
  });

  it('are replaced by a later decree, to none at all too', () => {
    const later = skb('7/2027', '2027-01-10');
    after(added())
      .when(set({ days: [], decree: later }))
      .then([added([], later)]);
    after(added([], later)).when(set()).thenRejected('E_DATE_ORDER', 'REG-08');
  });

  it('are kept by date, their names without the spaces around them', () => {
    const nyepi = { date: localDate('2027-03-09'), name: 'Nyepi lokal' };
    after()
      .when(set({ days: [galungan, { ...nyepi, name: ' Nyepi lokal ' }] }))
      .then([added([nyepi, galungan])]);
  });

  it('REG-08, REG-09 need a decree of today at the latest, and lie in the year, each once', () => {
    after()
      .when(set({ decree: skb(' ', '2026-12-01') }))
      .thenRejected('E_DOC_MISSING', 'REG-08');
    after()
      .when(set({ decree: skb('1', '2027-03-02') }))
      .thenRejected('E_DATE_ORDER', 'REG-08');
    after()
      .when(set({ days: [{ ...galungan, date: localDate('2028-06-30') }] }))
      .thenRejected('E_VALIDATION', 'REG-09');
    after()
      .when(set({ days: [galungan, galungan] }))
      .thenRejected('E_VALIDATION', 'REG-09');
  });

  it('REG-10 belong to a province, a regency or a city', () => {
    after()
      .when(set({ region: ref('51.01.01', 'Negara') }))
      .thenRejected('E_LEVEL', 'REG-10');
    const jembrana = ref('51.01', 'Kabupaten Jembrana');
    after()
      .when(set({ region: jembrana }))
      .then([{ ...added(), data: { ...added().data, region: jembrana } } as WorkingCalendarEvent]);
    after()
      .when(set({ region: ref('51.99', 'Kota Anu') }))
      .thenRejected('E_REGION_UNKNOWN', 'REG-04');
  });

  it('are no working days there, in all that lies in it, and nowhere else', () => {
    const { state } = given(workingCalendarDecider, [list(1), added()], facts);
    const due = (region: string) =>
      addWorkingDays(localDate('2027-06-29'), 1, calendarOf([[2027, daysOff(state, regionCode(region))!]]));
    expect(['51', '51.01', '51.01.01.2001', '63'].map(due)).toEqual([
      '2027-07-01',
      '2027-07-01',
      '2027-07-01',
      '2027-06-30',
    ]);
    expect(daysOff(state)).toHaveLength(3);
    expect(daysOff(state, regionCode('51'))!.map(({ date }) => date)).toEqual([
      '2027-01-01',
      '2027-06-30',
      '2027-08-17',
      '2027-12-25',
    ]);
  });

  it("stand beside those of other regions and the country's, whichever came first; a day of both is told as the country's first", () => {
    const ofJembrana: WorkingCalendarEvent = {
      type: 'RegionalHolidaysSet',
      data: {
        year: 2027,
        region: ref('51.01', 'Kabupaten Jembrana'),
        days: [{ ...FIXED[0]!, kind: 'REGIONAL', source: 'Perbup' }],
        decree,
      },
    };
    const overdue: WorkingCalendarEvent = { type: 'WorkingCalendarOverdue', data: { year: 2027 } };
    const expected = [
      ['2027-01-01', 'NATIONAL'],
      ['2027-01-01', 'REGIONAL'],
      ['2027-06-30', 'REGIONAL'],
      ['2027-08-17', 'NATIONAL'],
      ['2027-12-25', 'NATIONAL'],
    ];
    for (const order of [
      [added(), ofJembrana, overdue, list(1)],
      [list(1), overdue, ofJembrana, added()],
    ]) {
      const { state } = given(workingCalendarDecider, order, facts);
      expect(daysOff(state, regionCode('51.01'))!.map(({ date, kind }) => [date, kind])).toEqual(expected);
    }
  });

  it('make no calendar by themselves', () => {
    expect(daysOff(given(workingCalendarDecider, [added()], facts).state, regionCode('51'))).toBeUndefined();
  });
});

describe('A calendar that nobody entered', () => {
  const overdue: WorkingCalendarEvent = { type: 'WorkingCalendarOverdue', data: { year: 2027 } };
  const mark = { type: 'MarkCalendarOverdue', year: 2027 } as const;

  it('REG-11 is overdue on 1 October before its year, and not a day earlier', () => {
    given(workingCalendarDecider, [], today('2026-10-01')).when(mark).then([overdue]);
    given(workingCalendarDecider, [], today('2026-09-30')).when(mark).thenRejected('E_DATE_ORDER', 'REG-11');
  });

  it('is marked once, and never when it is loaded', () => {
    after(overdue).when(mark).then([]);
    after(list(1)).when(mark).then([]);
    after(overdue)
      .when(load())
      .then([list(1)]);
  });
});

describe('The frozen events of calendars', () => {
  it('still fold into what they meant', () => {
    const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), workingCalendarDecider);
    const state = frozen.after(
      workingCalendarDecider,
      'WorkingCalendarOverdue',
      'WorkingCalendarLoaded',
      'RegionalHolidaysSet',
    );
    expect(state).toMatchObject({
      overdue: false,
      list: { version: 1, basis: 'DECREE', decree: { number: '1497/2026' } },
    });
    expect(daysOff(state, regionCode('51.01'))).toHaveLength(4);
  });
});
