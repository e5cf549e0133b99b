import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Scope } from '#kernel';
import { at, day } from '#testing';
import type { CalendarEntry } from '../read/calendar-entry.document.js';
import { calendarText } from './calendar-text.js';

const ENTRY: CalendarEntry = {
  id: 'agreement-kb-1',
  shown: true,
  kind: 'AGREEMENT_END',
  of: ['63.10'],
  firstDay: day('2027-01-31'),
  lastDay: day('2027-01-31'),
  title: 'Pembinaan BUM Desa',
  state: 'CONFIRMED',
  revision: 11,
  changedAt: at('2026-03-10T02:00:00.000Z'),
};
const written = (entries: readonly Partial<CalendarEntry>[], region = '63.10', language: 0 | 1 = 0): string =>
  calendarText({
    officeName: 'Bagian Kerja Sama',
    region: region as Scope,
    language,
    entries: entries.map((entry) => ({ ...ENTRY, ...entry })),
  });
/** As another program reads it, and not the one that wrote it. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) };
};
const rings = (text: string): readonly string[] =>
  read(text).events.flatMap(({ component }) =>
    component
      .getAllSubcomponents('valarm')
      .map((alarm) => String((alarm.getFirstPropertyValue('trigger') as { toString(): string }).toString())),
  );

describe('The calendar of an office, read by another program (RFC 5545)', () => {
  it('has each entry as whole days, the day after the last one being its end', () => {
    const { events } = read(
      written([{ id: 'studyVisit-v1', kind: 'VISIT', firstDay: day('2026-12-30'), lastDay: day('2027-01-01') }]),
    );
    expect(
      events.map(({ uid, startDate, endDate, sequence }) => [uid, `${startDate}`, `${endDate}`, sequence]),
    ).toEqual([['studyVisit-v1@sinergi', '2026-12-30', '2027-01-02', 11]]);
    expect(events[0]!.startDate.isDate).toBe(true);
  });

  it('rings in the morning of the office’s own zone, that many days before', () => {
    expect(rings(written([{}], '62.03'))).toEqual([
      '2026-11-02T01:00:00Z',
      '2027-01-01T01:00:00Z',
      '2027-01-24T01:00:00Z',
    ]);
    expect(rings(written([{}], '63.10'))[0]).toBe('2026-11-02T00:00:00Z');
    expect(rings(written([{}], '91.01'))[0]).toBe('2026-11-01T23:00:00Z');
  });

  it('says in which zone, what it is about, and when the day is over', () => {
    const { calendar, events } = read(written([{}], '91.01'));
    expect(calendar.getFirstPropertyValue('x-wr-timezone')).toBe('Asia/Jayapura');
    expect(events[0]).toMatchObject({
      summary: 'Kerja sama berakhir: Pembinaan BUM Desa',
      description: 'Hari itu berakhir pukul 24.00 WIT.',
    });
    expect(read(written([{ kind: 'AGREEMENT_REPORT', year: 2026 }], '62.03', 1)).events[0]).toMatchObject({
      summary: 'Report of a cooperation due (2026): Pembinaan BUM Desa',
      description: 'The day ends at 24:00 WIB.',
    });
  });

  it('tells what is called off, without alarms', () => {
    const text = written([{ kind: 'VISIT', state: 'CANCELLED' }]);
    expect(read(text).events[0]!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect([read(text).events[0]!.summary, rings(text)]).toEqual(['[BATAL] Kunjungan: Pembinaan BUM Desa', []]);
  });

  it('keeps titles whole, however they are written, on lines of 75 bytes', () => {
    const title = `Satu; dua, "tiga" \\n empat – ${'Balé Désa 🏠 '.repeat(30)}\nBEGIN:VEVENT`;
    const text = written([{ title }]);
    expect(read(text).events.map(({ summary }) => summary)).toEqual([`Kerja sama berakhir: ${title}`]);
    const lines = text.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect([lines.at(-1), text.replaceAll('\r\n', '').includes('\n')]).toEqual(['', false]);
  });

  it('is the same to the last byte for the same entries, whenever it is asked for', () => {
    expect(written([{}, { id: 'agreement-kb-2' }])).toBe(written([{}, { id: 'agreement-kb-2' }]));
    expect(read(written([])).events).toEqual([]);
  });
});
