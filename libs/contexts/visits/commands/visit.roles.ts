import {
  isCentral,
  kindOfParty,
  seatOf,
  type LocalDate,
  type PartyRef,
  type RegionCode,
  type Role,
  type Scope,
} from '#kernel';
import { sideOf, type Choice } from '#runtime';
import { ALL_HOSTING, ALL_VISITING, answersItself, hostingRoles, visitingRoles } from '#contexts/access/contract';
import { answeringHost, requireUnanswered, type Answering } from '../domain/visit.parties.js';
import { governmentOf } from '../domain/visit.rules-money.js';
import { requireOrdered } from '../domain/visit.rules-travel.js';
import type { VisitState } from '../domain/visit.state.js';

/** Who acts for the visitors. */
export const ORIGIN = ALL_VISITING;
/** Who enters records for the visitors. */
export const ORIGIN_STAFF: readonly Role[] = ['VILLAGE_OPERATOR', ...ORIGIN];
/** Who answers for a host that has accounts here. */
export const HOST = ALL_HOSTING;
export const APPROVER: readonly Role[] = [
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'REGENCY_PMD',
  'DISTRICT_OFFICER',
  'BPD_MEMBER',
  'DPRD_SECRETARIAT',
  'MINISTRY_OFFICER',
];

/** Of the roles of visitors those that act for this party; the council's members do not act for its village. */
const mayVisit = (role: Role, origin: PartyRef): boolean =>
  visitingRoles(origin).includes(role) ||
  !ORIGIN_STAFF.includes(role) ||
  (role === 'VILLAGE_OPERATOR' && kindOfParty(origin) !== 'COUNCIL');

/** The government whose agencies may act for the party; a ministry's officers are known by their institution. */
export const agencyOf = ({ region, ...party }: PartyRef): RegionCode | undefined =>
  region && !isCentral(party) ? governmentOf(region) : undefined;

/** The visitors act, each agency on the visits of its own office. */
export const ofOrigin = {
  may: (role: Role, _command: unknown, state: VisitState): boolean =>
    state.stage === 'NONE' || mayVisit(role, state.terms.origin),
  parties: (_command: unknown, state: VisitState): readonly Scope[] =>
    state.stage === 'NONE' ? [] : [seatOf(state.terms.origin)],
  ofOffice: (_command: unknown, state: VisitState): string | undefined =>
    state.stage === 'NONE' ? undefined : state.terms.origin.officeId,
} as const;

/** Whoever proposes acts for the origin that he names. */
export const ofProposed = {
  may: (role: Role, { origin }: { readonly origin: PartyRef }): boolean => mayVisit(role, origin),
  parties: ({ origin }: { readonly origin: PartyRef }): readonly Scope[] => [seatOf(origin)],
  ofGovernment: ({ origin }: { readonly origin: PartyRef }): RegionCode | undefined => agencyOf(origin),
} as const;

/** The host that answers as the visit names it, and whether the visitors record what its letter says. */
const whoAnswers = (said: Answering, state: VisitState): { readonly host: PartyRef; readonly recorded?: PartyRef } => {
  const asked: PartyRef = said.party ?? { region: { code: said.host } as NonNullable<PartyRef['region']> };
  if (state.stage === 'NONE') return { host: asked };
  const host = answeringHost(said, state);
  return host && !answersItself(host) ? { host, recorded: state.terms.origin } : { host: host ?? asked };
};

/** VIS-07: each host answers for itself, an agency for its own government; the visitors record the others' letters. */
export const ofHost = {
  may: (role: Role, said: Answering, state: VisitState): boolean => {
    const { host, recorded } = whoAnswers(said, state);
    return recorded ? visitingRoles(recorded).includes(role) : hostingRoles(host).includes(role);
  },
  parties: (said: Answering, state: VisitState): readonly Scope[] => {
    const { host, recorded } = whoAnswers(said, state);
    return [seatOf(recorded ?? host)];
  },
  ofGovernment: (said: Answering, state: VisitState): RegionCode | undefined => {
    const { host, recorded } = whoAnswers(said, state);
    return recorded || isCentral(host) ? undefined : host.region?.code;
  },
  ofOffice: (said: Answering, state: VisitState): string | undefined =>
    whoAnswers(said, state).recorded && ofOrigin.ofOffice(said, state),
  actsIn: (said: Answering, state: VisitState): RegionCode | undefined => {
    const { host, recorded } = whoAnswers(said, state);
    return (recorded ?? host).region?.code;
  },
} as const;

/** Of one host's answer: all who may give it, and for whom. */
export const ofHostAnswer = { roles: [...new Set([...HOST, ...ORIGIN])], ...ofHost };

/** For the rows of answers, which can be those of each host of the visit. */
export const ofAnswer = {
  ...ofHostAnswer,
  choices: async (state: VisitState): Promise<readonly Choice[]> =>
    state.stage === 'NONE'
      ? []
      : state.terms.hosts.map((party) => ({
          sides: [sideOf(ofHostAnswer, { party }, state)],
          require: () => requireUnanswered(party, state),
        })),
} as const;

/** For the row by which a visit begins: whoever travels needs an order before, whatever else is said. */
export const ofStart = {
  roles: ORIGIN_STAFF,
  ...ofOrigin,
  choices: async (state: VisitState): Promise<readonly Choice[]> =>
    state.stage === 'NONE'
      ? []
      : [
          {
            sides: [sideOf({ roles: ORIGIN_STAFF, ...ofOrigin }, undefined, state)],
            require: () => requireOrdered(state),
          },
        ],
} as const;

/** VIS-11: last day on which a report is in time. */
export const reportDayOf = (_command: unknown, state: VisitState): LocalDate | undefined =>
  'reportDueOn' in state ? state.reportDueOn : undefined;
