export * from './open-embedded-event-store.js';
