import type { ContextModule } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { OfficeNames, Offices } from '#contexts/offices/contract';
import { feedCommandTable } from './commands/feed.command-table.js';
import { calendarsController } from './http/calendars.controller.js';
import { CALENDAR_STATE_CODES, calendarGroups, calendarPaths } from './http/calendars.openapi.js';
import { OfficeCalendars } from './http/office-calendars.js';
import { calendarEntries } from './read/calendar-entries.model.js';
import { ENTRY_KIND_CODES, ENTRY_STATE_CODES } from './read/calendar-entry.document.js';

/** Consumer that keeps the entries of calendars. */
const CALENDARS = 'calendars';

export interface FeedsDependencies {
  readonly accounts: Accounts;
  readonly offices: Offices & OfficeNames;
}

/** Days of the records of other contexts in the calendars that offices already use (RFC 5545). */
export const feedsContext = ({ accounts, offices }: FeedsDependencies): ContextModule => ({
  name: 'feeds',
  tables: [feedCommandTable],
  queries: [],
  totals: [],
  projections: [{ name: CALENDARS, models: [calendarEntries] }],
  processManagers: [],
  deadlines: [],
  codeLists: [CALENDAR_STATE_CODES, ENTRY_KIND_CODES, ENTRY_STATE_CODES],
  routes: {
    paths: calendarPaths,
    groups: calendarGroups,
    controllers: (parts) => [calendarsController(new OfficeCalendars({ ...parts, accounts, offices }))],
  },
});
