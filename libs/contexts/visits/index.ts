export * from './contract/index.js';
export * from './domain/visit.settings.js';
export * from './visits.context.js';
