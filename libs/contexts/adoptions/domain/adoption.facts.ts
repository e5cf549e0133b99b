import type { AuthorityFact, RepairFacts } from '#kernel';

/** All that decisions on an adoption may need beside command and state. */
export interface AdoptionFacts {
  /** What the register of offices says of the actor (COM-04). */
  readonly authority: AuthorityFact;
  readonly auditHold: boolean;
  readonly repair: RepairFacts;
}
