import {
  isRegionCode,
  type DocRef,
  type EventMetadata,
  type InStage,
  type RegionCode,
  type Role,
  type Scope,
} from '#kernel';
import type { MediaType } from './document.codes.js';
import type { DocumentEvent } from './document.events.js';

/** For whom it was stored, the government of a region or one office of the country, and in which role. */
export interface Keeper {
  readonly scope: Scope;
  readonly officeId: string;
  readonly role: Role;
}

export interface Stored {
  readonly document: DocRef;
  readonly bytes: number;
  readonly mediaType: MediaType;
  readonly keeper: Keeper;
}

/** NONE → STORED; wrongly stored: VOIDED. */
interface ByStage {
  NONE: object;
  STORED: Stored;
  VOIDED: Stored;
}
export type DocumentState = InStage<ByStage>;

export const initialState: DocumentState = { stage: 'NONE' };

export const evolve = (
  state: DocumentState,
  event: DocumentEvent,
  { actor }: Pick<EventMetadata, 'actor'>,
): DocumentState => {
  if (event.type === 'DocumentStored') {
    const { document, bytes, mediaType } = event.data;
    const { scope, officeId, role } = actor;
    return { stage: 'STORED', document, bytes, mediaType, keeper: { scope, officeId, role } };
  }
  return event.type === 'RecordVoided' && state.stage === 'STORED' ? { ...state, stage: 'VOIDED' } : state;
};

/** The region of whoever stored it; a document of an office of the country belongs to none. */
export const partiesOf = ({ keeper: { scope } }: Stored): readonly RegionCode[] => [scope].filter(isRegionCode);

/** The same at any stage. */
export const regionsOf = (state: DocumentState): readonly RegionCode[] =>
  state.stage === 'NONE' ? [] : partiesOf(state);
