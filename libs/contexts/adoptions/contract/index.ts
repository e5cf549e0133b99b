export * from './adoptions.js';
export * from './adoption-records.js';
