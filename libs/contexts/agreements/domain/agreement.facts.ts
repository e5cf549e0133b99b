import type { RegisteredBodies } from '#contexts/offices/contract';
import {
  AUTHORITY_NOT_RECORDED,
  NO_REPAIR,
  type AuthorityFact,
  type DecisionContext,
  type LocalDate,
  type RepairFacts,
  type WorkingCalendar,
} from '#kernel';
import type { Instrument, Scheme } from './agreement.codes.js';
import type { AgreementStage } from './agreement.state.js';

/** Another agreement as it stands: the parent of a PKS, one that is renewed, one that carries this one out. */
export interface OtherAgreement {
  readonly agreementId: string;
  readonly stage: Exclude<AgreementStage, 'NONE'>;
  readonly instrument: Instrument;
  readonly scheme: Scheme;
  /** Once it is signed. */
  readonly validFrom?: LocalDate;
  readonly validUntil?: LocalDate;
  /** The day on which it was terminated or superseded. */
  readonly endedOn?: LocalDate;
  /** Regions in which its parties sit, and the keys of those that sit in none. */
  readonly seats: readonly string[];
  /** Who its parties are, by `partyKey`. */
  readonly keys: readonly string[];
}

/** All that an agreement's decisions may need beside command and state. Each act names those that it sees. */
export interface AgreementFacts {
  /** What the register of offices says of the actor (COM-04). */
  readonly authority: AuthorityFact;
  /** What the register says, on the day of the act, of the parties that are named by their ids in it. */
  readonly bodies: RegisteredBodies;
  /** The institution to which the actor's office belongs, by the register of offices. */
  readonly ownInstitution: string | undefined;
  /** Undefined: none is named, or there is none of that id. */
  readonly parent: OtherAgreement | undefined;
  /** Those that carry it out, as they stand. */
  readonly children: readonly OtherAgreement[];
  /** The agreement that is said to replace one. */
  readonly replacement: OtherAgreement | undefined;
  /** The agreement that is said to be renewed. */
  readonly renewed: OtherAgreement | undefined;
  /** Whether the visit that is named took place or is planned. */
  readonly visitExists: boolean;
  /** Days off in the years since a council was asked (AGR-10). */
  readonly calendar: WorkingCalendar;
  /** Whether an audit holds the record as it is (COM-13). */
  readonly auditHold: boolean;
  /** What is to be repaired, and what stands of it (COM-01). */
  readonly repair: RepairFacts;
}

/** The facts where nothing but agreements is known. */
export const defaultAgreementFacts: AgreementFacts = {
  authority: AUTHORITY_NOT_RECORDED,
  bodies: {},
  ownInstitution: undefined,
  parent: undefined,
  children: [],
  replacement: undefined,
  renewed: undefined,
  visitExists: false,
  calendar: new Map(),
  auditHold: false,
  repair: NO_REPAIR,
};

/** An occasion with the facts named, and no others: `AgreementContext<'calendar' | 'parent'>`. */
export type AgreementContext<Seen extends keyof AgreementFacts = never> = DecisionContext<Pick<AgreementFacts, Seen>>;
