import type { RegionCode, Scope } from '#kernel';
import type { Reservation, Sources } from '#runtime';
import type { Traveller } from '../domain/visit.events.js';

/** A visit with the travel order that stands. */
export interface OrderedTravel {
  /** For whom the travellers were entered. */
  readonly origin: { readonly scope: Scope; readonly officeId: string };
  /** Those whose officers may know of the visit. */
  readonly regions: readonly RegionCode[];
  /** Absent while no order stands. */
  readonly order?: { readonly orderNo: string; readonly travellers: readonly Traveller[] };
}

/** Journeys, for those who keep the data of the travellers. */
export interface Travels {
  /** Undefined where there is no visit of that id. */
  travelOf(visitId: string, sources: Sources): Promise<OrderedTravel | undefined>;
  /** The last year for which days of the person are claimed; undefined where none are. */
  lastYearOf(subjectRef: string, sources: Sources): Promise<number | undefined>;
  /**
   * The claim by which no order names the person any more (COM-11); refused where days were claimed since that last
   * year was told.
   */
  closing(subjectRef: string, lastYear: number | undefined, commandId: string): Reservation;
}
