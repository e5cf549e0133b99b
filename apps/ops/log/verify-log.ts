import { fold, type EventStore, type RecordedEvent } from '#kernel';
import { facts, table } from '../columns.js';
import type { Session } from '../command.js';
import { NUMBERS } from '../progress.js';
import type { Known } from './known-events.js';
import { readLogFile } from './log-file.js';
import { Digester, lineOf, type LogDigest, type LoggedEvent } from './log-lines.js';
import { logPages } from './log-pages.js';
import { EVENTS, STREAMS } from './log-statistics.js';

type Tools = Pick<Session, 'progress' | 'stopped'>;

/** Something in the log that must not be. */
export interface Problem {
  readonly stream: string;
  readonly revision?: number;
  readonly problem: string;
}

type Place = Pick<LoggedEvent, 'stream' | 'revision' | 'id' | 'type'>;

/** Where log and file part; null where one of them has ended. */
export interface Difference {
  /** The how manieth event, from 1. */
  readonly event: number;
  readonly log: Place | null;
  readonly file: Place | null;
}

export interface Verified extends LogDigest {
  readonly streams: number;
  readonly problems: readonly Problem[];
  readonly difference?: Difference;
}

const place = (event: LoggedEvent | undefined): Place | null =>
  event ? { stream: event.stream, revision: event.revision, id: event.id, type: event.type } : null;

/** Follows a file beside the log, and remembers where they part first. */
class Beside {
  difference: Difference | undefined;
  private readonly lines;
  private events = 0;
  private ended = false;

  constructor(file: string, stopped: AbortSignal) {
    this.lines = readLogFile(file, stopped);
  }

  /** @param event the next event of the log; undefined at its end. */
  async next(event?: RecordedEvent): Promise<boolean> {
    const read = this.ended ? undefined : await this.lines.next();
    this.ended ||= read?.done === true;
    const other = read && !read.done ? read.value : undefined;
    this.events += 1;
    if ((event && lineOf(event)) !== other?.line)
      this.difference ??= { event: this.events, log: place(event), file: place(other?.event) };
    return other !== undefined;
  }
}

/** Every event of the log in its order: no gap in any stream, no id twice, nothing that this version does not know. */
const readThrough = async (
  log: EventStore,
  known: Known,
  beside: Beside | undefined,
  report: (problem: Problem) => void,
  { progress, stopped }: Tools,
) => {
  const digester = new Digester();
  const lengths = new Map<string, number>();
  const ids = new Set<string>();
  for await (const page of logPages(log, stopped)) {
    for (const event of page) {
      const { stream, revision, id } = event;
      const due = lengths.get(stream) ?? 0;
      if (revision !== due) report({ stream, revision, problem: `revision ${due} is due here` });
      if (ids.has(id)) report({ stream, revision, problem: `the event id ${id} is there twice` });
      attempt(
        () => known.read(event),
        (problem) => report({ stream, revision, problem }),
      );
      lengths.set(stream, revision + 1);
      ids.add(id);
      digester.add(lineOf(event));
      await beside?.next(event);
    }
    progress.tell('peristiwa diperiksa / events verified', ids.size);
  }
  while (await beside?.next());
  return { digest: digester.digest(), lengths };
};

const attempt = (work: () => unknown, failed: (why: string) => void): void => {
  try {
    work();
  } catch (error) {
    failed((error as Error).message);
  }
};

const SIDE_BY_SIDE = 16;

/** Every stream read for itself: as long as the whole log says, and its decider makes a state of it. */
const foldAll = async (
  log: EventStore,
  known: Known,
  lengths: ReadonlyMap<string, number>,
  report: (problem: Problem) => void,
  { progress, stopped }: Tools,
) => {
  const streams = [...lengths].values();
  let folded = 0;
  const work = async (): Promise<void> => {
    for (const [stream, length] of streams) {
      stopped.throwIfAborted();
      const decider = known.deciderOf(stream);
      const events = await log.read(stream, { limit: length });
      if (events.length !== length)
        report({ stream, problem: `has ${events.length} events when read for itself, ${length} in the whole log` });
      if (!decider) report({ stream, problem: 'belongs to no context' });
      else
        attempt(
          () => fold(decider, events.map(known.read)),
          (why) => report({ stream, problem: `cannot be folded: ${why}` }),
        );
      progress.tell('aliran dilipat / streams folded', (folded += 1), lengths.size);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
};

/** Reads the whole log twice, once in its order and once stream by stream, and tells everything that must not be. */
export const verifyLog = async (
  log: EventStore,
  known: Known,
  against: string | undefined,
  tools: Tools,
): Promise<Verified> => {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const beside = against === undefined ? undefined : new Beside(against, tools.stopped);
  const { digest, lengths } = await readThrough(log, known, beside, report, tools);
  await foldAll(log, known, lengths, report, tools);
  return { ...digest, streams: lengths.size, problems, ...(beside?.difference && { difference: beside.difference }) };
};

export const SHA256 = ['sha256', 'sha256'] as const;

const SHOWN = 20;

const placeText = (found: Place | null): string => (found ? `${found.type} ${found.stream}/${found.revision}` : '—');

export const verificationText = ({ events, streams, sha256, problems, difference }: Verified): string =>
  [
    facts([
      [EVENTS, NUMBERS.format(events)],
      [STREAMS, NUMBERS.format(streams)],
      [SHA256, sha256],
      [['masalah', 'problems'], NUMBERS.format(problems.length)],
    ]),
    ...(problems.length > 0
      ? [
          table(
            [
              ['aliran', 'stream'],
              ['revisi', 'revision'],
              ['masalah', 'problem'],
            ],
            problems.slice(0, SHOWN).map(({ stream, revision, problem }) => [stream, String(revision ?? ''), problem]),
          ),
        ]
      : []),
    ...(difference
      ? [
          facts([
            [['beda pertama, peristiwa ke-', 'first difference, event'], NUMBERS.format(difference.event)],
            [['log', 'log'], placeText(difference.log)],
            [['berkas', 'file'], placeText(difference.file)],
          ]),
        ]
      : []),
  ].join('\n\n');
