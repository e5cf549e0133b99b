export * from './double.js';
export * from './faults.js';
export type { StoredRecord } from './transaction-log.js';
