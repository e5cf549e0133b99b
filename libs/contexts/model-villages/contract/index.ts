import type { EventSource } from '#kernel';
import type { ModelVillageEvent } from '../domain/model-village.events.js';

/** What other contexts may know of model villages. */
export type { ModelVillageEvent } from '../domain/model-village.events.js';
export { modelVillageTitle } from '../domain/model-village.terms.js';

/** The streams `modelVillage-{modelVillageId}`. */
export const MODEL_VILLAGE_RECORDS: EventSource<ModelVillageEvent> = { category: 'modelVillage' };
