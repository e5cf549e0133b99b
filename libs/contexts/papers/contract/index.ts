export * from './travellers-reading.js';
