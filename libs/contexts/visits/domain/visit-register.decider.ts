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

/** SYSTEM: a visit of a log from before there was a register. What is entered already stays, as it may have been rescheduled since. */
export interface RecordVisit extends RegisteredVisit {
  readonly type: 'RecordVisit';
}

export type VisitRegisterCommand = RegisterVisit | RecordVisit;

export type VisitRegistered = { readonly type: 'VisitRegistered'; readonly data: RegisteredVisit };

export const visitRegisterCatalogue = { VisitRegistered: { version: 1 } } as const satisfies EventCatalogue & Record<VisitRegistered['type'], object>;

/** By visit. */
export type VisitRegisterState = Readonly<Record<string, RegisteredVisit>>;

/**
 * VIS-06: the visits that a region has asked for, one stream per region of origin, so that a repetition is found however fast it follows.
 * An entry is made before the proposal is appended, and says nothing of whether the visit came about: whoever finds one looks at the
 * visit itself. An entry whose proposal failed is passed over, so none is ever taken back.
 */
export const visitRegisterDecider: Decider<VisitRegisterState, VisitRegisterCommand, VisitRegistered> = {
  category: 'visitRegister',
  initialState: {},
  evolve: (visits, { data }) => ({ ...visits, [data.visitId]: data }),
  decide: ({ type, ...visit }, visits) => {
    const entered = visits[visit.visitId];
    return entered && (type === 'RecordVisit' || same(entered, visit)) ? [] : [{ type: 'VisitRegistered', data: visit }];
  },
};

/** A log that was moved may hold the fields in another order. */
const same = (a: RegisteredVisit, b: RegisteredVisit): boolean =>
  a.origin === b.origin && a.plannedStart === b.plannedStart && sameList(a.hosts, b.hosts) && sameList(a.topics, b.topics);

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((each, index) => each === b[index]);

export const registration = ({ visitId, origin, hosts, topics, plannedStart }: VisitTerms): RegisterVisit => ({
  type: 'RegisterVisit', visitId, origin: origin.region.code, hosts: hosts.map(({ region }) => region.code), topics: [...new Set(topics.map(topicKey))],
  plannedStart,
});
