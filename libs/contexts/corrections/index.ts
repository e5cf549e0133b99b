export * from './corrections.module.js';
export { RECORD_DOCUMENTS } from './read/record-documents.model.js';
