import type { StoredReference } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { documentDecider } from '../domain/document.decider.js';

/** What is kept here under an id, for whoever names it in a command. */
export const storedReference: StoredReference = async (docId, sources) => {
  const state = await sources.state(documentDecider, docId);
  return state.stage === 'STORED'
    ? { document: state.document, keptBy: state.keeper, readers: RECORD_READERS }
    : undefined;
};
