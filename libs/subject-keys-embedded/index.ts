export * from './open-embedded-subject-keys.js';
