import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { documentsOf, recordedEvent } from '#testing';
import { workingCalendarCommandTable } from '../commands/working-calendar.command-table.js';
import { workingCalendars, type WorkingCalendarEntry } from '../read/working-calendars.model.js';
import { calendarDeadline } from './working-calendar.deadline.js';

const deadline = calendarDeadline(
  workingCalendarCommandTable(
    {
      resolve: async () => {
        throw new Error('no region is named here');
      },
    },
    undefined as never,
    new Map(),
  ),
);

const event = (type: string, data: object): RecordedEvent => recordedEvent('workingCalendar-x', { type, data });
const day = (date: string, kind: string) => ({ date, name: 'x', kind, source: 'SKB' });
const loaded = (year: number, version = 1) =>
  event('WorkingCalendarLoaded', {
    year,
    version,
    days: [day(`${year}-01-01`, 'NATIONAL'), day(`${year}-12-26`, 'CUTI_BERSAMA')],
    basis: 'REFERENCE',
  });
const overdue = (year: number) => event('WorkingCalendarOverdue', { year });
const regional = (year: number, days: readonly object[]) =>
  event('RegionalHolidaysSet', { year, region: { code: '51', nameAtTime: 'Bali' }, days, decree: { docId: 'd' } });

describe('The calendar of the next year', () => {
  const due = (year: number) => ({
    dueAt: `${year - 1}-09-30T17:00:00.000Z`,
    command: 'MarkCalendarOverdue',
    id: String(year),
    input: { year },
  });

  it('is due when 1 October begins in Jakarta', () => {
    expect(documentsOf(deadline, loaded(2026))).toEqual({ 2027: due(2027) });
    expect(due(2027).dueAt).toBe('2026-09-30T17:00:00.000Z');
  });

  it('is waited for no longer once it is loaded, but then the one after it', () => {
    expect(documentsOf(deadline, loaded(2026), loaded(2027))).toEqual({ 2028: due(2028) });
  });

  it('that is missing does not keep the one after it from being waited for', () => {
    expect(documentsOf(deadline, loaded(2026), overdue(2027))).toEqual({ 2028: due(2028) });
  });

  it('is not asked for anew by an amendment', () => {
    expect(documentsOf(deadline, loaded(2026), loaded(2027), loaded(2026, 2))).toEqual({ 2028: due(2028) });
  });
});

describe('The list of calendars', () => {
  const entry = (year: number, ...events: readonly RecordedEvent[]) =>
    documentsOf(workingCalendars, ...events)[year] as WorkingCalendarEntry;

  it('shows what is loaded, and what should have been', () => {
    expect(entry(2026, loaded(2026, 3))).toMatchObject({
      year: 2026,
      status: 'LOADED',
      version: 3,
      basis: 'REFERENCE',
      loadedOn: '2024-11-01',
    });
    expect(entry(2027, overdue(2027))).toMatchObject({ year: 2027, status: 'MISSING', days: [] });
    expect(entry(2027, overdue(2027), loaded(2027))).toMatchObject({
      status: 'LOADED',
      days: [{ date: '2027-01-01' }, { date: '2027-12-26' }],
    });
  });

  it('shows what regions add, as it stands last', () => {
    const galungan = day('2027-06-30', 'REGIONAL');
    expect(entry(2027, regional(2027, [galungan]))).toMatchObject({
      status: 'OPEN',
      regional: [{ region: '51', name: 'Bali', days: [galungan] }],
    });
    expect(entry(2027, overdue(2027), regional(2027, [galungan]))).toMatchObject({ status: 'MISSING' });
    expect(entry(2027, loaded(2027), regional(2027, [galungan]), regional(2027, []))).toMatchObject({
      status: 'LOADED',
      regional: [],
    });
  });
});
