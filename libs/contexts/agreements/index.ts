export * from './contract/index.js';
export { agreementsContext } from './agreements.context.js';
export { agreementDecider } from './domain/agreement.decider.js';
export { agreementList } from './queries/agreement.queries.js';
