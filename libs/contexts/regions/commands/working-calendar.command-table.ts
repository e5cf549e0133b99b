import { NATIONAL, type DocRef, type LocalDate, type Role } from '#kernel';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable } from '#runtime';
import type { Gazetteer, RegionResolver } from '../contract/index.js';
import type { WorkingCalendarCommand } from '../domain/working-calendar.commands.js';
import { workingCalendarDecider, type CalendarFacts } from '../domain/working-calendar.decider.js';
import { type Holiday } from '../domain/working-calendar.events.js';
import type { WorkingCalendarState } from '../domain/working-calendar.state.js';
import { CalendarYearDto, RegionalHolidaysDto, WorkingCalendarDto } from './working-calendar.dto.js';

const STEWARD: readonly Role[] = ['DATA_STEWARD'];

const decree = (type: string, number: string, date: string): DocRef => ({
  docId: 'keputusan-libur',
  type,
  number,
  date: date as LocalDate,
  sha256: '0'.repeat(64),
  classification: 'PUBLIC',
});
const day = (date: string, name: string) => ({ date, name, kind: 'NATIONAL' });

/**
 * Working calendars: each year's list by decree, and what regions add to it. `reference`: the lists that come with the
 * software, by year.
 */
export const workingCalendarCommandTable = (
  regions: RegionResolver,
  gazetteer: Gazetteer,
  reference: ReadonlyMap<number, readonly Holiday[]>,
): CommandTable => {
  const row = rowsFor<WorkingCalendarState, WorkingCalendarCommand, { readonly SetRegionalHolidays: CalendarFacts }>();
  const common = { idOf: ({ year }: CalendarYearDto) => String(year) };

  return {
    path: 'calendars',
    decider: workingCalendarDecider,
    obligated: (command: WorkingCalendarCommand) =>
      command.type === 'SetRegionalHolidays' ? command.region.code : undefined,
    rows: [
      row({
        ...common,
        name: 'LoadWorkingCalendar',
        summary: ['Muat kalender kerja suatu tahun', 'Load the working calendar of a year'],
        example: {
          year: 2024,
          decree: decree('SKB 3 Menteri', '855/2023, 3/2023, 4/2023', '2023-09-12'),
          days: [
            day('2024-01-01', 'Tahun Baru 2024 Masehi'),
            day('2024-08-17', 'Proklamasi Kemerdekaan'),
            day('2024-12-25', 'Kelahiran Yesus Kristus'),
          ],
        },
        input: WorkingCalendarDto,
        roles: STEWARD,
        parties: () => [NATIONAL],
        prepare: (input: WorkingCalendarDto) => ({ type: 'LoadWorkingCalendar', ...ownInput(input) }),
      }),
      row({
        ...common,
        facts: { gazetteer: () => gazetteer },
        name: 'SetRegionalHolidays',
        summary: ['Tetapkan hari libur daerah', 'Set the regional holidays'],
        example: {
          year: 2025,
          region: '51',
          decree: decree('Keputusan Gubernur', '100.3.3.1/2024', '2024-12-02'),
          days: [
            { date: '2025-04-23', name: 'Galungan' },
            { date: '2025-05-03', name: 'Kuningan' },
          ],
        },
        input: RegionalHolidaysDto,
        roles: STEWARD,
        parties: ({ region }) => [region.code],
        prepare: async (input: RegionalHolidaysDto, _id, sources) => ({
          type: 'SetRegionalHolidays',
          ...ownInput(input),
          region: await regions.resolve(input.region, sources, '/region'),
        }),
      }),
      row({
        ...common,
        name: 'LoadReferenceCalendar',
        summary: ['Muat daftar bawaan', 'Load the list that comes with the software'],
        input: CalendarYearDto,
        ...OF_SYSTEM,
        prepare: ({ year }: CalendarYearDto) => ({
          type: 'LoadReferenceCalendar',
          year,
          days: reference.get(year) ?? [],
        }),
      }),
      row({
        ...common,
        name: 'MarkCalendarOverdue',
        summary: ['Kalender tahun depan belum dimuat', "Next year's calendar is missing"],
        input: CalendarYearDto,
        ...OF_SYSTEM,
        prepare: ({ year }: CalendarYearDto) => ({ type: 'MarkCalendarOverdue', year }),
      }),
    ],
  };
};
