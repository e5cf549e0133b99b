export * from './imports.context.js';
