export * from './contract/index.js';
export * from './offices.context.js';
