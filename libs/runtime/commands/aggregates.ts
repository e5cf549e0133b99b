import {
  NO_STREAM,
  START,
  Slices,
  VersionedMap,
  effective,
  isCorrection,
  streamName,
  type AnyDecider,
  type BlobStores,
  type DomainEvent,
  type EventStore,
  type Position,
  type RecordedEvent,
  type Revision,
  type WarningCode,
  type SubjectKeyStore,
} from '#kernel';
import { wholeBlob } from '../blobs/unaltered.js';
import type { Sources } from './command-table.js';
import { piecesOf, recordOf } from '../log/record-of.js';
import type { Upcast } from '../log/upcasting.js';

/** What one command left in its stream: enough to answer its repetition. */
export interface CommandTrace {
  readonly hash: string;
  readonly revision: Revision;
  readonly position: Position;
  readonly events: readonly string[];
  readonly warnings: readonly WarningCode[];
}

/** A stream folded up to its revision. */
export interface Aggregate {
  readonly state: unknown;
  readonly revision: Revision;
  /** Position of the last event. */
  readonly position: Position;
  readonly commands: VersionedMap<CommandTrace>;
  /** Bytes of the events folded: what the cache counts. */
  readonly weight: number;
}

const warningsIn = (data: object): readonly WarningCode[] =>
  (data as { warnings?: readonly WarningCode[] }).warnings ?? [];

/** Events of a stream that are folded at one go: a long one leaves time for others. */
const FOLDED = 20;

const EMPTY: Omit<Aggregate, 'state'> = {
  revision: NO_STREAM,
  position: START,
  commands: VersionedMap.of(),
  weight: 0,
};

/**
 * Streams folded into states, the last used kept in memory up to `maxWeight` bytes of events. A kept state may be
 * behind the log when another process appends: `fresh` reads what is missing. In memory a state takes about twice its
 * bytes of events.
 */
export class Aggregates {
  private readonly kept = new Map<string, Aggregate>();
  private readonly folds = new Map<AnyDecider, number>();
  private weight = 0;

  constructor(
    private readonly store: EventStore,
    private readonly upcast: Upcast,
    private readonly maxWeight = 16 * 1024 * 1024,
  ) {}

  /** The state before the first event, for a stream that a command is about to create. */
  none(decider: AnyDecider): Aggregate {
    return { ...EMPTY, state: decider.initialState };
  }

  cached(decider: AnyDecider, id: string): Aggregate | undefined {
    const place = this.place(decider, streamName(decider, id));
    const found = this.kept.get(place);
    if (found) {
      this.kept.delete(place);
      this.kept.set(place, found);
    }
    return found;
  }

  /** The state at the end of the stream as it is now; revision NO_STREAM where there is none. */
  async fresh(decider: AnyDecider, id: string): Promise<Aggregate> {
    const stream = streamName(decider, id);
    const slices = new Slices();
    let known = this.kept.get(this.place(decider, stream)) ?? this.none(decider);
    for await (const events of piecesOf(this.store, stream, known.revision + 1)) {
      if (events.some(isCorrection)) return this.refolded(decider, stream);
      for (let from = 0; from < events.length; from += FOLDED) {
        known = this.keep(decider, stream, known, events.slice(from, from + FOLDED));
        if (slices.due) await slices.pass();
      }
    }
    return known;
  }

  /**
   * A stream's own events as the log holds them, in their present versions: corrections are among them and have changed
   * nothing yet.
   */
  record(decider: AnyDecider, id: string): Promise<readonly RecordedEvent[]> {
    return recordOf(this.store, this.upcast, streamName(decider, id));
  }

  /**
   * Takes in events that were just appended after `known`. After a correction the state is not known before the stream
   * is read again.
   */
  keep(decider: AnyDecider, stream: string, known: Aggregate, events: readonly RecordedEvent[]): Aggregate {
    if (events.some(isCorrection)) {
      this.forget(this.place(decider, stream));
      return { ...known, ...this.traced(known, events) };
    }
    let { state } = known;
    for (const recorded of events) {
      const event = this.upcast(recorded);
      state = decider.evolve(state, event as DomainEvent, event.metadata);
    }
    const aggregate = { state, ...this.traced(known, events) };
    this.remember(this.place(decider, stream), aggregate);
    return aggregate;
  }

  /** The whole stream as its corrections leave it. */
  private async refolded(decider: AnyDecider, stream: string): Promise<Aggregate> {
    const record = await recordOf(this.store, this.upcast, stream);
    const slices = new Slices();
    let state: unknown = decider.initialState;
    for (const event of effective(record)) {
      state = decider.evolve(state, event as DomainEvent, event.metadata);
      if (slices.due) await slices.pass();
    }
    const aggregate = { state, ...this.traced(EMPTY, record) };
    this.remember(this.place(decider, stream), aggregate);
    return aggregate;
  }

  /** All but the state, after these further events. */
  private traced(known: Omit<Aggregate, 'state'>, events: readonly RecordedEvent[]): Omit<Aggregate, 'state'> {
    let { weight, commands } = known;
    for (const event of events) {
      weight += JSON.stringify(event.data).length + 400;
      const { commandId, commandHash, warnings = [] } = event.metadata;
      const trace = commands.get(commandId);
      commands = commands.with(commandId, {
        hash: commandHash,
        revision: event.revision,
        position: event.position,
        events: [...(trace?.events ?? []), event.type],
        warnings: [...new Set([...(trace?.warnings ?? []), ...warnings, ...warningsIn(event.data)])],
      });
    }
    const last = events.at(-1)!;
    return { revision: last.revision, position: last.position, commands, weight };
  }

  /** Where a stream's state is kept: what another decider makes of the same stream is another state. */
  private place(decider: AnyDecider, stream: string): string {
    const fold = this.folds.get(decider) ?? this.folds.size;
    this.folds.set(decider, fold);
    return `${fold}/${stream}`;
  }

  private forget(place: string): void {
    this.weight -= this.kept.get(place)?.weight ?? 0;
    this.kept.delete(place);
  }

  private remember(place: string, aggregate: Aggregate): void {
    const former = this.kept.get(place);
    if (former && former.revision > aggregate.revision) return;
    this.weight += aggregate.weight - (former?.weight ?? 0);
    this.kept.delete(place);
    this.kept.set(place, aggregate);
    for (const [oldest, { weight }] of this.kept) {
      if (this.weight <= this.maxWeight) break;
      this.kept.delete(oldest);
      this.weight -= weight;
    }
  }
}

/** What is kept outside the log, where contexts keep any. */
export interface OutsideLog {
  readonly blobs?: BlobStores;
  readonly subjectKeys?: SubjectKeyStore;
}

export const sourcesOf = (aggregates: Aggregates, { blobs, subjectKeys }: OutsideLog = {}): Sources => ({
  state: async (decider, id) => (await aggregates.fresh(decider, id)).state as never,
  record: (decider, id) => aggregates.record(decider, id),
  ...(blobs && { bytes: (use, sha256) => wholeBlob(blobs(use), sha256) }),
  ...(subjectKeys && { subjectKeys }),
});
