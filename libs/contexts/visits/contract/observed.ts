import type { EventSource, FieldChange, LocalDate, PartyRef, RegionRef } from '#kernel';
import type { Sources } from '#runtime';

/** An innovation as the record of a visit tells of it, corrections included. */
export interface ObservedInnovation {
  readonly innovationId: string;
  /** Where it was seen: a region, or a body. One of them is there. */
  readonly hostRegion?: RegionRef;
  readonly party?: PartyRef;
  readonly description: string;
  readonly observedOn: LocalDate;
}

/** A visit on which innovations were observed. */
export interface ObservedVisit {
  readonly origin: Omit<PartyRef, 'subjectRef'> & { readonly officeId: string };
  readonly topics: readonly string[];
  readonly innovations: readonly ObservedInnovation[];
  /** The record was voided as wrong: nothing of it counts. */
  readonly voided: boolean;
}

/** The records of visits, for contexts that go on from what was seen there. */
export interface Visits {
  /** What was observed on the visit; undefined where there is none of that id. */
  observedOn(visitId: string, sources: Sources): Promise<ObservedVisit | undefined>;
}

interface OfVisit {
  readonly visitId: string;
}
/** After these events a visit may tell otherwise of what was observed. */
export type ObservationTold =
  | { readonly type: 'InnovationObserved'; readonly data: OfVisit & { readonly innovationId: string } }
  | { readonly type: 'RecordCorrected'; readonly data: OfVisit & { readonly changes: readonly FieldChange[] } }
  | { readonly type: 'RecordVoided'; readonly data: OfVisit };

/** The streams `studyVisit-{visitId}`. */
export const VISIT_RECORDS: EventSource<ObservationTold> = { category: 'studyVisit' };
