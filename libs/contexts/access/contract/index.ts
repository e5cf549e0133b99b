export * from './accounts.js';
export * from './granted.js';
export * from './roles.js';
