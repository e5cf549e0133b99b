export * from './contract/index.js';
export { agreements } from './commands/known-agreements.js';
export { agreementsContext } from './agreements.context.js';
export { agreementDecider } from './domain/agreement.decider.js';
