import type { AuthorityFact, DecisionContext, RepairFacts } from '#kernel';
import type { KnownAdoption } from '#contexts/adoptions/contract';
import type { KnownAgreement } from '#contexts/agreements/contract';

/** All that decisions on a model village may need beside command and state. Each act names those that it sees. */
export interface ModelVillageFacts {
  /** What the register of offices says of the actor (COM-04). */
  readonly authority: AuthorityFact;
  /** Those on which it rests or rested, and the one that a command names, as they stand; missing: there is none. */
  readonly agreements: readonly KnownAgreement[];
  /** The one that a command names. */
  readonly adoption: KnownAdoption | undefined;
  /** Whether an audit holds the record as it is (COM-13). */
  readonly auditHold: boolean;
  readonly repair: RepairFacts;
}

/** An occasion with the facts named, and no others. */
export type ModelVillageContext<Seen extends keyof ModelVillageFacts = never> = DecisionContext<
  Pick<ModelVillageFacts, Seen>
>;
