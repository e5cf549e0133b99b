import { NO_STREAM, type EventMetadata, type EventToAppend, type Revision } from '#kernel';
import { randomUUID } from 'node:crypto';
import { openEmbeddedEventStore } from './index.js';

/**
 * A process that appends to the log named by its argument for as long as it lives, several streams at once, and writes
 * a line for every append that was acknowledged: position of the last event, then the ids.
 */
const store = await openEmbeddedEventStore({ file: process.argv[2]! });

const anEvent = (): EventToAppend => ({
  id: randomUUID(),
  type: 'VisitProposed',
  data: { text: 'x'.repeat(300) },
  metadata: {} as EventMetadata,
});

const appendForEver = async (): Promise<never> => {
  const stream = `visit-${randomUUID()}`;
  for (let last: Revision = NO_STREAM; ;) {
    const batch = last % 3 === 0 ? [anEvent(), anEvent(), anEvent()] : [anEvent()];
    const { revision, position } = await store.append(stream, last, batch);
    // Waits for who reads slowly; a plain write to the pipe would fail.
    process.stdout.write(`${[position, ...batch.map(({ id }) => id)].join(' ')}\n`);
    last = revision;
  }
};

await Promise.all(Array.from({ length: 16 }, appendForEver));
