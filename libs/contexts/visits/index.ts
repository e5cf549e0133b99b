export * from './contract/index.js';
export * from './domain/visit.settings.js';
export { historicalVisits } from './commands/historical-visits.js';
export { visits } from './commands/observed-visit.js';
export * from './visits.context.js';
