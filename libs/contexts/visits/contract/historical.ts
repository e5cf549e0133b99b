import type { HistoricalParty, Provenance, RegionCode } from '#kernel';
import type { Sources } from '#runtime';
import type { HistoricalTerms } from '../domain/historical-visit.events.js';

type Party = Omit<HistoricalParty, 'region'> & { readonly region?: RegionCode };

/** What is imported of a row of an old register: regions by their codes, and how sure its date is (COM-07). */
export interface HistoricalRecord extends Omit<HistoricalTerms, 'origins' | 'hosts'> {
  readonly origins: readonly Party[];
  readonly hosts: readonly Party[];
  readonly provenance: Provenance;
}

/** The records of visits of old registers, for whoever imports them. */
export interface HistoricalVisits {
  /** The import from which the record came; undefined where there is no such record, or it was voided. */
  importOf(visitId: string, sources: Sources): Promise<string | undefined>;
  /** Whether the record was voided as wrongly imported: the same row is not recorded again. */
  isVoided(visitId: string, sources: Sources): Promise<boolean>;
}
