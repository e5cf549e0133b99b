import type { ContextModule } from '#runtime';
import { agreementPaperPaths } from './http/agreement-papers.openapi.js';
import { paperGroups, paperPaths } from './http/papers.openapi.js';

/**
 * Papers as offices print them: of visits Surat Tugas, SPD, attendance list and report, of agreements register, sheet,
 * list of what ends soon and yearly report (domain §3.1, §3.2).
 */
export const papersContext = (): ContextModule => ({
  name: 'papers',
  tables: [],
  queries: [],
  totals: [],
  projections: [],
  processManagers: [],
  deadlines: [],
  // Its classes need what only the program has that opens data of persons.
  routes: { paths: { ...paperPaths, ...agreementPaperPaths }, groups: paperGroups },
});
