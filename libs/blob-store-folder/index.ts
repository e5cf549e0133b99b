export * from './open-folder-blob-store.js';
