export { receive, sweepAbandoned } from './incoming.js';
export * from './open-folder-blob-store.js';
