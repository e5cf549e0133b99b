export * from './corrections.context.js';
