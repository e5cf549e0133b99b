export * from './overview.context.js';
