import type { EventSource, PartyRef } from '#kernel';
import type { AdoptionEvent, Observation } from '../domain/adoption.events.js';

export { ADOPTION_DECISION_CODES, ADOPTION_STAGE_CODES } from '../domain/adoption.codes.js';
export type { AdoptionDecision } from '../domain/adoption.codes.js';
export { observation, type AdoptionEvent, type Observation } from '../domain/adoption.events.js';
export { AFTER_DECISION } from '../domain/adoption.state.js';

/** The streams `adoption-{adoptionId}`. */
export const ADOPTION_RECORDS: EventSource<AdoptionEvent> = { category: 'adoption' };

/** Where an innovation was seen, as a party: a government by its region, or a body. */
export const seenAt = ({ host, party }: Pick<Observation, 'host' | 'party'>): PartyRef =>
  party ?? { ...(host && { region: host }) };
