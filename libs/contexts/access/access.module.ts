import type { ContextModule } from '#runtime';
import { userCommands } from './commands/access.command-table.js';
import { userCatalogue } from './domain/user.events.js';

/** Accounts, the roles they hold, how they sign in, and the references by which events name persons. */
export const accessContext: ContextModule = {
  tables: [userCommands],
  catalogues: [userCatalogue],
  queries: [],
  totals: [],
  projections: [],
  processManagers: [],
  deadlines: [],
};
