import type { ContextModule } from '#runtime';
import { parkingCommandTable } from './commands/parking.command-table.js';
import { parkingCatalogue } from './domain/parking.events.js';
import { OPERATIONS, parkingList } from './queries/parking.queries.js';
import { parkingBoard } from './read/parking-board.model.js';

/** Keeping the system at work: documents that wait because the fold of an event threw. */
export const operationsContext = (): ContextModule => ({
  tables: [parkingCommandTable],
  catalogues: [parkingCatalogue],
  queries: [parkingList],
  totals: [],
  projections: [{ name: OPERATIONS, models: [parkingBoard] }],
  processManagers: [],
  deadlines: [],
});
