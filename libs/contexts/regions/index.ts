export * from './contract/index.js';
export * from './domain/region-directory.commands.js';
export * from './domain/region-directory.decider.js';
export * from './domain/region-directory.events.js';
export type { RegionDirectoryState } from './domain/region-directory.state.js';
export { withAliases } from './domain/with-aliases.js';
export { loadRegions, REGION_ATTRIBUTION, type LoadedRegions } from './reference/load-regions.js';
export { loadHolidays, loadWorkingCalendar, type Holiday } from './reference/working-calendar.js';
export * from './regions.module.js';
