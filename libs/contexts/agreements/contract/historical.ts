import type { HistoricalParty, Provenance, RegionCode } from '#kernel';
import type { Sources } from '#runtime';
import type {
  HistoricalAddendum,
  HistoricalAgreementTerms,
  HistoricalTermination,
} from '../domain/historical-agreement.events.js';

type Party = Omit<HistoricalParty, 'region'> & { readonly region?: RegionCode };
type Place = Omit<NonNullable<HistoricalAgreementTerms['place']>, 'region'> & { readonly region?: RegionCode };
type Told<Terms> = Terms & { readonly provenance: Provenance };

/** What is imported of a document in an old register: regions by their codes, and how sure its date is (COM-07). */
export interface HistoricalAgreementRecord extends Told<Omit<HistoricalAgreementTerms, 'parties' | 'place'>> {
  readonly parties: readonly Party[];
  readonly place?: Place;
}
export type HistoricalAddendumRecord = Told<HistoricalAddendum>;
export type HistoricalTerminationRecord = Told<HistoricalTermination>;

/** The records of agreements of old registers, for whoever imports them. */
export interface HistoricalAgreements {
  /** The import from which the record came, or the change of it; undefined where there is none, or it was voided. */
  importOf(agreementId: string, changeId: string | undefined, sources: Sources): Promise<string | undefined>;
  /** Whether the record was voided as wrongly imported: the same row is not recorded again. */
  isVoided(agreementId: string, sources: Sources): Promise<boolean>;
}
