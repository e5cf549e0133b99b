import { seatOf, type WarningCode } from '#kernel';
import type { TermsFacts, VisitContext, VisitFacts } from './visit.facts.js';
import type { VisitTerms } from './visit.terms.js';
import {
  requireDanaDesaInsideRegency,
  requireEfficiency,
  requireFiscalYears,
  requireFullFunding,
} from './visit.rules-money.js';
import { requirePlan } from './visit.rules-plan.js';
import { requireOtherHosts } from './visit.rules-hosts.js';
import { requireNoBudgetOnline } from './visit.rules-parties.js';
import {
  requireDelegation,
  requireMeasurableOutput,
  requireRequiredHost,
  warnOfRepeat,
} from './visit.rules-proposal.js';

/**
 * What the rules on terms ask of the occasion: a step's own context, or that of a past event which is looked at again.
 */
export interface TermsOccasion extends Pick<VisitContext, 'occurredOn' | 'rules'> {
  readonly facts: Pick<VisitFacts, TermsFacts>;
}

/**
 * All rules on a visit's terms that time may change, for terms as they are to be: VIS-01 … VIS-05, VIS-07, VIS-09,
 * VIS-16, COM-05 on the planned days. They hold whenever terms are set or changed, and again when the visit is approved
 * and its travel order issued, because money and rules may have changed meanwhile.
 * @returns the warnings that the approver has to acknowledge (VIS-04, VIS-06).
 * @throws Rejection of the first rule that is broken.
 */
export const lookAtTerms = (terms: VisitTerms, { occurredOn, rules, facts }: TermsOccasion): readonly WarningCode[] => {
  requireMeasurableOutput(terms);
  requireOtherHosts(terms);
  requireRequiredHost(terms);
  requireNoBudgetOnline(terms);
  requireFullFunding(terms);
  const danaDesa = requireDanaDesaInsideRegency(terms, rules);
  requireEfficiency(terms, facts.travelCeilings);
  requireDelegation(terms);
  requirePlan(terms, [seatOf(terms.origin)], occurredOn, rules);
  requireFiscalYears(terms);
  return [...danaDesa, ...warnOfRepeat(terms, facts.earlierVisits)];
};
