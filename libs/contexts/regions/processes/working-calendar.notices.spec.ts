import { expect, it } from '@jest/globals';
import { documentsOf, recordedEvent } from '#testing';
import { calendarNotices } from './working-calendar.notices.js';

it('A calendar is missing from the day on which it is overdue until it is loaded (REG-11)', () => {
  const openAfter = (...types: readonly string[]) =>
    documentsOf(
      calendarNotices,
      ...types.map((type, at) => recordedEvent('workingCalendar-2027', { type, data: { year: 2027 } }, at)),
    )['workingCalendar-2027']!.open.map(({ kind, regions }) => [kind, regions]);
  expect(openAfter('WorkingCalendarOverdue')).toEqual([['CALENDAR_MISSING', ['ID']]]);
  expect(openAfter('WorkingCalendarOverdue', 'WorkingCalendarLoaded')).toEqual([]);
  expect(openAfter('WorkingCalendarLoaded')).toEqual([]);
});
