import { addDays, addMonths, reject, type LocalDate, type RuleSet, type Scope } from '#kernel';
import type { VisitTerms } from './visit.terms.js';
import { VISIT_LONGEST_DAYS, VISIT_PLAN_MONTHS } from './visit.settings.js';

/**
 * COM-05 [D]: a visit ends no earlier than it starts, and needs to be asked for, approved and ordered no later than its
 * first day. It lasts no longer, and lies no further ahead, than its region's settings say: nobody plans the trip of
 * 2099.
 * @param seats of those who travel; of several, the widest setting counts, and each of their visits is looked at again.
 */
export const requirePlan = (
  { plannedStart, plannedEnd }: Pick<VisitTerms, 'plannedStart' | 'plannedEnd'>,
  seats: readonly Scope[],
  occurredOn: LocalDate,
  rules: RuleSet,
): void => {
  if (plannedEnd < plannedStart) {
    throw reject('E_DATE_ORDER', {
      ruleId: 'COM-05',
      field: '/plannedEnd',
      details: { plannedStart, plannedEnd },
      messageId: `Rencana selesai ${plannedEnd} tidak boleh sebelum rencana mulai ${plannedStart}.`,
      messageEn: `The planned end ${plannedEnd} may not lie before the planned start ${plannedStart}.`,
    });
  }
  if (plannedStart < occurredOn) {
    throw reject('E_DATE_ORDER', {
      ruleId: 'COM-05',
      field: '/plannedStart',
      details: { occurredOn },
      messageId: `Rencana mulai ${plannedStart} tidak boleh sebelum hari rencana itu dibuat, ${occurredOn}.`,
      messageEn: `The planned start ${plannedStart} may not lie before the day on which it was planned, ${occurredOn}.`,
    });
  }
  const longest = Math.max(...seats.map((seat) => rules.get(VISIT_LONGEST_DAYS, seat)));
  if (plannedEnd > addDays(plannedStart, longest - 1)) {
    throw reject('E_TERM', {
      ruleId: 'COM-05',
      field: '/plannedEnd',
      details: { longest },
      messageId: `Kunjungan paling lama ${longest} hari; ${plannedStart} sampai ${plannedEnd} lebih lama.`,
      messageEn: `A visit lasts ${longest} days at most; ${plannedStart} to ${plannedEnd} is longer.`,
    });
  }
  const furthest = Math.max(...seats.map((seat) => rules.get(VISIT_PLAN_MONTHS, seat)));
  const last = addMonths(occurredOn, furthest);
  if (plannedStart > last) {
    throw reject('E_TERM', {
      ruleId: 'COM-05',
      field: '/plannedStart',
      details: { last },
      messageId: `Kunjungan direncanakan paling jauh untuk ${last}, bukan ${plannedStart}.`,
      messageEn: `A visit is planned for ${last} at the latest, not for ${plannedStart}.`,
    });
  }
};
