import type { EventSource } from '#kernel';
import type { AdoptionEvent } from '../domain/adoption.events.js';

export { ADOPTION_DECISION_CODES, ADOPTION_STAGE_CODES } from '../domain/adoption.codes.js';
export type { AdoptionDecision } from '../domain/adoption.codes.js';
export { observation, type AdoptionEvent, type Observation } from '../domain/adoption.events.js';
export { AFTER_DECISION } from '../domain/adoption.state.js';

/** The streams `adoption-{adoptionId}`. */
export const ADOPTION_RECORDS: EventSource<AdoptionEvent> = { category: 'adoption' };
