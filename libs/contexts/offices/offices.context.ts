import type { ContextModule } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import { offices as register } from './commands/authority.js';
import { institutionCommandTable } from './commands/institution.command-table.js';
import { officeCommandTable } from './commands/office.command-table.js';
import type { Offices } from './contract/index.js';
import {
  HOLDING_CAPACITY_CODES,
  INSTITUTION_KIND_CODES,
  INSTITUTION_STAGE_CODES,
  MANDATE_KIND_CODES,
  OFFICE_STAGE_CODES,
} from './domain/office.codes.js';
import { officeSettings } from './domain/office.settings.js';
import { OFFICES, institutionList, officeHolderList, officeList } from './queries/office.queries.js';
import { institutions } from './read/institutions.model.js';
import { officeDirectory } from './read/office-directory.model.js';
import { officeHolders } from './read/office-holders.model.js';

export interface OfficesDependencies {
  readonly regions: RegionResolver;
  readonly accounts: Accounts;
}

/** Who could sign on a day, in what capacity and on what paper (COM-04), and the bodies that may be a party (§7.1). */
export const officesContext = ({
  regions,
  accounts,
}: OfficesDependencies): { readonly context: ContextModule; readonly offices: Offices } => ({
  context: {
    name: 'offices',
    tables: [officeCommandTable(regions, accounts), institutionCommandTable(regions, accounts)],
    queries: [officeList, officeHolderList, institutionList],
    totals: [],
    projections: [{ name: OFFICES, models: [officeDirectory, officeHolders, institutions] }],
    processManagers: [],
    deadlines: [],
    codeLists: [
      OFFICE_STAGE_CODES,
      HOLDING_CAPACITY_CODES,
      MANDATE_KIND_CODES,
      INSTITUTION_KIND_CODES,
      INSTITUTION_STAGE_CODES,
    ],
    settings: officeSettings,
  },
  offices: register,
});
