import type { Decider } from '#kernel';
import type { AdoptionCommand } from './adoption.commands.js';
import { decide } from './adoption.decide.js';
import { adoptionCatalogue, type AdoptionEvent } from './adoption.events.js';
import type { AdoptionFacts } from './adoption.facts.js';
import { evolve, initialState, type AdoptionState } from './adoption.state.js';

/** What becomes at home of one innovation that was observed on one visit (domain §3.1, VIS-12). */
export const adoptionDecider: Decider<AdoptionState, AdoptionCommand, AdoptionEvent, AdoptionFacts> = {
  category: 'adoption',
  catalogue: adoptionCatalogue,
  initialState,
  evolve,
  decide,
};
