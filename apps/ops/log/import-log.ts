import type { EventStore, RecordedEvent, Revision } from '#kernel';
import { appendOnce, realPause } from '#runtime';
import type { Session } from '../command.js';
import { Failure } from '../failure.js';
import type { Known } from './known-events.js';
import { readLogFile, type FileLine } from './log-file.js';
import { Digester, lineOf, type LogDigest, type LoggedEvent } from './log-lines.js';
import { logPages } from './log-pages.js';

type Tools = Pick<Session, 'progress' | 'stopped'>;

export interface Imported extends LogDigest {
  /** How many of the events were there before, from an import that was interrupted. */
  readonly already: number;
}

/** Most of one append: EventStoreDB takes 1 MiB. */
const MOST_EVENTS = 500;
const MOST_CHARACTERS = 256 * 1024;

/** Reads the whole file, and says what it holds if it is sound and all of it is known to this version. */
export const checkFile = async (file: string, known: Known, { progress, stopped }: Tools): Promise<LogDigest> => {
  const lines = readLogFile(file, stopped);
  for (let read = 1; ; read += 1) {
    const { done, value } = await lines.next();
    if (done) return value;
    known.read(value.event);
    progress.tell('diperiksa / checked', read);
  }
};

/** The digest of a log as it is now. */
export const digestOf = async (log: EventStore, { progress, stopped }: Tools): Promise<LogDigest> => {
  const digester = new Digester();
  for await (const page of logPages(log, stopped)) {
    for (const event of page) digester.add(lineOf(event));
    progress.tell('dibaca kembali / read back', digester.digest().events);
  }
  return digester.digest();
};

/** The events that the log holds, one after the other. */
async function* eventsOf(log: EventStore, stopped: AbortSignal): AsyncGenerator<RecordedEvent> {
  for await (const page of logPages(log, stopped)) yield* page;
}

const otherLog = (place: number): Failure =>
  new Failure(
    'E_LOG_NOT_EMPTY',
    `log tujuan sudah berisi peristiwa lain (peristiwa ke-${place}); pilih log yang kosong`,
    `the log already holds something else (event ${place} differs from the file's): choose an empty one (DATA_DIR, EVENTSTORE_URL)`,
    { event: place },
  );

/** Appends events in their order; those of one stream that follow each other go together. */
class InOrder {
  private readonly waiting: LoggedEvent[] = [];
  private characters = 0;

  constructor(private readonly log: EventStore) {}

  async add({ line, event }: FileLine): Promise<void> {
    const another = this.waiting[0] !== undefined && this.waiting[0].stream !== event.stream;
    if (another || this.waiting.length === MOST_EVENTS || this.characters + line.length > MOST_CHARACTERS)
      await this.flush();
    this.waiting.push(event);
    this.characters += line.length;
  }

  async flush(): Promise<void> {
    const [first] = this.waiting;
    if (!first) return;
    await appendOnce(
      this.log,
      first.stream,
      (first.revision - 1) as Revision,
      this.waiting.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })),
      realPause,
    );
    this.waiting.length = 0;
    this.characters = 0;
  }
}

/**
 * Makes the log hold exactly the events of a file that was found sound, in their order. Each append waits for the one
 * before: no store promises an order to appends that are under way at once. A log that holds the beginning of the file,
 * from an import that was interrupted, is gone on with.
 * @param beforeWriting refuses to write, if there is a reason, when the log has been found fit.
 * @throws Failure `E_LOG_NOT_EMPTY` the log holds anything else; nothing was written.
 */
export const importFile = async (
  file: string,
  log: EventStore,
  checked: LogDigest,
  beforeWriting: () => Promise<void>,
  { progress, stopped }: Tools,
): Promise<Imported> => {
  const present = eventsOf(log, stopped);
  const inOrder = new InOrder(log);
  let already = 0;
  let done = 0;
  let ended = false;
  for await (const read of readLogFile(file, stopped)) {
    const there: IteratorResult<RecordedEvent> | undefined = ended ? undefined : await present.next();
    ended ||= there?.done === true;
    done += 1;
    if (there && !there.done) {
      if (lineOf(there.value) !== read.line) throw otherLog(done);
      already += 1;
    } else {
      if (done === already + 1) await beforeWriting();
      await inOrder.add(read);
    }
    progress.tell('diimpor / imported', done, checked.events);
  }
  if (!ended && !(await present.next()).done) throw otherLog(done + 1);
  await inOrder.flush();
  return { ...checked, already };
};
