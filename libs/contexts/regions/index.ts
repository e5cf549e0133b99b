export * from './contract/index.js';
export * from './regions.context.js';
