import type { Decider } from '#kernel';
import type { PersonCommand } from './person.commands.js';
import { decide, type PersonFacts } from './person.decide.js';
import { personCatalogue, type PersonEvent } from './person.events.js';
import { evolve, initialState, type PersonState } from './person.state.js';

/** What is kept of one person, for whom, and what the person asked for (COM-11). Stream `person-{reference}`. */
export const personDecider: Decider<PersonState, PersonCommand, PersonEvent, PersonFacts> = {
  category: 'person',
  catalogue: personCatalogue,
  initialState,
  evolve,
  decide,
};
