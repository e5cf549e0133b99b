export * from './roles.js';
export * from './subject-ref.js';
