import type { ContextModule } from '#runtime';
import { deskGroups, deskPaths } from './http/desk.openapi.js';

/** What lies on people's desks before it is sent, apart from the record: drafts of forms, and views of lists. */
export const deskContext = (): ContextModule => ({
  name: 'desk',
  tables: [],
  queries: [],
  totals: [],
  projections: [],
  processManagers: [],
  deadlines: [],
  // Its class needs what only the program has that keeps private entries.
  routes: { paths: deskPaths, groups: deskGroups },
});
