import { requireRoom, seatOf, type Pointer } from '#kernel';
import type { AgreementContext } from './agreement.facts.js';
import { AGREEMENT_ENTRIES } from './agreement.settings.js';
import type { Initiated } from './agreement.state.js';

/** COM-14: what can be said again before it is signed is bounded, too. */
export const requirePreparation = (
  { preparations, terms }: Pick<Initiated, 'preparations' | 'terms'>,
  { rules }: AgreementContext,
  field: Pointer,
): void => requireRoom(preparations, rules.get(AGREEMENT_ENTRIES, seatOf(terms.parties[0]!)), 'COM-14', field);
