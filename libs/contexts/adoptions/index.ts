export * from './contract/index.js';
export { adoptionRecords, adoptions } from './commands/decided-innovations.js';
export * from './adoptions.context.js';
