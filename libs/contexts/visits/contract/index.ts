/** What other contexts may know of visits. */
export type { FundingSource, VisitKind } from '../domain/visit.codes.js';
export type { ReleasedOrder, Traveller, VisitEvent, VisitProposed } from '../domain/visit.events.js';
export type { ReportTerm, ReportTermAwaits } from '../domain/visit.report-term.js';
export type { ExpectedOutput, VisitFunding, VisitHost, VisitTerms } from '../domain/visit.terms.js';
export * from './observed.js';
export * from './visit-papers.js';
export * from './journey.js';
export type * from './travels.js';
export { VISIT_KIND_CODES, VISIT_STAGE_CODES } from '../domain/visit.codes.js';
export { answersAtStart, receivingHosts } from '../domain/visit.answers.js';
export { answeringKey, visitTitle } from '../domain/visit.parties.js';
export { expectedOutput as visitOutput, isVirtual } from '../domain/visit.terms.js';
export * from './visit-standing.js';
export * from './historical.js';
export { DANA_DESA_BAN_FROM } from '../domain/visit.rules-money.js';
