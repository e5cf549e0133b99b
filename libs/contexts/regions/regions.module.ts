import type { WorkingCalendar } from '#kernel';
import { SYSTEM, type CommandRequest, type CommandTable, type ContextModule, type Sources } from '#runtime';
import { regionDirectoryCommandTable } from './commands/region-directory.command-table.js';
import { DIRECTORY_ID, regionResolver } from './commands/region-resolver.js';
import type { RegionResolver } from './contract/index.js';
import { regionDirectory } from './domain/region-directory.decider.js';
import { regionDirectoryCatalogue } from './domain/region-directory.events.js';
import { withAliases } from './domain/with-aliases.js';
import { REGIONS, aliasList, areaList } from './queries/region.queries.js';
import { regionsController } from './queries/regions.controller.js';
import { nonAdministrativeAreas } from './read/non-administrative-areas.model.js';
import { regionAliases } from './read/region-aliases.model.js';
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
      tables: [table],
      catalogues: [regionDirectoryCatalogue],
      queries: [aliasList, areaList],
      totals: [],
      projections: [{ name: REGIONS, models: [regionAliases, nonAdministrativeAreas] }],
      processManagers: [],
      deadlines: [],
    },
    resolver: regionResolver(directory),
    calendar: workingCalendarOf(holidays),
    controller: (sources) => regionsController({
      holidays,
      directory: async () => withAliases(directory, await sources.state(regionDirectory, DIRECTORY_ID)),
    }),
    importRequest: () => ({ table, row, input: {}, principal: SYSTEM, commandId: importId, correlationId: importId }),
  };
};
