import type { ContextModule } from '#runtime';
import type { RegionResolver } from '#contexts/regions/contract';
import { ROLE_INFO, grantLevelOf } from './contract/index.js';
import { userCommandTable } from './commands/access.command-table.js';
import { personLookupCommandTable } from './commands/person-lookup.command-table.js';
import { accessGroups, accessPaths } from './http/access.openapi.js';
import { userNotices } from './processes/user.notices.js';
import { ACCESS, userList } from './queries/user.queries.js';
import { userBoard } from './read/user-board.model.js';
import { ACCESS_CODES } from './domain/user.codes.js';

export interface AccessDependencies {
  readonly regions: RegionResolver;
}

/** Accounts, the roles they hold, how they sign in, and who asked for references to persons. */
export const accessContext = ({ regions }: AccessDependencies): ContextModule => ({
  name: 'access',
  tables: [userCommandTable(regions), personLookupCommandTable],
  queries: [userList],
  totals: [],
  projections: [{ name: ACCESS, models: [userBoard] }],
  processManagers: [],
  deadlines: [],
  notices: [userNotices],
  codeLists: ACCESS_CODES,
  heldFor: (role, region) => ROLE_INFO[role].levels.includes(grantLevelOf(region)),
  // Their classes need what only the program has that signs people in: keys and passwords.
  routes: { paths: accessPaths, groups: accessGroups },
});
