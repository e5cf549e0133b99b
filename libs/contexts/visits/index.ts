export * from './contract/index.js';
export * from './domain/visit.settings.js';
export { historicalVisits } from './commands/historical-visits.js';
export { visits } from './commands/observed-visit.js';
export { travels } from './commands/travels.js';
export * from './visits.context.js';
export { visitPapers } from './commands/visit-papers.js';
export { journeys } from './commands/journey.js';
