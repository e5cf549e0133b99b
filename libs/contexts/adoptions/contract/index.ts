export * from './adoptions.js';
