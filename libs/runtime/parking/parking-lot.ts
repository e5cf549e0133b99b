import {
  NO_STREAM,
  PARKING,
  type EventMetadata,
  type EventStore,
  type KeyParked,
  type ParkingEvent,
  type Recorded,
  type RecordedEvent,
  type Revision,
} from '#kernel';
import type { CommandTable } from '../commands/command-table.js';
import { derivedUuid } from '../log/derived-ids.js';
import type { Executor } from '../commands/executor.js';
import { OneAtATime } from '../log/one-at-a-time.js';
import { NOTHING_PARKED, learned, waitingKeys, waitsAt, type ParkedKeys, type ParkingFact } from './parked-keys.js';
import { bySystem } from '../commands/by-system.js';
import type { Upcast } from '../log/upcasting.js';

/**
 * What threw, twice, or was refused: which document was to take in which event, or on which event or deadline the
 * system was to act.
 */
export interface Failure extends Pick<KeyParked, 'command' | 'code'> {
  /** `visit_board@1`, `release-travel-days`, `deadline_visit_report` */
  readonly model: string;
  readonly key: string;
  /** With the revision NO_STREAM: a deadline, which is no event. */
  readonly event: Pick<RecordedEvent, 'id' | 'type' | 'stream' | 'revision'> & {
    readonly metadata: Pick<EventMetadata, 'correlationId'>;
  };
  /** The retry or drop after which it threw; absent when the event had just come. */
  readonly releasedBy?: string;
  readonly failed: KeyParked['failed'];
  readonly error: unknown;
}

/** One of a read model. */
export interface FoldFailure extends Failure {
  readonly event: RecordedEvent;
}

/**
 * Most keys of one read model, process manager or kind of deadline that wait at once. Beyond it the consumer fails: the
 * program is more likely wrong than the events.
 */
export const MOST_PARKED = 100;

/** More of one read model, process manager or kind of deadline would wait than events can be to blame for. */
export class TooManyParked extends Error {
  override readonly name = 'TooManyParked';
}

const LONGEST_ERROR = 300;

export const errorText = (error: unknown): string =>
  String(error instanceof Error ? `${error.name}: ${error.message}` : error).slice(0, LONGEST_ERROR);

export const parkingStream = (model: string): string => `${PARKING}-${model}`;

/** Which keys wait, as the log tells; and the way by which a consumer parks another one there. */
export class ParkingLot {
  private readonly known = new Map<string, ParkedKeys>();
  private readonly oneAtATime = new OneAtATime();

  constructor(
    private readonly log: Pick<EventStore, 'read'>,
    private readonly upcast: Upcast,
    private readonly executor: Executor,
    readonly table: CommandTable,
  ) {}

  /** As of now: one read of what is new in the model's parking stream. */
  of(model: string): Promise<ParkedKeys> {
    return this.oneAtATime.run(model, async () => {
      const known = this.known.get(model) ?? NOTHING_PARKED;
      const events = await this.log.read(parkingStream(model), { from: (known.revision + 1) as Revision });
      const facts = await Promise.all(
        events.map((event) => this.fact(this.upcast(event) as unknown as Recorded<ParkingEvent>)),
      );
      const now = facts.length > 0 ? learned(known, facts) : known;
      this.known.set(model, now);
      return now;
    });
  }

  /** How many keys wait, as last looked at. */
  async waiting(models: readonly string[]): Promise<number> {
    let count = 0;
    for (const model of models) count += waitingKeys(this.known.get(model) ?? (await this.of(model))).length;
    return count;
  }

  /** The same, as of now. */
  async waitingNow(models: readonly string[]): Promise<number> {
    for (const model of models) await this.of(model);
    return this.waiting(models);
  }

  /**
   * Keeps in memory only what waits and these keys. Another key that is parked again is taken for one that never was.
   */
  remember(model: string, keys: ReadonlySet<string>): void {
    const known = this.known.get(model);
    if (!known) return;
    const histories = new Map([...known.histories].filter(([key, history]) => keys.has(key) || waitsAt(history)));
    this.known.set(model, { ...known, histories });
  }

  /** @throws TooManyParked before any is parked. */
  async park(failures: readonly Failure[]): Promise<void> {
    for (const model of new Set(failures.map((failure) => failure.model))) {
      const ofModel = failures.filter((failure) => failure.model === model);
      const keys = new Set([...waitingKeys(await this.of(model)), ...ofModel.map(({ key }) => key)]);
      if (keys.size <= MOST_PARKED) continue;
      throw new TooManyParked(
        `${keys.size} of ${model} would be parked, more than ${MOST_PARKED}: the program is more likely wrong than the events (${
          ofModel[0]!.event.type
        }: ${errorText(ofModel[0]!.error)})`,
      );
    }
    for (const failure of failures) await this.parkOne(failure);
  }

  private async parkOne({ model, key, event, releasedBy, failed, error, command, code }: Failure): Promise<void> {
    const text = errorText(error);
    const input: Omit<KeyParked, 'parkingId'> = {
      model,
      key,
      eventId: event.id,
      eventType: event.type,
      stream: event.stream,
      revision: event.revision,
      failed,
      error: text,
      ...(releasedBy && { releasedBy }),
      ...(command && { command }),
      ...(code && { code }),
    };
    await this.executor.execute(
      bySystem(this.table, 'ParkKey', {
        input,
        commandId: derivedUuid(PARKING, model, key, event.id, releasedBy ?? '', failed, text),
        correlationId: event.metadata.correlationId,
        ...(event.revision !== NO_STREAM && { causationId: event.id }),
      }),
    );
  }

  private async fact(recorded: Recorded<ParkingEvent>): Promise<ParkingFact> {
    if (recorded.type !== 'KeyParked') return [recorded];
    const { stream, revision, eventId } = recorded.data;
    if (revision === NO_STREAM) return [recorded, { ...recorded, id: eventId }];
    const [poisoned] = await this.log.read(stream, { from: revision, limit: 1 });
    if (poisoned?.id !== eventId)
      throw new Error(
        `${recorded.stream} names the event ${eventId} at ${stream}/${revision}, where the log has another: is it another log?`,
      );
    return [recorded, poisoned];
  }
}
