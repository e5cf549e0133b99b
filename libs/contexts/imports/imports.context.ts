import type { ContextModule } from '#runtime';
import type { NamesInRegisters, RegionResolver } from '#contexts/regions/contract';
import { importCommandTable } from './commands/import.command-table.js';
import { importProfileCommandTable } from './commands/import-profile.command-table.js';
import { AT_ONCE, type RecordsOf } from './commands/record-rows.js';
import { IMPORT_CODES } from './domain/import.codes.js';
import { importSettings } from './domain/import.settings.js';
import { carryOutImports } from './processes/carry-out-imports.process.js';
import { importExpiryDeadline } from './processes/import-expiry.deadline.js';
import { FLAG_CODES, importGroups, importPaths } from './queries/import.openapi.js';
import { IMPORTS, importList } from './queries/import.queries.js';
import { importsController } from './queries/imports.controller.js';
import { importBoard } from './read/import-board.model.js';
import { importReader } from './reading/import-reader.js';

export interface ImportsDependencies {
  readonly regions: RegionResolver;
  readonly registers: NamesInRegisters;
  /** Where the rows of each kind of register are recorded. */
  readonly records: RecordsOf;
  /** Rows that are recorded before it is told how far the recording is. */
  readonly atOnce?: number;
}

/** Registers as offices keep them become records (COM-07, domain §7.10). */
export const importsContext = ({
  regions,
  registers,
  records,
  atOnce = AT_ONCE,
}: ImportsDependencies): ContextModule => {
  const reader = importReader(registers);
  const table = importCommandTable({ reader, atOnce, regions, records });
  return {
    name: 'imports',
    tables: [table, importProfileCommandTable],
    queries: [importList],
    totals: [],
    projections: [{ name: IMPORTS, models: [importBoard] }],
    processManagers: [carryOutImports({ table, profiles: importProfileCommandTable, records, reader, atOnce })],
    deadlines: [importExpiryDeadline(table)],
    codeLists: [...IMPORT_CODES, FLAG_CODES],
    settings: importSettings,
    routes: {
      paths: importPaths,
      groups: importGroups,
      controllers: (parts) => [importsController({ ...parts, reader, table, records })],
    },
  };
};
