import type { AnyReadModel, RepairCommand } from '#kernel';
import type { ContextModule, ModelQuery } from '#runtime';
import type { PlaceNames } from '#contexts/regions/contract';
import { DUE_BASIS_CODES, DUTY_CODES, ESCALATION_CODES, ESCALATION_DAYS } from './domain/duty.codes.js';
import { FINDING_CODES } from './domain/finding.codes.js';
import { EDGE_KIND_CODES } from './domain/network.codes.js';
import { RISK_CODES, SEVERITY_CODES, YEAR_RISK_CODES } from './domain/risk.codes.js';
import { innovationCatalogue } from './queries/catalogue.queries.js';
import { DUTIES_CONSUMER, overdueObligations, worklist, worklistTotals } from './queries/duty.queries.js';
import { EXAMINATION_CONSUMER, dataQualityLists, riskLists } from './queries/examination.queries.js';
import { NETWORK_CONSUMER, networkEdges, networkNodes } from './queries/network.queries.js';
import { PUBLIC_CONSUMER, publicQueries } from './queries/public.queries.js';
import { dataQuality } from './read/data-quality.model.js';
import { duties } from './read/duties.model.js';
import { innovations } from './read/innovations.model.js';
import { network } from './read/network.model.js';
import { publicAgreements } from './read/public-agreements.model.js';
import { publicModelVillages } from './read/public-model-villages.model.js';
import { publicVisits } from './read/public-visits.model.js';
import { riskSignals } from './read/risk.model.js';

export interface OverviewDependencies {
  readonly regions: Pick<PlaceNames, 'stands'>;
  /** Those whose records are looked at. */
  readonly contexts: readonly Pick<ContextModule, 'tables'>[];
}

/** The command that records have which people enter. */
const ENTERED: RepairCommand['type'] = 'RequestCorrection';

/** Read models that the records of several contexts feed (domain §4). It has no commands: nothing is decided here. */
export const overviewContext = ({ regions, contexts }: OverviewDependencies): ContextModule => {
  const deciders = contexts
    .flatMap(({ tables }) => tables)
    .filter(({ rows }) => rows.some(({ name }) => name === ENTERED))
    .map(({ decider }) => decider);
  const quality = dataQuality(deciders, regions);
  return {
    name: 'overview',
    tables: [],
    queries: [
      worklist,
      overdueObligations,
      worklistTotals,
      innovationCatalogue,
      networkEdges,
      networkNodes,
      ...dataQualityLists(
        quality,
        deciders.map(({ category }) => category),
      ),
      ...riskLists,
    ] as readonly ModelQuery[],
    totals: [],
    publicQueries,
    projections: [
      { name: DUTIES_CONSUMER, models: [duties] },
      { name: PUBLIC_CONSUMER, models: [publicVisits, publicAgreements, publicModelVillages, innovations] },
      { name: NETWORK_CONSUMER, models: [network as AnyReadModel] },
      { name: EXAMINATION_CONSUMER, models: [quality, riskSignals] },
    ],
    processManagers: [],
    deadlines: [],
    codeLists: [
      DUTY_CODES,
      DUE_BASIS_CODES,
      ESCALATION_CODES,
      EDGE_KIND_CODES,
      FINDING_CODES,
      RISK_CODES,
      SEVERITY_CODES,
      YEAR_RISK_CODES,
    ],
    settings: [ESCALATION_DAYS],
  };
};
