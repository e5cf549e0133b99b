import { addDays, addMonths, reject, type LocalDate, type RuleSet } from '#kernel';
import type { VisitTerms } from './visit.events.js';
import { VISIT_LONGEST_DAYS, VISIT_PLAN_MONTHS } from './visit.settings.js';

/**
 * COM-05 [D]: a visit ends no earlier than it starts, and needs to be asked for, approved and ordered no later than its first day. It
 * lasts no longer, and lies no further ahead, than its region's settings say: nobody plans the trip of 2099.
 */
export const requirePlan = ({ origin, plannedStart, plannedEnd }: VisitTerms, occurredOn: LocalDate, rules: RuleSet): void => {
  const { code } = origin.region;
  if (plannedEnd < plannedStart) throw reject('E_DATE_ORDER', { ruleId: 'COM-05', field: '/plannedEnd' });
  if (plannedStart < occurredOn) throw reject('E_DATE_ORDER', { ruleId: 'COM-05', field: '/plannedStart', details: { occurredOn } });
  const longest = rules.get(VISIT_LONGEST_DAYS, code);
  if (plannedEnd > addDays(plannedStart, longest - 1)) {
    throw reject('E_TERM', {
      ruleId: 'COM-05', field: '/plannedEnd', details: { longest },
      messageId: `Kunjungan paling lama ${longest} hari.`, messageEn: `A visit lasts ${longest} days at most.`,
    });
  }
  const last = addMonths(occurredOn, rules.get(VISIT_PLAN_MONTHS, code));
  if (plannedStart > last) {
    throw reject('E_TERM', {
      ruleId: 'COM-05', field: '/plannedStart', details: { last },
      messageId: `Kunjungan direncanakan paling jauh untuk ${last}.`, messageEn: `A visit is planned for ${last} at the latest.`,
    });
  }
};
