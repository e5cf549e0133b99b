import type { AnyReadModel } from '#kernel';
import type { ContextModule, ModelQuery } from '#runtime';
import { EDGE_KIND_CODES } from './domain/network.codes.js';
import { DUE_BASIS_CODES, DUTY_CODES, ESCALATION_CODES, ESCALATION_DAYS } from './domain/duty.codes.js';
import { DUTIES_CONSUMER, overdueObligations, worklist, worklistTotals } from './queries/duty.queries.js';
import { innovationCatalogue } from './queries/catalogue.queries.js';
import { NETWORK_CONSUMER, networkEdges, networkNodes } from './queries/network.queries.js';
import { PUBLIC_CONSUMER, publicQueries } from './queries/public.queries.js';
import { duties } from './read/duties.model.js';
import { innovations } from './read/innovations.model.js';
import { network } from './read/network.model.js';
import { publicVisits } from './read/public-visits.model.js';

/** Read models that the records of several contexts feed (domain §4). It has no commands: nothing is decided here. */
export const overviewContext = (): ContextModule => ({
  name: 'overview',
  tables: [],
  queries: [
    worklist,
    overdueObligations,
    worklistTotals,
    innovationCatalogue,
    networkEdges,
    networkNodes,
  ] as readonly ModelQuery[],
  totals: [],
  publicQueries,
  projections: [
    { name: DUTIES_CONSUMER, models: [duties] },
    { name: PUBLIC_CONSUMER, models: [publicVisits, innovations] },
    { name: NETWORK_CONSUMER, models: [network as AnyReadModel] },
  ],
  processManagers: [],
  deadlines: [],
  codeLists: [DUTY_CODES, DUE_BASIS_CODES, ESCALATION_CODES, EDGE_KIND_CODES],
  settings: [ESCALATION_DAYS],
});
