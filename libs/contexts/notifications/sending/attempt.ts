import type { DeliveryLog, Addressed } from './delivery-log.js';
import type { Outcome } from './mail-transport.js';
import type { Away } from './away.js';

/**
 * One attempt: it is ours alone to send from the moment at which the log says so, and what came of it is told to the
 * log. Whoever dies in between leaves it open whether it arrived; after the lease it is sent once more, under the same
 * id, by which the receiver knows it.
 * @returns whether nothing is left to do.
 */
export const attempt = async (
  addressed: Addressed,
  server: string,
  send: () => Promise<Outcome>,
  { deliveries, away }: { readonly deliveries: DeliveryLog; readonly away: Away },
): Promise<boolean> => {
  const whose = await deliveries.begin(addressed);
  if (whose !== 'OURS') return whose === 'ENOUGH';
  const result = await send();
  if (result.outcome === 'SENT') {
    away.worked(server);
    await deliveries.tell({ ...addressed, command: 'RecordNotificationSent' });
    return true;
  }
  if (result.outcome === 'FAILED') {
    await deliveries.tell({ ...addressed, command: 'FailNotification', code: result.code });
    return true;
  }
  // The connection broke on the way: the server is let alone, and the mail tried again.
  if (result.outcome === 'AWAY') away.failed(server);
  const code = result.outcome === 'AWAY' ? 'NO_ANSWER' : result.code;
  await deliveries.tell({ ...addressed, command: 'PutOffNotification', code });
  return false;
};
