export * from './contract/index.js';
export * from './papers.context.js';
