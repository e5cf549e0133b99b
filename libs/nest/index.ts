export * from './common-input.js';
export * from './input-decorators.js';
export { inputChecks, type InputCheck } from './input-schema.js';
