import { laterDay, type LocalDate, type Recorded } from '#kernel';
import type { AgreementEvent } from './agreement.events.js';
import { dayFor } from './agreement.parties.js';
import type { AgreementParty } from './agreement.terms.js';

/** Months for which a PKS may be without activity [D]. */
export const QUIET_MONTHS = 6;

interface Quiet {
  readonly quietSince?: LocalDate;
}

/** Since when a PKS that was just signed is without activity: its first day, or that of its entry. */
export const quietFrom = (
  parties: readonly AgreementParty[],
  { data, metadata }: Extract<Recorded<AgreementEvent>, { type: 'PKSSigned' }>,
): Required<Quiet> => ({ quietSince: laterDay(data.validFrom, dayFor(parties, metadata.recordedAt)) });

/** Something is done by a PKS; of an older day it changes nothing, nor of what is no PKS. */
export const acted = ({ quietSince }: Quiet, on: LocalDate): Quiet =>
  quietSince === undefined ? {} : { quietSince: laterDay(quietSince, on) };
