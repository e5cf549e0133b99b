export * from './command-table.js';
export * from './consumer-status.js';
export * from './executor.js';
export * from './history.js';
export * from './principal.js';
export * from './query-table.js';
