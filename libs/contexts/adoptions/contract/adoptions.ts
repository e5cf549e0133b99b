import type { Sources } from '#runtime';

/** Decisions on innovations, for the visits on which these were observed. */
export interface Adoptions {
  /** Of these innovations of the visit, those that were decided on, DEFER and REJECT included (VIS-12, VIS-13). */
  decidedOf(visitId: string, innovationIds: readonly string[], sources: Sources): Promise<readonly string[]>;
}
