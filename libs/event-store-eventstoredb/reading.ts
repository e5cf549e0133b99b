import type { AllStreamResolvedEvent, RecordedEvent, ResolvedEvent } from '@eventstore/db-client';

/** What the client's reads have in common. */
interface EventSource<Resolved> {
  on(happening: 'data', listener: (event: Resolved) => void): unknown;
  on(happening: 'error', listener: (error: Error) => void): unknown;
  on(happening: 'end' | 'close', listener: () => void): unknown;
}

/**
 * All the records of a read. Its errors are listened to for ever: one that came after the answer was given up would otherwise
 * end the process.
 */
export const collected = <Resolved extends ResolvedEvent | AllStreamResolvedEvent>(source: EventSource<Resolved>): Promise<readonly RecordedEvent[]> =>
  new Promise((resolve, reject) => {
    const records: RecordedEvent[] = [];
    source.on('data', ({ event }) => event && records.push(event));
    source.on('error', reject);
    source.on('end', () => resolve(records));
    source.on('close', () => reject(new Error('the read was ended')));
  });
