import type { NamedPlaces, Sources } from '#runtime';
import type {
  EventSource,
  RegionCode,
  RegionLevel,
  RegionRef,
  Scope,
  VillageKind,
  WorkingCalendar,
  Zone,
} from '#kernel';

export type { RegionResolver } from '#runtime';

/** A region as it stands in the loaded dataset, or as it stood when its code was retired. */
export interface Region {
  readonly code: RegionCode;
  /** Official name: `Kabupaten Tanah Bumbu`, `Sei Asam`. It never identifies a place by itself (domain §1.3). */
  readonly name: string;
  readonly level: RegionLevel;
  readonly kind?: VillageKind;
  readonly zone: Zone;
  /** Name and the names it lies in, up to the regency or city: `Mekar Jaya, Angsana, Tanah Bumbu`. */
  readonly path: string;
  readonly parent?: RegionCode;
  /** False for a code that an earlier dataset had and the loaded one has not. */
  readonly active: boolean;
  /** For a retired code: the codes that certainly took its place. */
  readonly successors?: readonly RegionCode[];
  readonly datasetVersion: string;
}

export interface RegionSearch {
  readonly level?: RegionLevel;
  readonly within?: Scope;
  /** What lies nearest to it comes first. */
  readonly near?: Scope | undefined;
  /** 1 … 100, default 20. */
  readonly limit?: number;
  /** How many of the best to leave out: where the page before ended. */
  readonly offset?: number;
}

/** How many of the best to give at most, and of which level. */
export interface Best {
  readonly level?: RegionLevel;
  readonly most: number;
}

/** The official names and codes of one dataset. */
export interface Gazetteer {
  readonly datasetVersion: string;
  /** Active or retired; undefined for a code that never was. */
  byCode(code: string): Region | undefined;
  /**
   * Every active region that one name (without path) may mean, in order of code. Case, accents, spacing and punctuation
   * do not count; a level word before it does (`Desa`, `Kel.`, `Kecamatan`, `Kab.`, `Kota`, `Provinsi`).
   */
  called(name: string): readonly RegionCode[];
  /** Regions right below, in order of code; the provinces for `ID`. */
  children(of: Scope): readonly Region[];
  /**
   * While a name is being written: first names that begin with the text, together or apart; then those of which a word
   * begins with its first word, and of which, or of a region around it, words begin with the others. Wider regions
   * first. Fewer than two characters find nothing.
   */
  startingWith(text: string, options: Best & { readonly within?: Scope }): readonly RegionCode[];
  /** Active regions in the scope, itself included, wider ones first. */
  within(scope: Scope, options: Best): readonly RegionCode[];
  /** Active regions per level, the given one included. */
  countByLevel(within?: Scope): Readonly<Record<RegionLevel, number>>;
}

export interface RegionDirectory extends Gazetteer {
  /** Every active region that a name with or without its path may mean: `Mekar Jaya, Tanah Bumbu` means two. */
  find(text: string): readonly Region[];
  /**
   * For type-ahead, best first: what the text means as a whole, as `find` has it; then what it begins (`startingWith`).
   * A code finds its region, retired or not, and what lies in it; a code that is not whole finds nothing.
   */
  search(text: string, options?: RegionSearch): readonly Region[];
  /**
   * The one region that a code, a name or a name with its path means.
   * @throws Rejection `E_REGION_UNKNOWN` (also for malformed and BPS codes), `E_REGION_INACTIVE` with
   * `details.successors`,
   *   `E_REGION_AMBIGUOUS` with `details.candidates` (at most 20, those nearest to `near` first) and `details.total`.
   */
  resolve(text: string, field?: string, near?: Scope): RegionRef;
}

/** What `E_REGION_AMBIGUOUS` and `E_REGION_INACTIVE` offer to choose from. */
export type RegionCandidate = Pick<Region, 'code' | 'name' | 'path' | 'level'>;

/** What names mean now, for whoever reads what offices wrote: official names and other names apart. */
export interface NamesNow {
  /** Another one whenever a name may mean something else. */
  readonly version: string;
  byCode(code: RegionCode): Region | undefined;
  /** Active regions that officially bear the name. */
  called(name: string): readonly RegionCode[];
  /** Active regions that the stewards' aliases and the usual short names mean by it. */
  alias(name: string): readonly RegionCode[];
}

export interface NamesInRegisters {
  now(sources: Sources): Promise<NamesNow>;
}

/** Names under which people look for what happened in a region, and read of it. */
export interface PlaceNames extends NamedPlaces {
  /**
   * Of the region and of all that it lies in: official names with their level words, written apart and together, and
   * common short names.
   */
  around(code: RegionCode): readonly string[];
  /** Whether the loaded dataset has the region as one that there is now: no retired code, and none that never was. */
  stands(code: RegionCode): boolean;
}

/** Working days as the stewards' calendars have them, current to the last event (COM-08). */
export interface WorkingCalendars {
  /**
   * The days off of these years in a region: the country's and what it and the regions around it add. A year that is
   * not loaded is missing in the answer; for the whole country, what regions add is left out.
   */
  of(region: Scope, years: readonly number[], sources: Sources): Promise<WorkingCalendar>;
}

/**
 * A year's list was entered or amended: what waited for it can be decided now. `version` is 1 for the first list of the
 * year.
 */
export interface CalendarLoaded {
  readonly type: 'WorkingCalendarLoaded';
  readonly data: { readonly year: number; readonly version: number };
}

/** The streams `workingCalendar-{year}`. */
export const CALENDARS: EventSource<CalendarLoaded> = { category: 'workingCalendar' };
