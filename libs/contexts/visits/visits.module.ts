import type { ReadStore } from '#kernel';
import type { ContextModule } from '#runtime';
import type { PlaceNames, RegionResolver, WorkingCalendars } from '#contexts/regions/contract';
import { travelRegistryCommandTable } from './commands/travel-registry.command-table.js';
import { visitFactSource } from './commands/visit-fact-source.js';
import { visitCommandTable } from './commands/visit.command-table.js';
import { travelRegistryCatalogue } from './domain/travel-registry.events.js';
import { visitCatalogue } from './domain/visit.events.js';
import { releaseTravelDays } from './processes/release-travel-days.process.js';
import { reportDeadline, travelOrderDeadline } from './processes/visit.deadlines.js';
import { VISITS, visitList, visitTotals } from './queries/visit.queries.js';
import { visitBoardWith } from './read/visit-board.model.js';

export interface VisitsDependencies {
  readonly regions: RegionResolver & PlaceNames;
  readonly calendar: WorkingCalendars;
  readonly readStore: Pick<ReadStore, 'find'>;
}

/** Study visits (kaji banding, studi tiru), domain §3.1. */
export const visitsContext = ({ regions, calendar, readStore }: VisitsDependencies): ContextModule => {
  const visits = visitCommandTable(regions, visitFactSource(readStore, calendar));
  const board = visitBoardWith(regions);
  return {
    tables: [visits, travelRegistryCommandTable],
    catalogues: [visitCatalogue, travelRegistryCatalogue],
    queries: [{ ...visitList, model: board }],
    totals: [visitTotals],
    projections: [{ name: VISITS, models: [board] }],
    processManagers: [releaseTravelDays],
    deadlines: [reportDeadline(visits), travelOrderDeadline(visits)],
  };
};
