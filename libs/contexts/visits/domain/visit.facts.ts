import type { RegisteredBodies } from '#contexts/offices/contract';
import {
  AUTHORITY_NOT_RECORDED,
  NO_REPAIR,
  type AuthorityFact,
  type Capacity,
  type DecisionContext,
  type LocalDate,
  type RepairFacts,
  type Rupiah,
  type WorkingCalendar,
} from '#kernel';

/** Another visit of the same origin. */
export interface EarlierVisit {
  readonly visitId: string;
  /** Their keys as parties. */
  readonly hosts: readonly string[];
  readonly topics: readonly string[];
  readonly plannedStart: LocalDate;
}

/**
 * A region's travel money for one fiscal year, in rupiah: what may be spent and what other visits have already taken
 * (VIS-05).
 */
export interface TravelCeiling {
  readonly ceiling: Rupiah;
  readonly committed: Rupiah;
}

/** A fund that pays for the visit, with its status in the `fund` stream (domain §3.6). */
export interface LinkedFund {
  readonly fundId: string;
  readonly status: string;
}

/**
 * A number that is written as the office's own rule has it, and is not the visit's: where it stands in the input, and
 * what the book says of it.
 */
export interface StrayNumber {
  readonly field: string;
  readonly standing: 'NEVER_GIVEN' | 'VOIDED' | 'OF_ANOTHER' | 'OF_OTHER_KIND' | 'OF_OTHER_PERIOD' | 'MISSPELLED';
  /** How the book has it, where nothing but its zeros is wrong. */
  readonly spelling?: string;
}

/** All that a visit's decisions may need beside command and state. Each act names those that it sees. */
export interface VisitFacts {
  /** What the register of offices says of the actor (COM-04). */
  readonly authority: AuthorityFact;
  /** Other visits of the same origin that were planned before and will take place or did (VIS-06). */
  readonly earlierVisits: readonly EarlierVisit[];
  /** What the register says, on the day of the act, of the parties that are named by their ids in it. */
  readonly bodies: RegisteredBodies;
  /** The institution to which the actor's office belongs, by the register of offices. */
  readonly ownInstitution: string | undefined;
  /** By fiscal year: where nobody entered a ceiling for the origin there is no limit to check [D] (VIS-05). */
  readonly travelCeilings: Readonly<Record<number, TravelCeiling>>;
  /** NOT_RECORDED = funds are not kept here; the rules on money then rest with the treasurer. */
  readonly funds: readonly LinkedFund[] | 'NOT_RECORDED';
  /** Days off in the years in which the report may fall due (COM-08, VIS-11). */
  readonly calendar: WorkingCalendar;
  /** Innovations of this visit with a decision, DEFER and REJECT included (VIS-12, VIS-13). */
  readonly decidedInnovations: readonly string[];
  /** Whether an audit holds the record as it is (COM-13). */
  readonly auditHold: boolean;
  /** Numbers on papers of the step that the office's own books do not give to this visit (NUM-07). */
  readonly strayNumbers: readonly StrayNumber[];
  /** By the register of offices, in which capacities the speaker's office was held on the day of the session. */
  readonly speakerHeld: readonly Capacity[];
  /** What is to be repaired, and what stands of it (COM-01). */
  readonly repair: RepairFacts;
}

/**
 * The facts where nothing but the visits is known. Nothing is invented: no register of offices, no ceiling, no funds,
 * no calendar (so the due day of a report is not known), and no adoption was decided (so a visit with observed
 * innovations stays open, as VIS-13 wants).
 */
export const defaultVisitFacts: VisitFacts = {
  authority: AUTHORITY_NOT_RECORDED,
  earlierVisits: [],
  bodies: {},
  ownInstitution: undefined,
  travelCeilings: {},
  funds: 'NOT_RECORDED',
  calendar: new Map(),
  decidedInnovations: [],
  auditHold: false,
  strayNumbers: [],
  speakerHeld: [],
  repair: NO_REPAIR,
};

/** An occasion with the facts named, and no others: `VisitContext<'calendar' | 'funds'>`. */
export type VisitContext<Seen extends keyof VisitFacts = never> = DecisionContext<Pick<VisitFacts, Seen>>;

/** What the rules on terms ask (`lookAtTerms`). */
export type TermsFacts = 'earlierVisits' | 'travelCeilings';
/** Of the steps by which somebody acts for a party. */
export type PartyFacts = 'ownInstitution';
