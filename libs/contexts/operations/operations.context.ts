import { FAILURE_CODES, MANAGER_START_CODES } from '#kernel';
import type { ContextModule } from '#runtime';
import { installationCommandTable } from './commands/installation.command-table.js';
import { parkingCommandTable } from './commands/parking.command-table.js';
import { processManagerCommandTable } from './commands/process-manager.command-table.js';
import { PURPOSE_CODES } from './domain/installation.events.js';
import { OPERATIONS, parkingList } from './queries/parking.queries.js';
import { PARKING_CODES, parkingBoard } from './read/parking-board.model.js';

/**
 * Keeping the system at work: what the installation is, where process managers began, and what waits because the
 * program threw or was refused.
 */
export const operationsContext = (): ContextModule => ({
  name: 'operations',
  tables: [parkingCommandTable, installationCommandTable, processManagerCommandTable],
  queries: [parkingList],
  totals: [],
  projections: [{ name: OPERATIONS, models: [parkingBoard] }],
  processManagers: [],
  deadlines: [],
  codeLists: [PARKING_CODES, FAILURE_CODES, MANAGER_START_CODES, PURPOSE_CODES],
});
