import type { Actor, AuthorityFact, LocalDate } from '#kernel';
import type { Sources } from '#runtime';

/** The register of offices, for contexts in which officials approve or sign. */
export interface Offices {
  /**
   * COM-04: in what capacity the actor held the office in which he acts, on the day of the act, and whether the mandate
   * that he shows was given to him. NOT_RECORDED where the register has no such office in the region in which he acts.
   */
  authorityOf(actor: Actor, on: LocalDate, sources: Sources): Promise<AuthorityFact>;
}
