export * from './accounts.js';
export * from './roles.js';
export * from './subject-ref.js';
