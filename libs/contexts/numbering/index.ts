export * from './contract/index.js';
export * from './numbering.context.js';
export { numberBooks } from './commands/number-books.js';
