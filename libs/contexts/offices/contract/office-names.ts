import type { LocalDate, RegionRef } from '#kernel';
import type { Sources } from '#runtime';

/** An office as it is called on a day. */
export interface NamedOffice {
  readonly officeId: string;
  readonly name: string;
  /** Of whoever heads it. */
  readonly headTitle: string;
  /** Absent: an office of the country. */
  readonly region?: RegionRef;
}

/** What offices are called, for contexts that write or number their papers. */
export interface OfficeNames {
  /** Undefined where the register has no such office, or it was voided as wrongly entered. */
  officeOf(officeId: string, on: LocalDate, sources: Sources): Promise<NamedOffice | undefined>;
}
