import {
  Rejection, RevisionConflict, StoreUnavailable, streamName,
  type AnyDecider, type Command, type DomainEvent, type EventStore, type RecordedEvent, type Revision,
} from '#kernel';
import type { Aggregates } from './aggregates.js';
import { appendOnce, type Pause } from './append-events.js';
import type { CommandRequest, Reservation } from './command-table.js';
import { envelopes, type Occasion } from './envelope.js';

interface Claiming {
  readonly store: EventStore;
  readonly aggregates: Aggregates;
  readonly pause: Pause;
  readonly request: CommandRequest;
  readonly hash: string;
  readonly occasion: Occasion;
}

const ATTEMPTS = 8;

/** Decides a command of a registry stream and appends what follows, again after each conflict. True when something was written. */
const write = async ({ store, aggregates, pause, request, hash, occasion }: Claiming, registry: AnyDecider, id: string, command: Command): Promise<boolean> => {
  const stream = streamName(registry, id);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const aggregate = await aggregates.fresh(registry, id);
    const events: readonly DomainEvent[] = registry.decide(command, aggregate.state, { ...occasion.context, facts: undefined });
    if (events.length === 0) return false;
    // A claim may be made, undone and made again by one command: its place in the stream tells the ids apart.
    const place = { ...request, commandId: `${request.commandId}/${aggregate.revision + 1}` };
    const enveloped = envelopes(stream, events, request.table.catalogue, place, hash, occasion);
    try {
      const { position } = await appendOnce(store, stream, aggregate.revision, enveloped, pause);
      aggregates.keep(registry, stream, aggregate, enveloped.map((event, index): RecordedEvent =>
        ({ ...event, stream, revision: (aggregate.revision + 1 + index) as Revision, position })));
      return true;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
  throw new StoreUnavailable(`${registry.category}: others kept writing to the same stream; repeat the command`);
};

/**
 * Makes all claims of a command before its events are appended. When one is refused, those made just now are given back. When the
 * log fails or the process dies in between, they stay: the command repeated, perhaps already by another process, finds them its
 * own and relies on them. A deadline frees those that nobody came back for.
 * @throws Rejection of the first claim that was refused.
 */
export const claim = async (claiming: Claiming, reservations: readonly Reservation[]): Promise<void> => {
  const made: Reservation[] = [];
  try {
    for (const reservation of reservations) {
      if (await write(claiming, reservation.registry, reservation.id, reservation.reserve)) made.push(reservation);
    }
  } catch (error) {
    if (error instanceof Rejection) for (const { registry, id, release } of made.reverse()) await write(claiming, registry, id, release);
    throw error;
  }
};
