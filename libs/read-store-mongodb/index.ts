export * from './open-mongo-entries.js';
export * from './open-mongo-read-store.js';
export * from './open-mongo-subject-keys.js';
