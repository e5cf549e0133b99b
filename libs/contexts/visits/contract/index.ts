/** What other contexts may know of visits. */
export type VisitId = string & { readonly __visit: unique symbol };

export type { FundingSource, VisitKind } from '../domain/visit.codes.js';
export type {
  ExpectedOutput,
  ReleasedOrder,
  ReportTerm,
  ReportTermAwaits,
  Traveller,
  VisitEvent,
  VisitFunding,
  VisitHost,
  VisitProposed,
  VisitTerms,
} from '../domain/visit.events.js';
