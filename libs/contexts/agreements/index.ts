export * from './contract/index.js';
export { historicalAgreements } from './commands/historical-agreements.js';
export { agreements } from './commands/known-agreements.js';
export { agreementsContext } from './agreements.context.js';
export { agreementDecider } from './domain/agreement.decider.js';
export { agreementList } from './queries/agreement.queries.js';
