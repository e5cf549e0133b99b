export * from './check-query.js';
export * from './cursor.js';
export * from './values.js';
