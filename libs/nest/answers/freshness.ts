import type { FastifyReply } from 'fastify';
import { START, type Document, type Instant, type Position } from '#kernel';
import type { HttpOptions } from '../http-options.js';
import { malformed } from '../refusals/problem.js';
import type { Matches } from './matches.js';

/**
 * How new an answer is: it shows everything up to `position`, and of an instant asked for (`asOf`) that of the last
 * event recorded until then. `stale` when the position asked for was not reached in time.
 */
export interface Shown {
  readonly position: Position;
  readonly asOf: Instant;
  readonly stale: boolean;
}

/** One page of a list. */
export interface ListAnswer extends Shown {
  readonly items: readonly Document[];
  readonly nextCursor?: string;
  /** Where it was asked for. */
  readonly matches?: Matches;
}

/** Waits for the position asked for, as long as is allowed; what is read afterwards shows at least what this tells. */
export const freshnessOf = async (
  { board, readWait }: HttpOptions,
  consumer: string,
  after: Position | undefined,
): Promise<Shown> => {
  const now = await board.freshness(consumer);
  if (after !== undefined) requireSameForm(after, now.position);
  if (after === undefined || now.position >= after) return { ...now, stale: false };
  const stale = !(await board.reached(consumer, after, readWait));
  return { ...(await board.freshness(consumer)), stale };
};

/**
 * Positions of one log all have one form: text of a fixed width, so that they sort. Nobody waits for what can never
 * come.
 * @throws Rejection `E_MALFORMED`
 */
const requireSameForm = (after: Position, known: Position): void => {
  const form = (position: Position): string => position.replace(/\d/g, '0');
  if (known === START || form(after) === form(known)) return;
  throw malformed(
    'after',
    'after bukan posisi dalam catatan sistem ini; pakai position dari tanda terima, atau hapus.',
    'The position in after is not one of this log; use the position of a receipt, or leave it out.',
  );
};

/** The log itself is always up to date: what is read of it afterwards shows at least what this tells. */
export const freshFromLog = async ({ eventStore, clock }: HttpOptions): Promise<Shown> => ({
  asOf: clock.now(),
  position: await eventStore.head(),
  stale: false,
});

/** Nothing is known yet of what will be. */
export const notLater = (asOf: Instant, now: Instant): Instant => (asOf < now ? asOf : now);

/** When a list or total is asked for, and how new it must be. */
export interface AskedFor {
  readonly asOf?: Instant;
  readonly after?: Position;
}

/**
 * The read models from which to answer, as they are or as they were, how new they are, and up to where the log was
 * looked at for them.
 */
export const readModelsOf = async (options: HttpOptions, consumer: string, { asOf, after }: AskedFor) => {
  if (!asOf) {
    const shown = await freshnessOf(options, consumer, after);
    return { models: options.readStore, shown, seen: shown.position };
  }
  const models = await options.pasts.at(consumer, asOf);
  const { position, seen } = models;
  if (after !== undefined) requireSameForm(after, seen);
  return {
    models,
    seen,
    shown: { asOf: notLater(asOf, options.clock.now()), position, stale: after !== undefined && seen < after },
  };
};

export const showFreshness = <Answer extends Shown>(reply: FastifyReply, answer: Answer): Answer => {
  reply.headers({ 'Sinergi-Position': answer.position, 'As-Of': answer.asOf });
  return answer;
};
