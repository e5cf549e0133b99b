import { createHash } from 'node:crypto';
import { bySystem, type ContextModule } from '#runtime';
import { regionDirectoryCommandTable } from './commands/region-directory.command-table.js';
import { namesInRegisters } from './commands/names-in-registers.js';
import { DIRECTORY_ID, regionResolver } from './commands/region-resolver.js';
import { workingCalendarCommandTable } from './commands/working-calendar.command-table.js';
import { workingCalendars as calendarFacts } from './commands/working-calendars.js';
import type { NamesInRegisters, PlaceNames, RegionResolver, WorkingCalendars } from './contract/index.js';
import { regionDirectory } from './domain/region-directory.decider.js';
import { withAliases } from './domain/with-aliases.js';
import { workingCalendarDecider } from './domain/working-calendar.decider.js';
import { calendarNotices } from './processes/working-calendar.notices.js';
import { calendarDeadline } from './processes/working-calendar.deadline.js';
import { REGIONS, aliasList, allCalendars, areaList, calendarList } from './queries/region.queries.js';
import { regionsController } from './queries/regions.controller.js';
import { regionGroups, regionPaths } from './queries/regions.openapi.js';
import { nonAdministrativeAreas } from './read/non-administrative-areas.model.js';
import { REGION_CODES } from './domain/region.codes.js';
import { regionAliases } from './read/region-aliases.model.js';
import { REGION_ATTRIBUTION, REGION_LICENCE, loadRegions } from './reference/load-regions.js';
import { workingCalendars } from './read/working-calendars.model.js';
import { referenceCalendars } from './reference/working-calendar.js';

export interface Regions {
  readonly context: ContextModule;
  readonly resolver: RegionResolver & PlaceNames;
  readonly calendar: WorkingCalendars;
  readonly registers: NamesInRegisters;
}

const digest = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);

/** Administrative regions, their aliases, and the working calendar (domain §1.3, COM-08). */
export const regionsContext = (): Regions => {
  const { directory, names, recordImport } = loadRegions();
  const reference = referenceCalendars();
  const resolver = regionResolver(directory);
  const table = regionDirectoryCommandTable(directory, recordImport);
  const calendars = workingCalendarCommandTable(resolver, directory, reference);
  return {
    context: {
      name: 'regions',
      tables: [table, calendars],
      queries: [aliasList, areaList, calendarList],
      totals: [],
      projections: [{ name: REGIONS, models: [regionAliases, nonAdministrativeAreas, workingCalendars] }],
      processManagers: [],
      deadlines: [calendarDeadline(calendars)],
      notices: [calendarNotices],
      codeLists: REGION_CODES,
      routes: {
        paths: regionPaths,
        groups: regionGroups,
        controllers: ({ sources, readStore }) => [
          regionsController({
            directory: async () => withAliases(directory, await sources.state(regionDirectory, DIRECTORY_ID)),
            calendar: (year) => sources.state(workingCalendarDecider, String(year)),
            calendars: () => allCalendars(readStore),
          }),
        ],
      },
      attribution: REGION_ATTRIBUTION,
      licence: REGION_LICENCE,
      knowsRegion: (code) => directory.byCode(code) !== undefined,
      places: names,
      importRequests: () => [
        bySystem(table, 'RecordDatasetImport', {
          commandId: `dataset-${recordImport.datasetVersion}-${recordImport.sha256.slice(0, 16)}`,
        }),
        ...[...reference].map(([year, days]) =>
          bySystem(calendars, 'LoadReferenceCalendar', {
            input: { year },
            commandId: `calendar-${year}-${digest(days)}`,
          }),
        ),
      ],
    },
    resolver: { ...resolver, ...names },
    calendar: calendarFacts,
    registers: namesInRegisters(directory),
  };
};
