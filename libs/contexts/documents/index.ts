export * from './documents.context.js';
export { storedReference } from './commands/stored-reference.js';
export { STORED_DOCUMENTS } from './read/document-board.model.js';
export { documentUploads } from './uploads/uploads.js';
