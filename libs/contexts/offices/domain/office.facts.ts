import type { AuthorityFact, RepairFacts } from '#kernel';

/** An office beside the one at hand: what a mandate, or a succession, rests on. */
export interface OtherOffice {
  readonly officeId: string;
  /** Not in the register, or voided there. */
  readonly unknown?: true;
  /** Whether somebody held it on the day that was asked about. */
  readonly held: boolean;
}

export interface OfficeFacts {
  /** Whether the account that the input names exists; true where it names none. */
  readonly accountExists: boolean;
  /** Whether the institution that the input names is in the register; true where it names none. */
  readonly institutionExists: boolean;
  /** The office that gave a mandate, on the day of its document. */
  readonly giver: OtherOffice;
  /** Successors that are not in the register. */
  readonly unknownSuccessors: readonly string[];
  /** What the register itself says of who confirms (COM-04). */
  readonly authority: AuthorityFact;
  readonly auditHold: boolean;
  readonly repair: RepairFacts;
}
