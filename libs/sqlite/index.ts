export * from './open-sqlite.js';
export { closeToOthers, removeDatabase } from './private-file.js';
export * from './remote-worker.js';
export * from './serve.js';
export { foundDamaged, type StorageFile } from './storage-failure.js';
export type { Sqlite, SqlRow, SqlStatement, SqlValue } from './sqlite.js';
