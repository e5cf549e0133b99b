export * from './open-embedded-read-store.js';
export type { EmbeddedReadStoreOptions } from './options.js';
