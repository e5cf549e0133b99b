import {
  OutcomeUnknown,
  StoreUnavailable,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type Revision,
} from '#kernel';

export type Pause = (milliseconds: number) => Promise<void>;

export const realPause: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const PAUSES = [25, 100, 400, 800];

/**
 * Appends, and repeats an append whose outcome is unknown with the same ids and the same expected revision, so that it
 * has effect once. Gives up after about 1.3 s.
 * @throws RevisionConflict
 * @throws StoreUnavailable also when the outcome stayed unknown: the command can be repeated with its id.
 */
export const appendOnce = async (
  store: EventStore,
  stream: string,
  expected: Revision,
  events: readonly EventToAppend[],
  pause: Pause,
): Promise<AppendResult> => {
  for (const wait of PAUSES) {
    try {
      return await store.append(stream, expected, events);
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
      await pause(wait);
    }
  }
  throw new StoreUnavailable('The log did not say whether it took the events; repeat the command with the same id.');
};
