import type { Capacity, LocalDate, RegionRef } from '#kernel';
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

/** Somebody who holds an office, as his appointment says. */
export interface NamedHolder {
  readonly officialName: string;
  readonly capacity: Capacity;
}

/** Who holds an office, for pages on which its official acts. */
export interface OfficeHolders {
  /** By his account; undefined where the register does not have it among the holders of that day. */
  holderOf(officeId: string, userId: string, on: LocalDate, sources: Sources): Promise<NamedHolder | undefined>;
}
