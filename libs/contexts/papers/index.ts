export * from './contract/index.js';
export { agreementPapersController } from './http/agreement-papers.controller.js';
export { papersController } from './http/papers.controller.js';
export * from './papers.context.js';
