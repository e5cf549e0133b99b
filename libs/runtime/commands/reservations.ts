import {
  Rejection,
  RevisionConflict,
  StoreUnavailable,
  reject,
  streamName,
  sideBySide,
  type AnyDecider,
  type Command,
  type DomainEvent,
  type EventStore,
  type RecordedEvent,
  type Revision,
} from '#kernel';
import type { Aggregate, Aggregates } from './aggregates.js';
import { appendOnce, type Pause } from '../log/append-events.js';
import type { CommandRequest, Reservation } from './command-table.js';
import { envelopes, type Occasion } from './envelope.js';
import type { OneAtATime } from '../log/one-at-a-time.js';

interface Claiming {
  readonly store: EventStore;
  readonly aggregates: Aggregates;
  readonly pause: Pause;
  /** Of the registries' streams: claims of one process wait for each other instead of disturbing one another. */
  readonly turns: OneAtATime;
  readonly request: CommandRequest;
  readonly hash: string;
  readonly occasion: Occasion;
}

const ATTEMPTS = 8;
/** Registries read side by side. */
const AT_ONCE = 32;

/**
 * What a command of a registry leads to. A state seen some time ago decides no refusal, and not that nothing is to be
 * done.
 */
const decideOn = (
  registry: AnyDecider,
  { state }: Aggregate,
  command: Command,
  occasion: Occasion,
  seen: boolean,
): readonly DomainEvent[] | undefined => {
  try {
    const events: readonly DomainEvent[] = registry.decide(command, state, { ...occasion.context, facts: undefined });
    return seen && events.length === 0 ? undefined : events;
  } catch (error) {
    if (seen && error instanceof Rejection) return undefined;
    throw error;
  }
};

/**
 * Decides a command of a registry stream when its turn has come, and appends what follows. True when something was
 * written.
 */
const write = (
  claiming: Claiming,
  registry: AnyDecider,
  id: string,
  command: Command,
  seen?: Aggregate,
): Promise<boolean> =>
  claiming.turns.run(streamName(registry, id), () =>
    writeAgainstRivals(claiming, registry, id, command, seen && (claiming.aggregates.cached(registry, id) ?? seen)),
  );

/**
 * The same, again after each conflict with another process.
 * @param seen the registry as it was a moment ago, if it was looked at
 */
const writeAgainstRivals = async (
  { store, aggregates, pause, request, hash, occasion }: Claiming,
  registry: AnyDecider,
  id: string,
  command: Command,
  seen?: Aggregate,
): Promise<boolean> => {
  const stream = streamName(registry, id);
  let before = seen;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const aggregate = before ?? (await aggregates.fresh(registry, id));
    const events = decideOn(registry, aggregate, command, occasion, before !== undefined);
    before = undefined;
    if (!events) continue;
    if (events.length === 0) return false;
    // A claim may be made, undone and made again by one command: its place in the stream tells the ids apart.
    const place = { ...request, commandId: `${request.commandId}/${aggregate.revision + 1}` };
    const enveloped = envelopes(stream, events, registry, place, hash, occasion);
    try {
      const { position } = await appendOnce(store, stream, aggregate.revision, enveloped, pause);
      aggregates.keep(
        registry,
        stream,
        aggregate,
        enveloped.map((event, index): RecordedEvent => ({
          ...event,
          stream,
          revision: (aggregate.revision + 1 + index) as Revision,
          position,
        })),
      );
      return true;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
  throw new StoreUnavailable(`${registry.category}: others kept writing to the same stream; repeat the command`);
};

interface Claim extends Reservation {
  readonly stream: string;
}

/**
 * In one order for all commands, whatever their inputs name first: of rivals that share claims one always gets all of
 * its own.
 */
const inOrder = (claims: readonly Claim[]): readonly Claim[] =>
  [...claims].sort((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0));

/** A registry does not know the input that claims: the refusal names the place there. */
const refusedAt = (error: unknown, { field }: Reservation): unknown => {
  if (!(error instanceof Rejection) || field === undefined) return error;
  const { code, info, messageId, messageEn } = error;
  return reject(code, { ...info, messageId, messageEn, field });
};

/**
 * The registries as they are, read side by side: a delegation has up to a thousand, and each claim waits for the one
 * before it.
 */
const lookAtAll = async (aggregates: Aggregates, claims: readonly Claim[]): Promise<ReadonlyMap<string, Aggregate>> =>
  new Map(
    await sideBySide(
      claims,
      AT_ONCE,
      async ({ stream, registry, id }) => [stream, await aggregates.fresh(registry, id)] as const,
    ),
  );

/**
 * What the registries refuse as they have just been read is refused before anything is written: however often a claim
 * is asked for in vain, no registry grows by it. Of several the first one of the input is told.
 */
const requireFree = (claims: readonly Claim[], seen: ReadonlyMap<string, Aggregate>, occasion: Occasion): void => {
  for (const each of claims) {
    try {
      decideOn(each.registry, seen.get(each.stream)!, each.reserve, occasion, false);
    } catch (error) {
      throw refusedAt(error, each);
    }
  }
};

const claimsOf = (reservations: readonly Reservation[]): readonly Claim[] =>
  reservations.map((reservation) => ({ ...reservation, stream: streamName(reservation.registry, reservation.id) }));

/**
 * Refuses as `claim` would, and claims nothing.
 * @throws Rejection of the first claim of the input that would be refused.
 */
export const requireClaimable = async (
  aggregates: Aggregates,
  reservations: readonly Reservation[],
  occasion: Occasion,
): Promise<void> => {
  const claims = claimsOf(reservations);
  requireFree(claims, await lookAtAll(aggregates, claims), occasion);
};

/**
 * Makes all claims of a command before its events are appended, in the one order in which all commands make theirs.
 * When one is refused, those made just now are given back. When the log fails or the process dies in between, they
 * stay: the command repeated, perhaps already by another process, finds them its own and relies on them. A deadline
 * frees those that nobody came back for.
 * @throws Rejection of the first claim that was refused.
 */
export const claim = async (claiming: Claiming, reservations: readonly Reservation[]): Promise<void> => {
  const claims = claimsOf(reservations);
  const seen = await lookAtAll(claiming.aggregates, claims);
  requireFree(claims, seen, claiming.occasion);
  const made: Claim[] = [];
  for (const each of inOrder(claims)) {
    try {
      if (await write(claiming, each.registry, each.id, each.reserve, seen.get(each.stream))) made.push(each);
    } catch (error) {
      if (error instanceof Rejection)
        for (const { registry, id, release } of made.reverse()) await write(claiming, registry, id, release);
      throw refusedAt(error, each);
    }
  }
};
