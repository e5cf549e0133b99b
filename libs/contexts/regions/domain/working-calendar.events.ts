import type { DocRef, EventCatalogue, LocalDate, RegionRef } from '#kernel';

/** National holiday, cuti bersama, day freed for voting; REGIONAL: a day off by decree of a governor, regent or mayor. */
export const HOLIDAY_KINDS = ['NATIONAL', 'CUTI_BERSAMA', 'REGIONAL_ELECTION', 'REGIONAL'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

/** DECREE: entered by a steward. REFERENCE: of the list that comes with the software. */
export const CALENDAR_BASES = ['DECREE', 'REFERENCE'] as const;

/** A day on which offices are closed, with the decree that says so. */
export interface Holiday {
  readonly date: LocalDate;
  readonly name: string;
  readonly kind: HolidayKind;
  readonly source: string;
}

type Of<Type extends string, Data> = { readonly type: Type; readonly data: Readonly<Data> & { readonly year: number } };

/** The whole list of a year for the country; a later decree replaces it by another whole list. */
export type WorkingCalendarLoaded = Of<'WorkingCalendarLoaded', {
  /** 1 for the first list of the year, then one more each time. */
  version: number;
  days: readonly Holiday[];
  basis: (typeof CALENDAR_BASES)[number];
  /** Absent for REFERENCE, where every day names its own. */
  decree?: DocRef;
}>;
/** All days off that one region adds to the country's; replaces what it had added before. */
export type RegionalHolidaysSet = Of<'RegionalHolidaysSet', { region: RegionRef; days: readonly Holiday[]; decree: DocRef }>;
/** The list of the year is still missing on 1 October before it. */
export type WorkingCalendarOverdue = Of<'WorkingCalendarOverdue', object>;

export type WorkingCalendarEvent = WorkingCalendarLoaded | RegionalHolidaysSet | WorkingCalendarOverdue;

export const workingCalendarCatalogue = {
  WorkingCalendarLoaded: { version: 1, label: ['kalender kerja dimuat', 'working calendar loaded'] },
  RegionalHolidaysSet: { version: 1, label: ['libur daerah ditetapkan', 'regional holidays set'] },
  WorkingCalendarOverdue: { version: 1, label: ['kalender kerja belum dimuat pada waktunya', 'working calendar overdue'] },
} as const satisfies EventCatalogue & Record<WorkingCalendarEvent['type'], unknown>;
