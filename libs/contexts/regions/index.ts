export * from './contract/index.js';
export { REGION_ATTRIBUTION } from './reference/load-regions.js';
export * from './regions.module.js';
