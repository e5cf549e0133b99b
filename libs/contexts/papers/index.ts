export * from './contract/index.js';
export { papersController } from './http/papers.controller.js';
export * from './papers.context.js';
