import { HIDDEN, grantsAt, mayKnow, type ContextModule } from '#runtime';
import type { Journeys } from '#contexts/visits/contract';
import type { TravellersReading } from './contract/index.js';
import type { PaperSources } from './http/gather-facts.js';
import { papersController } from './http/papers.controller.js';
import { paperGroups, paperPaths } from './http/papers.openapi.js';

export interface PapersDependencies extends Omit<PaperSources, 'travellers'> {
  readonly journeys: Journeys;
  /** Absent: nothing is kept of persons, and names are left to be filled in by hand. */
  readonly travellers?: TravellersReading;
}

/** Papers of visits as offices print them: Surat Tugas, SPD, attendance list, report (domain §3.1). */
export const papersContext = ({ journeys, travellers, ...more }: PapersDependencies): ContextModule => ({
  name: 'papers',
  tables: [],
  queries: [],
  totals: [],
  projections: [],
  processManagers: [],
  deadlines: [],
  routes: {
    paths: paperPaths,
    groups: paperGroups,
    controllers: ({ sources, clock }) => [
      papersController({
        ...more,
        journeys,
        sources,
        clock,
        travellers: travellers ?? {
          travellersOf: async (principal, visitId) => {
            const journey = await journeys.journeyOf(visitId, sources);
            const known = mayKnow(grantsAt(principal, clock.now()))('PERSON', journey?.origin);
            return {
              travellers: (journey?.order?.travellers ?? []).map(({ spdNo }) => ({
                spdNo,
                person: known ? { notShown: 'NOT_KEPT' } : HIDDEN,
              })),
            };
          },
        },
      }),
    ],
  },
});
