export * from './check-names.js';
export * from './check-query.js';
export * from './cursor.js';
export * from './page-length.js';
export * from './values.js';
