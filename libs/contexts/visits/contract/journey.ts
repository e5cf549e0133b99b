import type { Acting, Actor, DocRef, Instant, LocalDate, PartyRef, Position, RegionCode, Revision } from '#kernel';
import type { Party, Sources } from '#runtime';
import type { VISIT_STAGES } from '../domain/visit.codes.js';
import type { Traveller } from '../domain/visit.events.js';
import type { VisitTerms } from '../domain/visit.terms.js';

/** A document of a visit, and who entered it: by that it is open to a reader or closed. */
export interface Filed {
  readonly document: DocRef;
  readonly by: Party;
}

/** The last travel order of a visit. */
export interface JourneyOrder {
  readonly orderNo: string;
  readonly document: DocRef;
  readonly travellers: readonly Traveller[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Who issued it. */
  readonly actor: Actor;
  /** It was not overtaken by other days, a cancellation or a voiding. */
  readonly stands: boolean;
}

/** A visit as papers of offices tell of it: its record as it is to be understood by now. */
export interface Journey {
  readonly visitId: string;
  readonly revision: Revision;
  /** Of the last event that is told. */
  readonly position: Position;
  readonly recordedAt: Instant;
  readonly stage: (typeof VISIT_STAGES)[number];
  /** Those whose officers may know of the visit. */
  readonly regions: readonly RegionCode[];
  readonly terms: VisitTerms;
  readonly origin: Party;
  readonly letter: Filed;
  readonly replies: readonly (Filed & { readonly host: PartyRef })[];
  readonly approval?: { readonly approver: Acting; readonly on: LocalDate; readonly by: Party };
  readonly order?: JourneyOrder;
  readonly sessions: readonly {
    readonly on: LocalDate;
    readonly topic: string;
    readonly speaker: Acting;
    readonly place: string;
  }[];
  readonly innovations: readonly { readonly host: PartyRef; readonly description: string }[];
  readonly startedOn?: LocalDate;
  readonly endedOn?: LocalDate;
  readonly attendance?: number;
  readonly report?: { readonly on: LocalDate; readonly findings: string; readonly observations: readonly string[] };
}

/** Visits as journeys, for contexts that make papers of them. */
export interface Journeys {
  /** Undefined where there is no visit of that id. */
  journeyOf(visitId: string, sources: Sources): Promise<Journey | undefined>;
}
