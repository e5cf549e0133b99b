/** What other contexts may know of visits. */
export type VisitId = string & { readonly __visit: unique symbol };

export type {
  ExpectedOutput, FundingSource, InnovationObserved, ReleasedOrder, ReportTerm, ReportTermAwaits, ReportTermSet, Traveller, TravelOrderIssued, TravelOrderLapsed, VisitApproved,
  VisitCancelled, VisitClosed, VisitCompleted, VisitFunding, VisitHost, VisitKind, VisitProposed, VisitReportOverdue, VisitReportSubmitted,
  VisitRepaired, VisitRescheduled, VisitTerms,
} from '../domain/visit.events.js';
