import type { Decider } from '#kernel';
import type { DocumentCommand } from './document.commands.js';
import { decide, type DocumentFacts } from './document.decide.js';
import { documentCatalogue, type DocumentEvent } from './document.events.js';
import { evolve, initialState, type DocumentState } from './document.state.js';

/** A document whose bytes are kept here (COM-10). */
export const documentDecider: Decider<DocumentState, DocumentCommand, DocumentEvent, DocumentFacts> = {
  category: 'document',
  catalogue: documentCatalogue,
  initialState,
  evolve,
  decide,
};
