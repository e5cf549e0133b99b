import { sameContent, type DecisionContext, type Decider, type DocRef } from '#kernel';
import type { Gazetteer } from '../contract/index.js';
import { regionMustBeInForce } from './region-directory.rules.js';
import type {
  LoadReferenceCalendar,
  LoadWorkingCalendar,
  MarkCalendarOverdue,
  SetRegionalHolidays,
  WorkingCalendarCommand,
} from './working-calendar.commands.js';
import {
  workingCalendarCatalogue,
  type Holiday,
  type WorkingCalendarEvent,
  type WorkingCalendarLoaded,
} from './working-calendar.events.js';
import {
  daysMustBeOfTheYear,
  decreeMustBeNamed,
  decreeMustNotBeEarlier,
  listMustBeWhole,
  mustBeDue,
  regionMustDecreeHolidays,
} from './working-calendar.rules.js';
import { byDate, evolve, initialState, type WorkingCalendarState } from './working-calendar.state.js';

type Decided = readonly WorkingCalendarEvent[];
export interface CalendarFacts {
  readonly gazetteer: Gazetteer;
}
type Context = DecisionContext<CalendarFacts>;

const label = ({ type, number }: DocRef): string => `${type} ${number}`;

const loaded = (state: WorkingCalendarState, data: Omit<WorkingCalendarLoaded['data'], 'version'>): Decided => {
  const { version: last = 0, ...inForce } = state.list ?? {};
  return sameContent(inForce, data) ? [] : [{ type: 'WorkingCalendarLoaded', data: { version: last + 1, ...data } }];
};

const load = (
  { year, days, decree }: LoadWorkingCalendar,
  state: WorkingCalendarState,
  { today }: Context,
): Decided => {
  decreeMustBeNamed(decree, today);
  decreeMustNotBeEarlier(decree, state.list?.decree);
  daysMustBeOfTheYear(days, year);
  listMustBeWhole(days, year);
  const list = days
    .map(({ date, name, kind, source = label(decree) }): Holiday => ({ date, name: name.trim(), kind, source }))
    .sort(byDate);
  return loaded(state, { year, days: list, basis: 'DECREE', decree });
};

/** Never in place of a decree that somebody entered. */
const loadReference = ({ year, days }: LoadReferenceCalendar, state: WorkingCalendarState): Decided =>
  state.list?.basis === 'DECREE' ? [] : loaded(state, { year, days, basis: 'REFERENCE' });

const setRegional = (
  { year, region, days, decree }: SetRegionalHolidays,
  state: WorkingCalendarState,
  { today, facts }: Context,
): Decided => {
  regionMustBeInForce(region, facts.gazetteer, '/region');
  regionMustDecreeHolidays(region.code);
  decreeMustBeNamed(decree, today);
  const inForce = state.regional[region.code];
  decreeMustNotBeEarlier(decree, inForce?.decree);
  daysMustBeOfTheYear(days, year);
  const list = days
    .map(({ date, name }): Holiday => ({ date, name: name.trim(), kind: 'REGIONAL', source: label(decree) }))
    .sort(byDate);
  return sameContent(inForce, { days: list, decree })
    ? []
    : [{ type: 'RegionalHolidaysSet', data: { year, region, days: list, decree } }];
};

const markOverdue = ({ year }: MarkCalendarOverdue, state: WorkingCalendarState, { today }: Context): Decided => {
  if (state.list || state.overdue) return [];
  mustBeDue(year, today);
  return [{ type: 'WorkingCalendarOverdue', data: { year } }];
};

/** The days off of one year (COM-08): its id is the year. Whoever waits for one listens to `WorkingCalendarLoaded`. */
export const workingCalendarDecider: Decider<
  WorkingCalendarState,
  WorkingCalendarCommand,
  WorkingCalendarEvent,
  CalendarFacts
> = {
  category: 'workingCalendar',
  catalogue: workingCalendarCatalogue,
  initialState,
  evolve,
  decide: (command, state, context) => {
    switch (command.type) {
      case 'LoadWorkingCalendar':
        return load(command, state, context);
      case 'SetRegionalHolidays':
        return setRegional(command, state, context);
      case 'LoadReferenceCalendar':
        return loadReference(command, state);
      case 'MarkCalendarOverdue':
        return markOverdue(command, state, context);
    }
  },
};
