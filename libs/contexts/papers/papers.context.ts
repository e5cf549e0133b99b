import type { ContextModule } from '#runtime';
import { paperGroups, paperPaths } from './http/papers.openapi.js';

/** Papers of visits as offices print them: Surat Tugas, SPD, attendance list, report (domain §3.1). */
export const papersContext = (): ContextModule => ({
  name: 'papers',
  tables: [],
  queries: [],
  totals: [],
  projections: [],
  processManagers: [],
  deadlines: [],
  // Its class needs what only the program has that opens data of persons.
  routes: { paths: paperPaths, groups: paperGroups },
});
