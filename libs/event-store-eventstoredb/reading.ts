import {
  BACKWARDS,
  END,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type RecordedEvent,
  type ResolvedEvent,
} from '@eventstore/db-client';

/** What the client's reads have in common. */
interface EventSource<Resolved> {
  on(happening: 'data', listener: (event: Resolved) => void): unknown;
  on(happening: 'error', listener: (error: Error) => void): unknown;
  on(happening: 'end' | 'close', listener: () => void): unknown;
  cancel(): Promise<void>;
}

/**
 * All the records of a read, which ends when its answer is given up. Its errors are listened to for ever: one that came
 * after the answer was given up would otherwise end the process.
 */
export const collected = <Resolved extends ResolvedEvent | AllStreamResolvedEvent>(
  source: EventSource<Resolved>,
  givenUp: AbortSignal,
): Promise<readonly RecordedEvent[]> =>
  new Promise((resolve, reject) => {
    const records: RecordedEvent[] = [];
    givenUp.addEventListener('abort', () => void source.cancel().catch(() => undefined));
    source.on('data', ({ event }) => event && records.push(event));
    source.on('error', reject);
    source.on('end', () => resolve(records));
    source.on('close', () => reject(new Error('the read was ended')));
  });

/** The last record of the log, whoever wrote it. */
export const lastRecord = async (
  client: EventStoreDBClient,
  givenUp: AbortSignal,
): Promise<RecordedEvent | undefined> =>
  (
    await collected(
      client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader: true }),
      givenUp,
    )
  )[0];
