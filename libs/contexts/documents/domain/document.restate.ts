import { restatements } from '#kernel';
import type { DocumentEvent } from './document.events.js';

/** The command that stored a document; what the system found of its bytes is no part of what was said. */
export const documentRestatements = restatements<DocumentEvent>('docId', {
  DocumentStored: { command: 'StoreDocument', derived: ['bytes', 'mediaType'] },
});
