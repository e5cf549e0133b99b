export type { Aim, Fault } from './faults.js';
export * from './mongodb-double.js';
export * from './schedule.js';
export type { BsonDocument } from './wire.js';
