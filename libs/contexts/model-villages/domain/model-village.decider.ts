import type { Decider } from '#kernel';
import type { ModelVillageCommand } from './model-village.commands.js';
import { decide } from './model-village.decide.js';
import { modelVillageCatalogue, type ModelVillageEvent } from './model-village.events.js';
import { evolve } from './model-village.evolve.js';
import type { ModelVillageFacts } from './model-village.facts.js';
import { initialState, type ModelVillageState } from './model-village.state.js';

/** A village that is built up as a place to learn from (domain §3.3, desa percontohan). */
export const modelVillageDecider: Decider<
  ModelVillageState,
  ModelVillageCommand,
  ModelVillageEvent,
  ModelVillageFacts
> = { category: 'modelVillage', catalogue: modelVillageCatalogue, initialState, evolve, decide };
