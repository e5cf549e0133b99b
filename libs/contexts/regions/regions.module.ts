import type { WorkingCalendar } from '#kernel';
import type { CommandRequest, CommandTable, ContextModule, Sources } from '#runtime';
import { SYSTEM } from '#runtime';
import { regionDirectoryCommandTable } from './commands/region-directory.command-table.js';
import { DIRECTORY_ID, regionResolver } from './commands/region-resolver.js';
import type { RegionResolver } from './contract/index.js';
import { regionDirectory } from './domain/region-directory.decider.js';
import { regionDirectoryCatalogue } from './domain/region-directory.events.js';
import { withAliases } from './domain/with-aliases.js';
import { regionsController } from './queries/regions.controller.js';
import { loadRegions } from './reference/load-regions.js';
import { loadHolidays, workingCalendarOf } from './reference/working-calendar.js';

export interface Regions {
  readonly context: ContextModule;
  readonly resolver: RegionResolver;
  readonly calendar: WorkingCalendar;
  readonly controller: (sources: Sources) => ReturnType<typeof regionsController>;
  /** The command that records which dataset this process loaded. */
  readonly importRequest: () => CommandRequest;
}

/** Administrative regions, their aliases, and the working calendar (domain §1.3, COM-08). */
export const regionsContext = (): Regions => {
  const { directory, recordImport } = loadRegions();
  const holidays = loadHolidays();
  const table: CommandTable = regionDirectoryCommandTable(directory, recordImport);
  const row = table.rows.find(({ name }) => name === 'RecordDatasetImport')!;
  const importId = `dataset-${recordImport.datasetVersion}-${recordImport.sha256.slice(0, 16)}`;
  return {
    context: {
      tables: [table], catalogues: [regionDirectoryCatalogue], queries: [], totals: [], projections: [], processManagers: [], deadlines: [],
    },
    resolver: regionResolver(directory),
    calendar: workingCalendarOf(holidays),
    controller: (sources) => regionsController({
      holidays,
      directory: async () => withAliases(directory, await sources.state(regionDirectory, DIRECTORY_ID)),
      areas: async () => Object.values((await sources.state(regionDirectory, DIRECTORY_ID)).areas),
    }),
    importRequest: () => ({ table, row, input: {}, principal: SYSTEM, commandId: importId, correlationId: importId }),
  };
};
