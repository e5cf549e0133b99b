import {
  NO_STREAM,
  RevisionConflict,
  Rejection,
  StoreUnavailable,
  inTime,
  reject,
  rulesOn,
  streamName,
  type Clock,
  type Command,
  type DomainEvent,
  type EventStore,
  type RecordedEvent,
  type Revision,
  type Scope,
} from '#kernel';
import { sourcesOf, type Aggregate, type Aggregates, type CommandTrace } from './aggregates.js';
import { appendOnce, realPause, type Pause } from '../log/append-events.js';
import { gatherFacts, type CommandRequest, type OwnRecord, type Receipt, type Sources } from './command-table.js';
import { contentHash, derivedUuid } from '../log/derived-ids.js';
import { requireStored, type StoredReference } from './document-references.js';
import { envelopes, occasionOf, type Occasion, type RuleBook } from './envelope.js';
import { mayKnow } from '../access/disclosure.js';
import type { Executor } from './executor.js';
import { OneAtATime } from '../log/one-at-a-time.js';
import { requireKnown } from './known-record.js';
import { sidesOf } from './may-give.js';
import { authoriseForOne, grantsAt, officesIn } from '../access/principal.js';
import { claim, requireClaimable } from './reservations.js';

export interface ExecutorOptions {
  readonly store: EventStore;
  readonly aggregates: Aggregates;
  readonly clock: Clock;
  readonly ruleBook: RuleBook;
  readonly pause?: Pause;
  /** What is kept of a document that a command names; absent: nothing is. */
  readonly stored?: StoredReference;
  /** Absent: the streams alone. */
  readonly sources?: Sources;
  /** Counts a conflict that was met and decided again. */
  readonly onConflict?: (category: string) => void;
}

const ATTEMPTS = 8;

/**
 * Id of the stream that a request concerns. A creating command gets the same id each time it is repeated by the same
 * user.
 */
const targetId = ({ id, row, table, commandId, principal, input }: CommandRequest): string =>
  row.idOf?.(input) ?? (row.creates ? derivedUuid(table.path, principal.userId, commandId) : id!);

const receipt = (stream: string, id: string, trace: CommandTrace): Receipt => ({
  stream,
  id,
  revision: trace.revision,
  position: trace.position,
  events: trace.events,
  warnings: trace.warnings,
});

const seenTexts = (
  code: 'E_CONCURRENCY' | 'E_REVISION_REQUIRED',
  expected: CommandRequest['expectedRevision'],
  actual: Revision,
) => {
  const named = Array.isArray(expected) ? expected.join(', ') : '';
  return code === 'E_REVISION_REQUIRED'
    ? {
        messageId: `Sebutkan dalam If-Match revisi yang Anda lihat; catatan ini sekarang pada revisi ${actual}.`,
        messageEn: `Name in If-Match the revision that you have seen; the record is at revision ${actual} now.`,
      }
    : {
        messageId: `If-Match menyebut revisi ${named || 'yang tidak dikenal'}, catatan ini sekarang pada revisi ${actual}; lihat lagi apa yang berubah, lalu kirim dengan revisi itu.`,
        messageEn: `If-Match names ${named ? `revision ${named}` : 'a revision that is not known'}, the record is at revision ${actual} now; look at what has changed, then send that revision.`,
      };
};

/** COM-02: nobody overwrites what he has not seen. */
const requireSeen = ({ expectedRevision: expected, revisionRequired }: CommandRequest, actual: Revision): void => {
  const refuse = (code: 'E_CONCURRENCY' | 'E_REVISION_REQUIRED'): never => {
    throw reject(code, {
      ruleId: 'COM-02',
      ...(actual !== NO_STREAM && { details: { actual }, ...seenTexts(code, expected, actual) }),
    });
  };
  if (revisionRequired && (expected === undefined || expected === 'any')) refuse('E_REVISION_REQUIRED');
  if (expected === undefined) return;
  if (expected === 'any' ? actual === NO_STREAM : !expected.includes(actual)) refuse('E_CONCURRENCY');
};

/** Where the office is for which one acts, or the first that one holds. */
const homeOf = ({ principal: { grants }, input }: CommandRequest): Scope | undefined =>
  (grants.find(({ officeId }) => officeId === input.acting?.officeId) ?? grants[0])?.scope;

const tooLate = (): StoreUnavailable =>
  new StoreUnavailable('The command is not yet carried out and may still have effect; repeat it with the same id.');

