import { addDays, seatOf, type Scope } from '#kernel';
import { answersItself } from '#contexts/access/contract';
import type { AgreementStanding } from '#contexts/agreements/contract';
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
