export * from './corrections.module.js';
