export * from './accounts.js';
export type * from './asking-for-persons.js';
export * from './granted.js';
export * from './roles.js';
export * from './acting-for.js';
