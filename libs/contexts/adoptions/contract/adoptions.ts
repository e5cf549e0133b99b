import type { PartyRef } from '#kernel';
import type { Sources } from '#runtime';

/** Decisions on innovations, for the visits on which these were observed. */
export interface Adoptions {
  /** Of these innovations of the visit, those that were decided on, DEFER and REJECT included (VIS-12, VIS-13). */
  decidedOf(visitId: string, innovationIds: readonly string[], sources: Sources): Promise<readonly string[]>;
}

/** An adoption as its record tells it by now. */
export interface KnownAdoption {
  readonly adoptionId: string;
  /** Who adopts, and where the innovation was seen. */
  readonly by: PartyRef;
  readonly from: PartyRef;
  readonly description: string;
  /** It was decided to be adopted or adapted, and was not given up or withdrawn. */
  readonly carriedOut: boolean;
}

/** Adoptions, for contexts whose records tell of one. */
export interface AdoptionRecords {
  /** Undefined where there is none of that id. */
  adoptionOf(adoptionId: string, sources: Sources): Promise<KnownAdoption | undefined>;
}
