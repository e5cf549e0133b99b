import { NATIONAL, type Recorded } from '#kernel';
import { noticeModel } from '#runtime';
import type { WorkingCalendarEvent } from '../domain/working-calendar.events.js';

/** REG-11: the calendar of a year is missing on 1 October before it. */
export const calendarNotices = noticeModel<{ readonly missing: boolean }, Recorded<WorkingCalendarEvent>>({
  name: 'calendar_notices',
  version: 2,
  kinds: [
    {
      code: 'CALENDAR_MISSING',
      commands: ['LoadWorkingCalendar'],
      label: ['kalender kerja belum dimuat', 'working calendar is not loaded'],
    },
  ],
  events: {
    workingCalendar: ['WorkingCalendarLoaded', 'WorkingCalendarOverdue'] satisfies WorkingCalendarEvent['type'][],
  },
  follow: (_followed, { type }) => ({ missing: type === 'WorkingCalendarOverdue' }),
  matters: ({ missing }) =>
    missing
      ? [{ kind: 'CALENDAR_MISSING', part: '', regions: [NATIONAL], command: { type: 'LoadWorkingCalendar' } }]
      : [],
});
