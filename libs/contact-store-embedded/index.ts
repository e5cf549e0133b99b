export * from './open-embedded-contacts.js';
