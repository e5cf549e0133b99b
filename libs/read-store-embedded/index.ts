export * from './open-embedded-read-store.js';
