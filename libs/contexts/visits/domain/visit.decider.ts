import type { Decider } from '#kernel';
import type { VisitCommand } from './visit.commands.js';
import { decide } from './visit.decide.js';
import { visitCatalogue, type VisitEvent } from './visit.events.js';
import { evolve } from './visit.evolve.js';
import type { VisitFacts } from './visit.facts.js';
import { initialState, type VisitState } from './visit.state.js';

export const visitDecider: Decider<VisitState, VisitCommand, VisitEvent, VisitFacts> = {
  category: 'studyVisit',
  catalogue: visitCatalogue,
  initialState,
  evolve,
  decide,
};
