import type { ContextModule } from '#runtime';
import { installationCommandTable } from './commands/installation.command-table.js';
import { parkingCommandTable } from './commands/parking.command-table.js';
import { OPERATIONS, PARKING_CODES, parkingList } from './queries/parking.queries.js';
import { parkingBoard } from './read/parking-board.model.js';

/** Keeping the system at work: what the installation is, and documents that wait because the fold of an event threw. */
export const operationsContext = (): ContextModule => ({
  name: 'operations',
  tables: [parkingCommandTable, installationCommandTable],
  queries: [parkingList],
  totals: [],
  projections: [{ name: OPERATIONS, models: [parkingBoard] }],
  processManagers: [],
  deadlines: [],
  codeLists: [PARKING_CODES],
});
