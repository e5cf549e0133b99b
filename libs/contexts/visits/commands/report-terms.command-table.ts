import { IsInt, Max, Min } from 'class-validator';
import { seatOf } from '#kernel';
import { CommonInputDto, IsId } from '#nest';
import { OF_SYSTEM, rowsFor, type CommandTable } from '#runtime';
import type { WorkingCalendars } from '#contexts/regions/contract';
import { reportTermsDecider, type ReportTermsCommand, type ReportTermsState } from '../domain/report-terms.decider.js';
import { visitDecider } from '../domain/visit.decider.js';

export class AwaitedYearDto extends CommonInputDto {
  @IsInt()
  @Min(1900)
  @Max(2199)
  readonly year: number;
}

export class AwaitCalendarDto extends AwaitedYearDto {
  @IsId()
  readonly visitId: string;
}

const system = { ...OF_SYSTEM, idOf: ({ year }: AwaitedYearDto) => String(year) } as const;

/** VIS-11: which visits wait for the calendar of which year; the system alone enters them and lets them go. */
export const reportTermsCommandTable = (calendars: WorkingCalendars) => {
  const row = rowsFor<ReportTermsState, ReportTermsCommand, undefined>();
  return {
    path: 'report-terms',
    decider: reportTermsDecider,
    obligated: () => undefined,
    rows: [
      row({
        ...system,
        name: 'AwaitCalendar',
        summary: ['Tunggu kalender', 'Wait for the calendar'],
        input: AwaitCalendarDto,
        prepare: async ({ year, visitId }: AwaitCalendarDto, _id, sources) => {
          const visit = await sources.state(visitDecider, visitId);
          const calendar =
            visit.stage === 'NONE' ? new Map() : await calendars.of(seatOf(visit.terms.origin), [year], sources);
          return { type: 'AwaitCalendar', year, visitId, loaded: calendar.has(year) };
        },
      }),
      row({
        ...system,
        name: 'TellCalendar',
        summary: ['Kalender telah dimuat', 'The calendar was loaded'],
        input: AwaitedYearDto,
        prepare: ({ year }: AwaitedYearDto) => ({ type: 'TellCalendar', year }),
      }),
    ],
  } satisfies CommandTable;
};
