import { partyKey } from '#kernel';
import { sideOf, type Side } from '#runtime';
import { approversOf } from '../domain/visit.rules-approval.js';
import type { VisitState } from '../domain/visit.state.js';
import { ofHostAnswer } from './visit.roles.js';

/** For the rows by which a visit goes on to its next stage. */
export const leadingOn = <Awaited extends (state: VisitState) => boolean | readonly Side[]>(awaited: Awaited) =>
  ({ leavesStage: true, awaited }) as const;

/** VIS-07: each required host that has not answered; a visit goes on without the others. */
export const hostsToAnswer = (state: VisitState): readonly Side[] =>
  state.stage === 'PROPOSED'
    ? state.terms.hosts
        .filter((host) => host.required && !state.answers[partyKey(host)])
        .map((party) => sideOf(ofHostAnswer, { party }, state))
    : [];

/** VIS-08: whoever approves a visit of that origin, at his own seat. */
export const approvers = (state: VisitState): readonly Side[] =>
  state.stage === 'NONE'
    ? []
    : approversOf(state).flatMap(({ role, seat }) => (seat === undefined ? [] : [{ roles: [role], parties: [seat] }]));

/** VIS-16: nobody is sent on a virtual visit. */
export const travels = (state: VisitState): boolean => state.stage === 'APPROVED' && !isVirtual(state);

/** An order was issued, or none is needed. */
export const isReadyToStart = (state: VisitState): boolean =>
  state.stage === 'TASKED' || (state.stage === 'APPROVED' && isVirtual(state));

const isVirtual = (state: Exclude<VisitState, { readonly stage: 'NONE' }>): boolean => state.terms.mode === 'VIRTUAL';
