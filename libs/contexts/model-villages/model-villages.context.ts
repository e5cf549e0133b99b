import type { ContextModule } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { OtherRecords } from './commands/model-village-facts.js';
import { modelVillageCommandTable } from './commands/model-village.command-table.js';
import { supportedVillagesCommandTable } from './commands/supported-villages.command-table.js';
import { MODEL_VILLAGE_CODES } from './domain/model-village.codes.js';
import { modelVillageSettings } from './domain/model-village.settings.js';
import { unsupportedDeadline } from './processes/model-village.deadlines.js';
import { followAgreements } from './processes/model-village.processes.js';
import { MODEL_VILLAGES, modelVillageList, modelVillageTotals } from './queries/model-village.queries.js';
import { modelVillageBoard } from './read/model-village-board.model.js';

export interface ModelVillagesDependencies extends OtherRecords {
  readonly regions: RegionResolver;
  readonly accounts: Accounts;
}

/** Villages that are built up as places to learn from, desa percontohan (domain §3.3). */
export const modelVillagesContext = ({ regions, accounts, ...others }: ModelVillagesDependencies): ContextModule => {
  const table = modelVillageCommandTable(regions, accounts, others);
  return {
    name: 'model-villages',
    tables: [table, supportedVillagesCommandTable],
    queries: [modelVillageList],
    totals: [modelVillageTotals],
    projections: [{ name: MODEL_VILLAGES, models: [modelVillageBoard] }],
    processManagers: [followAgreements(table, supportedVillagesCommandTable, others.agreements)],
    deadlines: [unsupportedDeadline(table)],
    codeLists: MODEL_VILLAGE_CODES,
    settings: modelVillageSettings,
  };
};
