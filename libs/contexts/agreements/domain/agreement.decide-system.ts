import { addDays, addMonths, localDateAt, seatOf, yearOf } from '#kernel';
import { UMBRELLAS } from './agreement.codes.js';
import type { EndWithParent, MarkAgreementReportOverdue, NoticeExpiring } from './agreement.commands.js';
import { reportDueOn, yearsInForce } from './agreement.decide-life.js';
import type { AgreementEvent } from './agreement.events.js';
import type { AgreementContext } from './agreement.facts.js';
import { endOfDayFor, lastZone, startOfDayFor } from './agreement.parties.js';
import { STALLED_AFTER_MONTHS, YEARLY_REPORTS } from './agreement.settings.js';
import type { AgreementIn, NOT_VOIDED, ONCE_SIGNED, Signed } from './agreement.state.js';

type Standing = AgreementIn<(typeof NOT_VOIDED)[number]>;
type OnceSigned = AgreementIn<(typeof ONCE_SIGNED)[number]>;

const idOf = ({ terms: { agreementId } }: Pick<Signed, 'terms'>) => ({ agreementId });

/** Calendar days before the end on which notice is given. */
export const EXPIRY_NOTICES = [180, 90, 30] as const;

/** What is told late, or twice, changes nothing: each looks again whether it holds. */
export const lapseOffer = (
  _command: unknown,
  state: Standing,
  { now }: AgreementContext,
): readonly AgreementEvent[] => {
  if (state.stage !== 'OFFERED') return [];
  const { replyDueOn } = state.offer!;
  return now >= endOfDayFor(state.terms.parties.slice(1), replyDueOn)
    ? [{ type: 'CooperationOfferLapsed', data: { ...idOf(state), replyDueOn } }]
    : [];
};

/** AGR-08: all signatures lapse where one is missing by the end of their term. */
export const lapseSignatures = (
  _command: unknown,
  state: Standing,
  { now }: AgreementContext,
): readonly AgreementEvent[] => {
  if (state.stage !== 'PARTIALLY_SIGNED' || state.othersUntil === undefined) return [];
  return now >= endOfDayFor(state.terms.parties, state.othersUntil)
    ? [{ type: 'AgreementSignaturesLapsed', data: { ...idOf(state), othersUntil: state.othersUntil } }]
    : [];
};

const todayOf = ({ terms: { parties } }: Pick<Signed, 'terms'>, { now }: AgreementContext) =>
  localDateAt(now, lastZone(parties));

/** AGR-09: the day from which it is in force has come. */
export const activateAgreement = (
  _command: unknown,
  state: Standing,
  context: AgreementContext,
): readonly AgreementEvent[] =>
  state.stage === 'SIGNED' && state.validFrom <= todayOf(state, context)
    ? [{ type: 'AgreementActivated', data: idOf(state) }]
    : [];

export const noticeExpiring = (
  { days }: NoticeExpiring,
  state: Standing,
  { now }: AgreementContext,
): readonly AgreementEvent[] => {
  if ((state.stage !== 'ACTIVE' && state.stage !== 'SIGNED') || state.validUntil === undefined) return [];
  const { validUntil, terms } = state;
  if (state.expiryNotices.includes(days) || now < startOfDayFor(terms.parties, addDays(validUntil, -days))) return [];
  const expiresAt = endOfDayFor(terms.parties, validUntil);
  return [{ type: 'AgreementExpiring', data: { ...idOf(state), days, validUntil, expiresAt } }];
};

/** AGR-16: its last day is over by the clocks of all parties. */
export const expireAgreement = (
  _command: unknown,
  state: Standing,
  { now }: AgreementContext,
): readonly AgreementEvent[] => {
  if ((state.stage !== 'ACTIVE' && state.stage !== 'SIGNED') || state.validUntil === undefined) return [];
  return now >= endOfDayFor(state.terms.parties, state.validUntil)
    ? [{ type: 'AgreementExpired', data: { ...idOf(state), validUntil: state.validUntil } }]
    : [];
};

/** AGR-11: a memorandum that no PKS has followed. */
export const markStalled = (
  _command: unknown,
  state: Standing,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  if (state.stage !== 'ACTIVE' || state.stalled || state.children.length) return [];
  if (!UMBRELLAS.includes(state.terms.instrument)) return [];
  const months = context.rules.get(STALLED_AFTER_MONTHS, seatOf(state.terms.parties[0]!));
  return addMonths(state.signedOn, months) <= todayOf(state, context)
    ? [{ type: 'AgreementStalled', data: idOf(state) }]
    : [];
};

/** AGR-15: a year's report that has not come. */
export const markReportOverdue = (
  { year }: MarkAgreementReportOverdue,
  state: OnceSigned,
  context: AgreementContext,
): readonly AgreementEvent[] => {
  if (state.reportedYears.includes(year) || state.overdueYears.includes(year)) return [];
  if (context.rules.get(YEARLY_REPORTS, seatOf(state.terms.parties[0]!)) === 'NOT_ASKED') return [];
  const dueOn = reportDueOn(year);
  const today = todayOf(state, context);
  if (today <= dueOn || !yearsInForce(state, today).includes(year) || yearOf(today) <= year) return [];
  return [{ type: 'AgreementReportOverdue', data: { ...idOf(state), year, dueOn } }];
};

/** AGR-13: its parent was terminated, and whoever did so has said that this one ends, too. */
export const endWithParent = (
  { parentId }: EndWithParent,
  state: Standing,
  { reason }: AgreementContext,
): readonly AgreementEvent[] =>
  state.terms.parentId === parentId && (state.stage === 'ACTIVE' || state.stage === 'SIGNED')
    ? [
        {
          type: 'AgreementTerminated',
          data: { ...idOf(state), ground: 'PARENT_ENDED', explanation: reason ?? '', cascade: [] },
        },
      ]
    : [];
