export * from './contract/index.js';
export { historicalAgreements } from './commands/historical-agreements.js';
export { agreementsContext } from './agreements.context.js';
export { agreementDecider } from './domain/agreement.decider.js';
export { agreementList } from './queries/agreement.queries.js';
