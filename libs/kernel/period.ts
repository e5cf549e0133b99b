import type { LocalDate } from './time.js';

/** From the first to the last day, both included; without an end while that is not known. */
export interface Period {
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

export const inForceOn = ({ validFrom, validTo }: Period, day: LocalDate): boolean =>
  validFrom <= day && (validTo === undefined || day <= validTo);

/** Whether there is a day of both, given that neither ends before it begins. */
export const overlap = (one: Period, other: Period): boolean =>
  inForceOn(one, other.validFrom) || inForceOn(other, one.validFrom);
