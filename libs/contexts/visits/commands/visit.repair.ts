import { NATIONAL, changeAt, covers, reject, seatOf, type FieldChange, type PartyRef, type Scope } from '#kernel';
import type { RepairedRecords } from '#nest';
import { regionCodeOf } from '#runtime';
import { numberRegisterDecider } from '../domain/number-register.decider.js';
import { visitRestatements } from '../domain/visit.restate.js';
import { CALLED_OFF, type VisitState } from '../domain/visit.state.js';
import { correctedClaims } from './visit-reservations.js';
import { visitRepairSides } from './visit.repair-sides.js';

/** Whether a value holds a body of the register without what the register says of it. */
const holdsHalfBody = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { institutionId, kind, name } = value as PartyRef;
  return (
    (institutionId !== undefined && (kind === undefined || name === undefined)) ||
    Object.values(value).some(holdsHalfBody)
  );
};

/** PTY-03: a correction writes what it says, so it says all; whether the register agrees is asked as of a proposal. */
const requireWholeBodies = (changes: readonly FieldChange[]): void => {
  const index = changes.findIndex(({ new: value }) => holdsHalfBody(value));
  if (index < 0) return;
  throw reject('E_VALIDATION', {
    ruleId: 'PTY-03',
    field: `${changeAt(index)}/value`,
    messageId: 'Tulis lembaga itu lengkap seperti dalam register: kind, name, dan region bila ada.',
    messageEn: 'Write the institution in full as the register has it: kind, name, and region if it has one.',
  });
};

/** Of which region the origin is after a change of it. */
const originAfter = ({ field, new: value }: FieldChange): unknown =>
  field === '/origin'
    ? (regionCodeOf((value as { region?: unknown }).region) ?? NATIONAL)
    : field === '/origin/region'
      ? regionCodeOf(value)
      : undefined;

/** What is corrected in visits, and what that moves. */
export const visitRepair = {
  restatements: visitRestatements,
  refersBy: { regions: ['region', 'host', 'hostRegion'], persons: ['subjectRef'] },
  sides: visitRepairSides,
  stillClaims: ({ type, metadata }, state, { registry }) => {
    const visit = state as VisitState;
    // What was given stays given (VIS-17): a letter or order of what was called off bears its number none the less.
    if (registry === numberRegisterDecider) return true;
    if (type === 'TravelOrderIssued') return 'order' in visit && visit.order.issuedBy === metadata.commandId;
    return visit.stage !== 'NONE' && !CALLED_OFF.has(visit.stage);
  },
  claimedAnew: (claims, state, record) =>
    state.stage === 'NONE' ? claims : correctedClaims(claims, state.terms, record),
  /** Nobody gives a visit to an origin outside his own region; a body of the register is written in full (PTY-03). */
  allowed: (changes, state, { context: { actor } }) => {
    requireWholeBodies(changes);
    const index = changes.findIndex(
      ({ targetType, field }) => targetType === 'VisitProposed' && field.startsWith('/origin'),
    );
    if (state.stage === 'NONE' || index < 0) return;
    const code = seatOf(state.terms.origin);
    if (changes.every((each) => covers(actor.scope, (originAfter(each) ?? code) as Scope))) return;
    throw reject('E_SCOPE', {
      ruleId: 'COM-01',
      field: `${changeAt(index)}/value`,
      messageId: `Asal kunjungan hanya dapat diganti dengan wilayah dalam wilayah Anda, ${actor.scope}.`,
      messageEn: `The origin can be changed to a region within your own, ${actor.scope}, only.`,
    });
  },
} satisfies Partial<RepairedRecords<VisitState>>;
