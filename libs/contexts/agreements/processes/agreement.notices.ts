import { addDays, addHours, seatOf, startOfDay, zoneOf, type Recorded, type Scope } from '#kernel';
import { noticeModel, type Matter } from '#runtime';
import { answersItself } from '#contexts/access/contract';
import {
  AGREEMENT_HEARD,
  AGREEMENT_RECORDS,
  agreementAfter,
  type AgreementStanding,
} from '../contract/agreement-standing.js';
import type { AgreementEvent } from '../domain/agreement.events.js';

/** Where an agreement stands, and which reports the system has called overdue. */
interface FollowedAgreement {
  readonly standing: AgreementStanding;
  readonly overdue: readonly number[];
}

/** Days before the last day on which people are told that a yearly report is due, and the hour at which they are. */
const [REPORT_TOLD, MORNING] = [14, 7] as const;

/** Where somebody acts for the party; for one without accounts who initiated records its paper. */
const seatFor = ({ parties }: AgreementStanding, partyNo: number): Scope => {
  const party = parties[partyNo - 1]!;
  return seatOf(answersItself(party) ? party : parties[0]!);
};

const ofEach = (
  standing: AgreementStanding,
  kind: string,
  command: string,
  dueOn: Matter['dueOn'],
): readonly Matter[] =>
  standing.awaited.map((partyNo) => ({
    kind,
    part: String(partyNo),
    regions: [seatFor(standing, partyNo)],
    command: { type: command, partyNo },
    ...(dueOn !== undefined && { dueOn }),
  }));

const ofStage = (standing: AgreementStanding): readonly Matter[] => {
  const { stage, parties, replyDueOn, othersUntil, expiringWithin, validUntil } = standing;
  switch (stage) {
    case 'OFFERED':
      return ofEach(standing, 'OFFER_TO_ANSWER', 'AcceptOffer', replyDueOn);
    case 'FINAL':
      return ofEach(standing, 'AGREEMENT_TO_SIGN', 'SignAgreement', undefined);
    case 'PARTIALLY_SIGNED':
      return ofEach(standing, 'AGREEMENT_TO_SIGN', 'SignAgreement', othersUntil);
    case 'ACTIVE':
      return expiringWithin === undefined || validUntil === undefined
        ? []
        : [
            {
              kind: 'AGREEMENT_EXPIRING',
              // Of each notice people are told anew.
              part: String(expiringWithin),
              regions: [...new Set(parties.filter(answersItself).map(seatOf))],
              command: { type: 'ProposeAddendum' },
              dueOn: validUntil,
            },
          ];
    default:
      return [];
  }
};

/** AGR-15: by whoever initiated. */
const ofReport = ({ standing, overdue }: FollowedAgreement): readonly Matter[] => {
  const { parties, reportYear, reportDueOn } = standing;
  if (reportYear === undefined || reportDueOn === undefined) return [];
  const seat = seatOf(parties[0]!);
  const report = {
    part: String(reportYear),
    regions: [seat],
    command: { type: 'SubmitAgreementReport' },
    dueOn: reportDueOn,
  };
  if (overdue.includes(reportYear)) return [{ ...report, kind: 'AGREEMENT_REPORT_OVERDUE' }];
  const from = addHours(startOfDay(addDays(reportDueOn, -REPORT_TOLD), zoneOf(seat)), MORNING);
  return [{ ...report, kind: 'AGREEMENT_REPORT_DUE', from }];
};

const follow = (
  followed: FollowedAgreement | undefined,
  event: Recorded<AgreementEvent>,
): FollowedAgreement | undefined => {
  const standing = agreementAfter(followed?.standing, event);
  if (!standing || standing.stage === 'VOIDED') return undefined;
  const overdue = followed?.overdue ?? [];
  return { standing, overdue: event.type === 'AgreementReportOverdue' ? [...overdue, event.data.year] : overdue };
};

/** What waits in agreements: answers to offers, signatures, what is about to expire, and yearly reports. */
export const agreementNotices = noticeModel<FollowedAgreement, Recorded<AgreementEvent>>({
  name: 'agreement_notices',
  version: 1,
  kinds: [
    {
      code: 'OFFER_TO_ANSWER',
      commands: ['AcceptOffer', 'DeclineOffer'],
      label: ['penawaran kerja sama menunggu jawaban', 'offer of cooperation waits for an answer'],
    },
    {
      code: 'AGREEMENT_TO_SIGN',
      commands: ['SignAgreement'],
      label: ['naskah kerja sama menunggu tanda tangan', 'agreement waits for a signature'],
    },
    {
      code: 'AGREEMENT_EXPIRING',
      commands: ['ProposeAddendum', 'AgreeExtension'],
      label: ['kerja sama akan berakhir', 'agreement is about to expire'],
    },
    {
      code: 'AGREEMENT_REPORT_DUE',
      commands: ['SubmitAgreementReport'],
      label: ['laporan tahunan kerja sama segera jatuh tempo', 'yearly report of an agreement falls due'],
    },
    {
      code: 'AGREEMENT_REPORT_OVERDUE',
      commands: ['SubmitAgreementReport'],
      label: ['laporan tahunan kerja sama lewat tenggat', 'yearly report of an agreement is overdue'],
    },
  ],
  events: { [AGREEMENT_RECORDS.category]: [...AGREEMENT_HEARD, 'AgreementReportOverdue'] },
  follow,
  matters: (followed) => [...ofStage(followed.standing), ...ofReport(followed)],
});
