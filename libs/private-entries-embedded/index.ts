export * from './open-embedded-entries.js';
