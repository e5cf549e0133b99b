import {
  reject,
  requireAsker,
  requireNoVoidingWaiting,
  requireOtherThanPartakers,
  waitingRequests,
  type RecordedEvent,
  type Rejection,
  type RepairCommand,
  type Role,
} from '#kernel';
import type { Choice } from '../access/choice.js';
import { sideOf } from '../access/principal.js';
import type { RepairSides } from './repair-sides.js';

type Read = () => Promise<readonly RecordedEvent[]>;
type Choices<State> = (state: State, read: Read) => Promise<readonly Choice[]>;
/** Of which requests a command may be. */
type Decides = Extract<
  RepairCommand['type'],
  'ConfirmCorrection' | 'ConfirmVoiding' | 'RefuseCorrection' | 'WithdrawCorrection'
>;

const OF_KIND: Readonly<Partial<Record<Decides, string>>> = {
  ConfirmCorrection: 'CorrectionRequested',
  ConfirmVoiding: 'VoidingRequested',
};

const noneWaits = (): Rejection =>
  reject('E_NOT_FOUND', {
    ruleId: 'COM-01',
    messageId: 'Tidak ada permintaan semacam itu yang menunggu pada catatan ini.',
    messageEn: 'No such request waits at this record.',
  });

/** What each command of a repair can be about in a record, as it stands. */
export const repairChoices = <State>(
  sides: RepairSides<State>,
  voidingAskedBy: readonly Role[],
): Readonly<Record<RepairCommand['type'], Choices<State>>> => {
  const onRequest =
    (does: Decides): Choices<State> =>
    async (state, read) => {
      const record = await read();
      const sidesOfRequest = (requestId: string) => {
        if (does === 'WithdrawCorrection') return sides.requestAskers({ requestId }, state, read);
        if (does === 'ConfirmVoiding')
          return [sideOf({ ...sides.keeper, roles: sides.keeper.decide }, undefined, state)];
        return sides.requestDeciders({ requestId }, state, read);
      };
      const waiting = waitingRequests(record).filter(({ type }) => type === (OF_KIND[does] ?? type));
      if (waiting.length === 0)
        return [
          {
            sides: await sidesOfRequest(''),
            require: () => {
              throw noneWaits();
            },
          },
        ];
      return Promise.all(
        waiting.map(async ({ data: { requestId } }) => ({
          sides: await sidesOfRequest(requestId),
          require: (by) =>
            does === 'WithdrawCorrection'
              ? requireAsker(record, requestId, by)
              : requireOtherThanPartakers(record, requestId, { actor: by }),
        })),
      );
    };
  return {
    RequestCorrection: async (state, read) => [{ sides: await sides.anyCorrectionAskers(state, read) }],
    RequestVoiding: async (state, read) => {
      const record = await read();
      return [
        {
          sides: [sideOf({ ...sides.keeper, roles: voidingAskedBy }, undefined, state)],
          require: () => requireNoVoidingWaiting(record),
        },
      ];
    },
    ConfirmCorrection: onRequest('ConfirmCorrection'),
    ConfirmVoiding: onRequest('ConfirmVoiding'),
    RefuseCorrection: onRequest('RefuseCorrection'),
    WithdrawCorrection: onRequest('WithdrawCorrection'),
  };
};
