export * from './crash.js';
export * from './decider-spec.js';
export * from './event-store-checks.js';
export * from './event-store-kit.js';
export * from './memory-event-store.js';
export * from './spec-metadata.js';
export * from './tally.js';
