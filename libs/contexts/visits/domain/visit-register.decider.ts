import type { Decider, EventCatalogue, LocalDate, RegionCode } from '#kernel';
import { topicKey } from './visit.rules-proposal.js';
import type { VisitTerms } from './visit.events.js';

/** What of a visit's terms tells whether another one repeats it. Topics as `topicKey` writes them. */
export interface RegisteredVisit {
  readonly visitId: string;
  readonly origin: RegionCode;
  readonly hosts: readonly RegionCode[];
  readonly topics: readonly string[];
  readonly plannedStart: LocalDate;
}

export interface RegisterVisit extends RegisteredVisit {
  readonly type: 'RegisterVisit';
}

export type VisitRegistered = { readonly type: 'VisitRegistered'; readonly data: RegisteredVisit };

export const visitRegisterCatalogue = { VisitRegistered: { version: 1 } } as const satisfies EventCatalogue & Record<VisitRegistered['type'], object>;

/** By visit. */
export type VisitRegisterState = Readonly<Record<string, RegisteredVisit>>;

/**
 * VIS-06: the visits that a region has asked for, one stream per region of origin, so that a repetition is found however fast it follows.
 * An entry is made before the proposal is appended, and says nothing of whether the visit came about: whoever finds one looks at the
 * visit itself. An entry whose proposal failed is passed over, so none is ever taken back.
 */
export const visitRegisterDecider: Decider<VisitRegisterState, RegisterVisit, VisitRegistered> = {
  category: 'visitRegister',
  initialState: {},
  evolve: (visits, { data }) => ({ ...visits, [data.visitId]: data }),
  decide: ({ type: _type, ...visit }, visits) =>
    (JSON.stringify(visits[visit.visitId]) === JSON.stringify(visit) ? [] : [{ type: 'VisitRegistered', data: visit }]),
};

export const registration = ({ visitId, origin, hosts, topics, plannedStart }: VisitTerms): RegisterVisit => ({
  type: 'RegisterVisit', visitId, origin: origin.region.code, hosts: hosts.map(({ region }) => region.code), topics: [...new Set(topics.map(topicKey))],
  plannedStart,
});
