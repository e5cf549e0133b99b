import { addDays, addMonths, seatOf, type Scope } from '#kernel';
import { answersItself } from '#contexts/access/contract';
import { AGREEMENT_QUIET_MONTHS, AGREEMENT_STAGES_SIGNED, type AgreementStanding } from '#contexts/agreements/contract';
import type { Due } from './duty.document.js';

/** A text waits so many days at most to be recommended, and to be signed, by limits of Sinergi's own. */
export const [RECOMMENDING_DAYS, FINALISING_DAYS, SIGNING_DAYS] = [30, 30, 60] as const;

/** Seats of the parties that are awaited; for one without accounts who initiated records its paper. */
const seatsAwaited = ({ parties, awaited }: AgreementStanding): readonly Scope[] => [
  ...new Set(
    awaited.map((partyNo) => {
      const party = parties[partyNo - 1]!;
      return seatOf(answersItself(party) ? party : parties[0]!);
    }),
  ),
];

/** What an agreement waits for where it stands; nothing once it is in force without notice of its end. */
export const dutyOfAgreement = (agreement: AgreementStanding): Due | undefined => {
  const { stage, parties, officeId, lastStepOn: since, replyDueOn, othersUntil, validUntil, awaited } = agreement;
  const own = { obliged: [seatOf(parties[0]!)], officeId, since };
  const within = (days: number) => ({ dueOn: addDays(since, days), dueBasis: 'CUSTOM' }) as const;
  switch (stage) {
    case 'OFFERED':
      return {
        kind: 'ANSWER_OFFER',
        obliged: seatsAwaited(agreement),
        since,
        dueBasis: 'RULE',
        ...(replyDueOn && { dueOn: replyDueOn }),
      };
    case 'DRAFTING':
      return awaited.length
        ? { kind: 'RECOMMEND_AGREEMENT', obliged: seatsAwaited(agreement), since, ...within(RECOMMENDING_DAYS) }
        : { kind: 'FINALISE_AGREEMENT', ...own, ...within(FINALISING_DAYS) };
    case 'RECOMMENDED':
      return { kind: 'FINALISE_AGREEMENT', ...own, ...within(FINALISING_DAYS) };
    case 'FINAL':
      return { kind: 'SIGN_AGREEMENT', obliged: seatsAwaited(agreement), since, ...within(SIGNING_DAYS) };
    case 'PARTIALLY_SIGNED':
      return {
        kind: 'SIGN_AGREEMENT',
        obliged: seatsAwaited(agreement),
        since,
        dueBasis: 'RULE',
        ...(othersUntil && { dueOn: othersUntil }),
      };
    case 'ACTIVE':
      return agreement.expiringWithin !== undefined && validUntil !== undefined
        ? {
            kind: 'DECIDE_RENEWAL',
            obliged: [...new Set(parties.filter(answersItself).map(seatOf))],
            since,
            dueOn: validUntil,
            dueBasis: 'RULE',
          }
        : undefined;
    default:
      return undefined;
  }
};

/**
 * By limits of Sinergi's own: days in which a DPRD is asked, and in which it answers (nine weeks: the 45 working days
 * of PP 28/2018 for cooperation with abroad).
 */
export const [ASKING_DAYS, COUNCIL_DAYS] = [30, 63] as const;

const SIGNED_OR_OVER: readonly AgreementStanding['stage'][] = [
  ...AGREEMENT_STAGES_SIGNED,
  'OFFER_DECLINED',
  'OFFER_LAPSED',
  'ABANDONED',
  'VOIDED',
];

/** AGR-10: the approvals of DPRD that are still to be asked for, then those that were asked for and not decided. */
export const councilOfAgreement = ({ stage, parties, councils }: AgreementStanding): Due | undefined => {
  if (SIGNED_OR_OVER.includes(stage)) return undefined;
  const pending = councils.filter(({ needed, decided }) => needed && !decided);
  const unasked = pending.filter(({ askedOn }) => askedOn === undefined);
  const [awaited, days] = unasked.length ? [unasked, ASKING_DAYS] : [pending, COUNCIL_DAYS];
  const first = awaited.map(({ since, askedOn = since }) => askedOn).sort()[0];
  if (first === undefined) return undefined;
  return {
    kind: unasked.length ? 'REQUEST_DPRD_APPROVAL' : 'RECORD_DPRD_DECISION',
    obliged: [...new Set(awaited.map(({ partyNo }) => seatOf(parties[partyNo - 1]!)))],
    since: first,
    dueOn: addDays(first, days),
    dueBasis: 'CUSTOM',
  };
};

/** A PKS in force is carried out; of one that ends before that day nothing more is asked. */
export const activityOfAgreement = ({
  stage,
  parties,
  officeId,
  quietSince: since,
  validUntil,
}: AgreementStanding): Due | undefined => {
  if (stage !== 'ACTIVE' || since === undefined) return undefined;
  const dueOn = addMonths(since, AGREEMENT_QUIET_MONTHS);
  return validUntil !== undefined && dueOn > validUntil
    ? undefined
    : { kind: 'RECORD_AGREEMENT_ACTIVITY', obliged: [seatOf(parties[0]!)], officeId, since, dueOn, dueBasis: 'CUSTOM' };
};

/** AGR-15: the report of the next year that is asked for, by whoever initiated. */
export const reportOfAgreement = ({
  stage,
  parties,
  officeId,
  reportDueOn,
  validFrom,
}: AgreementStanding): Due | undefined =>
  reportDueOn === undefined || stage === 'VOIDED'
    ? undefined
    : {
        kind: 'SUBMIT_AGREEMENT_REPORT',
        obliged: [seatOf(parties[0]!)],
        officeId,
        dueOn: reportDueOn,
        dueBasis: 'RULE',
        ...(validFrom && { since: validFrom }),
      };
