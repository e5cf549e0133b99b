import type { LocalDate, PartyRef } from '#kernel';
import type { Sources } from '#runtime';

/** An agreement as its record tells it by now, for contexts whose records rest on it. */
export interface KnownAgreement {
  readonly agreementId: string;
  readonly title: string;
  readonly parties: readonly PartyRef[];
  /** The agreement that it renews. */
  readonly renewsId?: string;
  /** Once it is signed; without a last day it is open-ended. */
  readonly validFrom?: LocalDate;
  readonly validUntil?: LocalDate;
  /** The day on which it was terminated or superseded. */
  readonly endedOn?: LocalDate;
}

/** The register of agreements, for whoever asks by an id. */
export interface Agreements {
  /** Undefined where there is none of that id, or it was voided as wrongly entered. */
  agreementOf(agreementId: string, sources: Sources): Promise<KnownAgreement | undefined>;
}
