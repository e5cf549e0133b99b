import type { ContextModule } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { Adoptions } from '#contexts/adoptions/contract';
import type { NumberBooks } from '#contexts/numbering/contract';
import type { Offices } from '#contexts/offices/contract';
import type { PlaceNames, RegionResolver, WorkingCalendars } from '#contexts/regions/contract';
import {
  numberRegisterCommandTable,
  travelCeilingCommandTable,
  visitRegisterCommandTable,
} from './commands/registers.command-table.js';
import { jointVisitCommandTable } from './commands/joint-visit.command-table.js';
import { reportTermsCommandTable } from './commands/report-terms.command-table.js';
import { travelRegistryCommandTable } from './commands/travel-registry.command-table.js';
import { historicalVisitCommandTable } from './commands/historical-visit.command-table.js';
import { visitCommandTable } from './commands/visit.command-table.js';
import { NUMBER_KIND_CODES } from './domain/number-register.decider.js';
import { HISTORICAL_CODES } from './domain/historical-visit.codes.js';
import { VISIT_CODES } from './domain/visit.codes.js';
import { visitSettings } from './domain/visit.settings.js';
import { enterInRegisters } from './processes/enter-in-registers.process.js';
import { reportTerms } from './processes/report-terms.process.js';
import { releaseTravelDays } from './processes/release-travel-days.process.js';
import { closedTravelDeadline } from './processes/closed-travel.deadline.js';
import { travelMoneyDeadline } from './processes/travel-money.deadline.js';
import { visitNotices } from './processes/visit.notices.js';
import { reportDeadline, travelOrderDeadline } from './processes/visit.deadlines.js';
import { HISTORICAL_VISITS, historicalVisitList } from './queries/historical-visit.queries.js';
import { travelCeilingList } from './queries/travel-ceiling.queries.js';
import { jointVisitTotals, visitDestinations, visitEdges } from './queries/visit-lists.queries.js';
import { VISITS, visitList, visitTotals } from './queries/visit.queries.js';
import { historicalVisits } from './read/historical-visits.model.js';
import { travelCeilings } from './read/travel-ceilings.model.js';
import { visitBoardWith } from './read/visit-board.model.js';

export interface VisitsDependencies {
  readonly regions: RegionResolver & PlaceNames;
  readonly calendar: WorkingCalendars;
  readonly accounts: Accounts;
  readonly offices: Offices;
  readonly adoptions: Adoptions;
  readonly numbers: NumberBooks;
}

/** Study visits (kaji banding, studi tiru), domain §3.1. */
export const visitsContext = ({
  regions,
  calendar,
  accounts,
  offices,
  adoptions,
  numbers,
}: VisitsDependencies): ContextModule => {
  const visits = visitCommandTable(regions, accounts, { calendars: calendar, offices, adoptions, numbers });
  const ceilings = travelCeilingCommandTable(regions);
  const terms = reportTermsCommandTable(calendar);
  const joint = jointVisitCommandTable(visits, regions, offices);
  const historical = historicalVisitCommandTable(regions, accounts, offices);
  const board = visitBoardWith(regions);
  return {
    name: 'visits',
    tables: [
      visits,
      travelRegistryCommandTable,
      visitRegisterCommandTable,
      numberRegisterCommandTable,
      ceilings,
      terms,
      joint,
      historical,
    ],
    queries: [{ ...visitList, model: board }, historicalVisitList, travelCeilingList, visitDestinations, visitEdges],
    totals: [visitTotals, jointVisitTotals],
    projections: [
      { name: VISITS, models: [board, travelCeilings] },
      { name: HISTORICAL_VISITS, models: [historicalVisits] },
    ],
    processManagers: [releaseTravelDays, enterInRegisters(ceilings), reportTerms(visits, terms)],
    deadlines: [
      reportDeadline(visits),
      travelOrderDeadline(visits),
      travelMoneyDeadline(ceilings),
      closedTravelDeadline(travelRegistryCommandTable),
    ],
    notices: [visitNotices],
    codeLists: [...VISIT_CODES, NUMBER_KIND_CODES, ...HISTORICAL_CODES],
    settings: visitSettings,
    routes: {
      paths: {},
      groups: { 'joint-visits': ['Rombongan bersama dari banyak asal', 'Joint visits of many origins'] },
    },
  };
};
