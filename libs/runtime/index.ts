export * from './command-table.js';
export * from './principal.js';
export * from './query-table.js';
