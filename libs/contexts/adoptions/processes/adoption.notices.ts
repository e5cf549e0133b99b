import { localDateAt, seatOf, withOne, zoneOf, type Instant, type LocalDate, type Recorded, type Scope } from '#kernel';
import { noticeModel, type Matter } from '#runtime';
import type { AdoptionEvent } from '../domain/adoption.events.js';
import { AFTER_DECISION } from '../domain/adoption.state.js';

/** What of an adoption decides who is waited for. */
interface FollowedAdoption {
  readonly origin: Scope;
  readonly stage: 'OBSERVED' | 'DECIDED' | 'SETTLED';
  /** Who decided or told of the progress: none of them verifies. */
  readonly partakers: readonly string[];
  readonly reported: boolean;
  /** The day of a review that has come, and of which nothing was told since. */
  readonly reviewOn?: LocalDate;
  readonly nextReviewAt?: Instant;
}

const matters = ({
  origin,
  stage,
  partakers,
  reported,
  reviewOn,
  nextReviewAt,
}: FollowedAdoption): readonly Matter[] => {
  const of = { part: '', regions: [origin] };
  if (stage === 'OBSERVED') return [{ ...of, kind: 'ADOPTION_TO_DECIDE', command: { type: 'DecideAdoption' } }];
  if (stage === 'SETTLED') return [];
  const progress = { ...of, kind: 'ADOPTION_REVIEW_DUE', command: { type: 'ReportAdoptionProgress' } };
  return [
    ...(reported ? [{ ...of, kind: 'ADOPTION_TO_VERIFY', command: { type: 'VerifyAdoption' }, not: partakers }] : []),
    ...(reviewOn ? [{ ...progress, dueOn: reviewOn }] : []),
    ...(!reviewOn && nextReviewAt
      ? [{ ...progress, dueOn: localDateAt(nextReviewAt, zoneOf(origin)), from: nextReviewAt }]
      : []),
  ];
};

/** Without what was told of a review: progress has been reported since, or it is decided anew. */
const unreviewed = ({ reviewOn: _on, nextReviewAt: _at, ...adoption }: FollowedAdoption): FollowedAdoption => adoption;

const follow = (
  adoption: FollowedAdoption | undefined,
  event: Recorded<AdoptionEvent>,
): FollowedAdoption | undefined => {
  const { userId } = event.metadata.actor;
  if (event.type === 'AdoptionOpened')
    return { origin: seatOf(event.data.origin), stage: 'OBSERVED', partakers: [], reported: false };
  if (!adoption) return undefined;
  switch (event.type) {
    case 'ObservationChanged':
      return { ...adoption, origin: seatOf(event.data.origin) };
    case 'ObservationWithdrawn':
      return undefined;
    case 'AdoptionDecided': {
      const { decision, nextReviewAt } = event.data;
      const carried = AFTER_DECISION[decision] === 'DECIDED';
      return {
        ...unreviewed(adoption),
        stage: carried ? 'DECIDED' : 'SETTLED',
        reported: false,
        partakers: withOne(adoption.partakers, userId),
        ...(carried && nextReviewAt && { nextReviewAt }),
      };
    }
    case 'AdoptionProgressReported': {
      const { reviewOn: _told, ...rest } = adoption;
      return { ...rest, reported: true, partakers: withOne(adoption.partakers, userId) };
    }
    case 'AdoptionVerificationRejected':
      return { ...adoption, reported: false };
    case 'AdoptionReviewDue': {
      const { reviewOn, nextReviewAt } = event.data;
      return { ...unreviewed(adoption), reviewOn, ...(nextReviewAt && { nextReviewAt }) };
    }
    case 'AdoptionVerified':
    case 'AdoptionAbandoned':
      return { ...unreviewed(adoption), stage: 'SETTLED', reported: false };
    case 'RecordVoided':
      return { ...unreviewed(adoption), stage: 'OBSERVED', reported: false };
    default:
      return adoption;
  }
};

/** What waits in adoptions: for the decision, the verification, a look at how far it has come (VIS-12, §3.10). */
export const adoptionNotices = noticeModel<FollowedAdoption, Recorded<AdoptionEvent>>({
  name: 'adoption_notices',
  version: 2,
  kinds: [
    {
      code: 'ADOPTION_TO_DECIDE',
      commands: ['DecideAdoption'],
      label: ['inovasi menunggu keputusan adopsi', 'innovation waits for a decision'],
    },
    {
      code: 'ADOPTION_TO_VERIFY',
      commands: ['VerifyAdoption'],
      label: ['adopsi menunggu verifikasi', 'adoption waits for verification'],
    },
    {
      code: 'ADOPTION_REVIEW_DUE',
      commands: ['ReportAdoptionProgress'],
      label: ['peninjauan adopsi jatuh tempo', 'review of an adoption is due'],
    },
  ],
  events: {
    adoption: [
      'AdoptionOpened',
      'ObservationChanged',
      'ObservationWithdrawn',
      'AdoptionDecided',
      'AdoptionProgressReported',
      'AdoptionVerificationRejected',
      'AdoptionReviewDue',
      'AdoptionVerified',
      'AdoptionAbandoned',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies AdoptionEvent['type'][],
  },
  follow,
  matters,
});
