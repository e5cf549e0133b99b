export * from './contract/index.js';
export { regionGroups, regionPaths } from './queries/regions.openapi.js';
export { REGION_ATTRIBUTION } from './reference/load-regions.js';
export * from './regions.module.js';
