export * from './contract/index.js';
export * from './offices.context.js';
export { officeNames } from './commands/office-names.js';
export { offices } from './commands/authority.js';