export const createExecutor = ({
  store,
  aggregates,
  clock,
  ruleBook,
  pause = realPause,
  stored,
  sources = sourcesOf(aggregates),
  onConflict,
}: ExecutorOptions): Executor => {
  const oneAtATime = new OneAtATime();
  const turns = new OneAtATime();

  const decide = async (request: CommandRequest, id: string, command: Command, aggregate: Aggregate) => {
    const { table, row, principal, input } = request;
    const { state } = aggregate;
    requireKnown(request, id, aggregate, clock.now());
    let read: ReturnType<OwnRecord['record']> | undefined;
    const record = () => (read ??= aggregates.record(table.decider, id));
    const sides = await sidesOf(row, command, { state, record });
    const actor = authoriseForOne(
      principal,
      sides,
      clock.now(),
      {
        ...input.acting,
        offices: officesIn(input.acting, row.office?.(command)),
        ...(row.official && input.occurredOn && { on: input.occurredOn }),
      },
      row.reach,
    );
    requireSeen(request, aggregate.revision);
    const obligated = table.obligated(command, state);
    const term = {
      obligated,
      actsIn: row.actsIn?.(command, state) ?? obligated,
      lastDay: row.lastDay?.(command, state),
    };
    const occasion = occasionOf(request, actor, term, clock.now(), ruleBook);
    const own: Omit<OwnRecord, 'official'> = {
      record,
      context: occasion.context,
      know: mayKnow(grantsAt(principal, clock.now())),
      rulesOn: (day) => rulesOn(ruleBook.version, ruleBook.values, day),
    };
    if (stored) await requireStored(stored, { request, id, sources, record, now: clock.now() });
    const context = { ...occasion.context, facts: await gatherFacts(row, command, state, sources, own) };
    const events: readonly DomainEvent[] = table.decider.decide(command, state, context);
    return { events, occasion: { ...occasion, context } };
  };

  const append = async (
    request: CommandRequest,
    stream: string,
    aggregate: Aggregate,
    events: readonly DomainEvent[],
    hash: string,
    occasion: Occasion,
  ): Promise<Aggregate> => {
    const enveloped = envelopes(stream, events, request.table.decider, request, hash, occasion);
    const appended = await appendOnce(store, stream, aggregate.revision, enveloped, pause);
    const recorded = enveloped.map((event, index): RecordedEvent => ({
      ...event,
      stream,
      revision: (aggregate.revision + 1 + index) as Revision,
      position: appended.position,
    }));
    return aggregates.keep(request.table.decider, stream, aggregate, recorded);
  };

  const run = async (request: CommandRequest, id: string): Promise<Receipt> => {
    const { table, row, input, commandId } = request;
    const { decider } = table;
    const stream = streamName(decider, id);
    const hash = contentHash({ command: row.name, id, input, user: request.principal.userId });
    const command: Command = await row.prepare(input, id, { ...sources, near: homeOf(request) });

    // What is only tried is never put right by the log, which is asked before.
    let kept = request.dryRun
      ? undefined
      : (aggregates.cached(decider, id) ?? (row.creates ? aggregates.none(decider) : undefined));
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const aggregate = kept ?? (await aggregates.fresh(decider, id));
      const trace = aggregate.commands.get(commandId);
      if (trace && trace.hash !== hash) {
        requireKnown(request, id, aggregate, clock.now());
        throw reject('E_COMMAND_REPLAY', { ruleId: 'COM-02' });
      }
      if (trace) return receipt(stream, id, trace);
      const decided = await decide(request, id, command, aggregate).catch((error: unknown) => {
        if (kept && error instanceof Rejection) return undefined;
        throw error;
      });
      if (kept && !decided?.events.length) {
        // A refusal, or nothing to do, by a kept state counts only once the log has confirmed that state.
        kept = undefined;
        continue;
      }
      const { events, occasion } = decided!;
      const reservations =
        events.length === 0 ? [] : (row.reservations?.(command, aggregate.state, occasion.context as never) ?? []);
      if (request.dryRun) await requireClaimable(aggregates, reservations, occasion);
      if (events.length === 0 || request.dryRun)
        return {
          stream,
          id,
          revision: aggregate.revision,
          position: aggregate.position,
          events: events.map(({ type }) => type),
          warnings: [],
        };
      await claim({ store, aggregates, pause, turns, request, hash, occasion }, reservations);
      try {
        const after = await append(request, stream, aggregate, events, hash, occasion);
        return receipt(stream, id, after.commands.get(commandId)!);
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        onConflict?.(decider.category);
        kept = undefined;
      }
    }
    throw new StoreUnavailable(`${decider.category}: others kept writing to the same stream; repeat the command`);
  };

  return {
    execute: (request) => {
      const id = targetId(request);
      let late = false;
      const answer = oneAtATime.run(streamName(request.table.decider, id), async () => {
        if (late) throw tooLate();
        return run(request, id);
      });
      return request.answerWithin === undefined
        ? answer
        : inTime(request.answerWithin, answer, () => {
            late = true;
            return tooLate();
          });
    },
  };
};
