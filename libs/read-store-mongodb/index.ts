export * from './open-mongo-contacts.js';
export * from './open-mongo-read-store.js';
export * from './open-mongo-subject-keys.js';
