import type { Asking, Grant } from '#views';
import { officesOf } from './context.js';

/** The right by which somebody acts now: of the office that was chosen, or the first. */
export const actingGrant = ({ me, office }: Pick<Asking, 'me' | 'office'>): Grant | undefined =>
  office ?? officesOf(me)[0];
