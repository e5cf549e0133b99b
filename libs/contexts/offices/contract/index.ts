export * from './offices.js';
