export * from './open-mongo-read-store.js';
