export * from './open-s3-blob-store.js';
