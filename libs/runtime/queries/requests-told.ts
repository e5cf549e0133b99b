import { isRepair, type RecordedEvent } from '#kernel';
import type { RequestTold } from './history.js';

/** Events of a repair that ask; all others of a repair decide. */
const ASKS: readonly string[] = ['CorrectionRequested', 'VoidingRequested'];

/**
 * Given the events of one record one after another, tells of each that decides on a request for a repair whose request
 * it was.
 */
export const requestsToldOf = (): ((event: RecordedEvent) => RequestTold | undefined) => {
  const asked = new Map<string, RequestTold>();
  return ({ type, data, revision, id, metadata: { recordedAt, actor, reason } }) => {
    const { requestId } = data as { readonly requestId?: string };
    if (requestId === undefined || !isRepair({ type })) return undefined;
    if (!ASKS.includes(type)) return asked.get(requestId);
    asked.set(requestId, { revision, id, recordedAt, actor, ...(reason !== undefined && { reason }) });
    return undefined;
  };
};
