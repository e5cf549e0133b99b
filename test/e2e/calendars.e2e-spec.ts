import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { SystemUnderTest, TODAY } from './system.js';

/** Working calendars by decree: who loads them, what they answer, and that a missing one is noticed in time. */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
afterAll(() => system.stop());

const decree = (number: string, date: string) => ({
  docId: `skb-${number.replaceAll('/', '-')}`,
  type: 'SKB',
  number,
  date,
  sha256: 'b'.repeat(64),
  classification: 'PUBLIC',
});
const day = (date: string, name: string, kind = 'NATIONAL') => ({ date, name, kind });
const YEAR_2027 = [
  day('2027-01-01', 'Tahun Baru'),
  day('2027-08-17', 'Proklamasi Kemerdekaan'),
  day('2027-12-25', 'Kelahiran Yesus Kristus'),
];
const load = (by: string, days: readonly object[], of = decree('1497/2026', '2026-09-19')) =>
  system.post(by, '/v1/calendars/load-working-calendar', { year: 2027, days, decree: of });

const holidays = async (query: string) => system.call({ method: 'GET', path: `/v1/holidays${query}` });
const dates = async (query: string) =>
  ((await holidays(query)).body as { items: { date: string }[] }).items.map(({ date }) => date);
const calendar = async (year: number) =>
  (
    (await system.get('kades-sei-asam', `/v1/calendars?year=${year}`)).body as {
      items: { status: string; version: number; basis?: string }[];
    }
  ).items[0];

describe('The calendars that come with the software', () => {
  it('are in the log once for each year, however often a process starts', async () => {
    await system.restart();
    for (const year of [2020, 2023, 2024, 2025, 2026]) {
      expect([year, (await system.stream(`workingCalendar-${year}`)).map(({ type }) => type)]).toEqual([
        year,
        ['WorkingCalendarLoaded'],
      ]);
    }
    expect(await dates('?year=2024')).toHaveLength(29);
    expect((await dates('')).length).toBeGreaterThan(100);
  });
});

describe('A year without a calendar', () => {
  it('is unknown to whoever asks for its holidays, and no fault of the service', async () => {
    const { status, body } = await holidays('?year=2031');
    expect({ status, body }).toMatchObject({
      status: 404,
      body: { code: 'E_NOT_FOUND', ruleId: 'COM-08', messageEn: 'The holiday calendar of 2031 is not loaded.' },
    });
    expect(JSON.stringify(body)).not.toContain('node_modules');
  });

  it('is noticed on 1 October of the year before', async () => {
    expect(await calendar(2027)).toMatchObject({ status: 'MISSING' });
    expect(
      (await system.stream('workingCalendar-2027')).map(({ type, metadata }) => [type, metadata.actor.role]),
    ).toEqual([['WorkingCalendarOverdue', 'SYSTEM']]);
    expect(await calendar(2028)).toBeUndefined();
  });
});

describe('A steward of the country', () => {
  it('alone loads a calendar with its decree', async () => {
    expect(await load('kadis-pmd-kapuas', YEAR_2027)).toMatchObject({ status: 403, body: { code: 'E_SCOPE' } });
    expect(await load('walidata', YEAR_2027.slice(1))).toMatchObject({
      status: 422,
      body: { code: 'E_VALIDATION', ruleId: 'REG-09', field: '/days' },
    });
    expect(await load('walidata', YEAR_2027)).toMatchObject({
      status: 200,
      body: { events: ['WorkingCalendarLoaded'] },
    });
    await system.settle();
    expect(await calendar(2027)).toMatchObject({ status: 'LOADED', version: 1, basis: 'DECREE' });
    expect(await dates('?year=2027')).toEqual(['2027-01-01', '2027-08-17', '2027-12-25']);
  });

  it('corrects it by a later decree, and the one before stays in the log', async () => {
    const amendment = decree('800/2026', '2026-11-02');
    expect((await load('walidata', [...YEAR_2027, day('2027-12-24', 'Natal', 'CUTI_BERSAMA')], amendment)).status).toBe(
      200,
    );
    await system.settle();
    expect(await calendar(2027)).toMatchObject({ version: 2 });
    expect(await load('walidata', YEAR_2027)).toMatchObject({
      status: 422,
      body: { code: 'E_DATE_ORDER', ruleId: 'REG-08' },
    });
    expect((await system.stream('workingCalendar-2027')).map(({ type }) => type)).toEqual([
      'WorkingCalendarOverdue',
      'WorkingCalendarLoaded',
      'WorkingCalendarLoaded',
    ]);
  });

  it('and of a region set what is a day off there', async () => {
    const galungan = {
      year: 2027,
      region: 'Provinsi Bali',
      days: [{ date: '2027-06-30', name: 'Galungan' }],
      decree: decree('100/2026', '2026-11-03'),
    };
    expect((await system.post('walidata', '/v1/calendars/set-regional-holidays', galungan)).status).toBe(200);
    expect(await dates('?year=2027&region=51.01')).toContain('2027-06-30');
    expect(await dates('?year=2027&region=63.10')).not.toContain('2027-06-30');
    await system.settle();
    expect([
      (await dates('?region=51.01')).includes('2027-06-30'),
      (await dates('?region=63.10')).includes('2027-06-30'),
      (await dates('')).includes('2027-06-30'),
    ]).toEqual([true, false, false]);
    expect(await holidays('?year=2027&region=99')).toMatchObject({
      status: 404,
      body: { code: 'E_REGION_UNKNOWN', parameter: 'region' },
    });
    expect(await holidays('?year=2027&region=5')).toMatchObject({
      status: 400,
      body: { code: 'E_MALFORMED', parameter: 'region' },
    });
  });

  it('is not reminded of a year that is loaded when its day comes', async () => {
    await system.moveTo('2027-09-30T17:00:00.000Z');
    expect(await calendar(2027)).toMatchObject({ status: 'LOADED' });
    expect(await calendar(2028)).toMatchObject({ status: 'MISSING' });
    await system.moveTo(TODAY);
  });
});
