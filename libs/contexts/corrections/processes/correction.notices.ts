import { REPAIR_EVENTS, type RecordedEvent, type Scope, type Voiding, type VoidingAsked } from '#kernel';
import { noticeModel, type Matter } from '#runtime';

/** A request that waits for the second person. */
interface Asked {
  readonly requestId: string;
  readonly voiding: boolean;
  readonly regions: readonly Scope[];
  readonly by: string;
}

const follow = (asked: readonly Asked[] = [], { type, data, metadata }: RecordedEvent): readonly Asked[] => {
  const { requestId, lapsed = [] } = data as Partial<Voiding>;
  if (requestId === undefined) return asked;
  if (type === 'CorrectionRequested' || type === 'VoidingRequested') {
    const { regions } = data as VoidingAsked;
    return [...asked, { requestId, voiding: type === 'VoidingRequested', regions, by: metadata.actor.userId }];
  }
  return asked.filter((each) => each.requestId !== requestId && !lapsed.includes(each.requestId));
};

/** What waits in any record for a second person: corrections and voidings that were asked for (COM-01). */
export const correctionNotices = noticeModel<readonly Asked[], RecordedEvent>({
  name: 'correction_notices',
  version: 2,
  kinds: [
    {
      code: 'CORRECTION_TO_DECIDE',
      commands: ['ConfirmCorrection', 'ConfirmVoiding'],
      label: ['perbaikan atau pembatalan menunggu orang kedua', 'correction or voiding waits for the second person'],
    },
  ],
  events: { '*': REPAIR_EVENTS },
  follow,
  matters: (asked) =>
    asked.map(({ requestId, voiding, regions, by }): Matter => ({
      kind: 'CORRECTION_TO_DECIDE',
      part: requestId,
      regions,
      not: [by],
      command: { type: voiding ? 'ConfirmVoiding' : 'ConfirmCorrection', requestId },
    })),
});
