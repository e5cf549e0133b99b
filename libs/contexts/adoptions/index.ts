export * from './contract/index.js';
export { adoptions } from './commands/decided-innovations.js';
export * from './adoptions.context.js';
