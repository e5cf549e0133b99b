export * from './in-thread.js';
export * from './turns.js';
