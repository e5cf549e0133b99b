import type { Command, DocRef, RegionRef } from '#kernel';
import type { Holiday } from './working-calendar.events.js';

/** A day as a decree lists it; `source` where another decree than the one at hand frees it. */
export type ListedDay = Omit<Holiday, 'source'> & { readonly source?: string };

/**
 * The joint decree of three ministers (SKB) on holidays and cuti bersama of a year, or an amendment of it (DATA_STEWARD
 * of the country).
 */
export interface LoadWorkingCalendar extends Command {
  readonly type: 'LoadWorkingCalendar';
  readonly year: number;
  readonly days: readonly ListedDay[];
  readonly decree: DocRef;
}

/** Days off in one province, regency or city by decree of its head (DATA_STEWARD of that region). */
export interface SetRegionalHolidays extends Command {
  readonly type: 'SetRegionalHolidays';
  readonly year: number;
  readonly region: RegionRef;
  readonly days: readonly Pick<Holiday, 'date' | 'name'>[];
  readonly decree: DocRef;
}

/** The list that comes with the software (SYSTEM): taken where nobody entered a decree. */
export interface LoadReferenceCalendar extends Command {
  readonly type: 'LoadReferenceCalendar';
  readonly year: number;
  readonly days: readonly Holiday[];
}

/** On 1 October there is no list for the next year (SYSTEM). */
export interface MarkCalendarOverdue extends Command {
  readonly type: 'MarkCalendarOverdue';
  readonly year: number;
}

export type WorkingCalendarCommand =
  LoadWorkingCalendar | SetRegionalHolidays | LoadReferenceCalendar | MarkCalendarOverdue;
