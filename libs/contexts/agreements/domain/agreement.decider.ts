import type { Decider } from '#kernel';
import type { AgreementCommand } from './agreement.commands.js';
import { decide } from './agreement.decide.js';
import { agreementCatalogue, type AgreementEvent } from './agreement.events.js';
import { evolve } from './agreement.evolve.js';
import type { AgreementFacts } from './agreement.facts.js';
import { initialState, type AgreementState } from './agreement.state.js';

/** Cooperation and the agreements that come of it (domain §3.2). */
export const agreementDecider: Decider<AgreementState, AgreementCommand, AgreementEvent, AgreementFacts> = {
  category: 'agreement',
  catalogue: agreementCatalogue,
  initialState,
  evolve,
  decide,
};
