import { startOfDay, zoneOf, NATIONAL, type Recorded, type RecordedEvent } from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import type { WorkingCalendarEvent } from '../domain/working-calendar.events.js';
import { calendarDueOn } from '../domain/working-calendar.rules.js';

type YearEvent = Recorded<WorkingCalendarEvent>;

/** REG-11: who has a calendar needs the next one by 1 October; who was reminded in vain, the one after it, too. */
export const calendarDeadline = (table: CommandTable): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name: 'deadline_working_calendar',
  version: 1,
  table,
  events: {
    workingCalendar: ['WorkingCalendarLoaded', 'WorkingCalendarOverdue'] satisfies WorkingCalendarEvent['type'][],
  },
  keys: (event: RecordedEvent) => {
    const { type, data } = event as YearEvent;
    const begins = type === 'WorkingCalendarOverdue' || (type === 'WorkingCalendarLoaded' && data.version === 1);
    return [String(data.year), ...(begins ? [String(data.year + 1)] : [])];
  },
  fold: (_deadline: Deadline | undefined, event: RecordedEvent, key: string) => {
    const year = Number(key);
    if ((event as YearEvent).data.year === year) return undefined;
    return {
      dueAt: startOfDay(calendarDueOn(year), zoneOf(NATIONAL)),
      command: 'MarkCalendarOverdue',
      id: key,
      input: { year },
    };
  },
});
