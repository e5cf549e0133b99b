export * from './corrections.context.js';
export { RECORD_DOCUMENTS } from './read/record-documents.model.js';
