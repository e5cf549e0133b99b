export * from './accounts.js';
export * from './granted.js';
export * from './roles.js';
export * from './acting-for.js';
