import { StoreUnavailable, inTime } from '#kernel';
import { NotLeaderError, type EventStoreDBClient } from '@eventstore/db-client';
import { setImmediate } from 'node:timers/promises';
import { lastRecord } from './reading.js';

/** No answer came within the limit. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Milliseconds for the first look whether the server speaks at all, after it had left a call without an answer. */
const FIRST_LOOK = 250;
/** Milliseconds that a call waits for a silent server to speak again before it is refused unsent. */
const GRACE = 300;

const within = <T>(limit: number, answer: Promise<T>): Promise<T> =>
  inTime(limit, answer, () => new NoAnswer(`EventStoreDB did not answer within ${limit} ms`));

/** The connection was given up before the answer was whole. What was sent may still take effect. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

interface Call {
  readonly client: EventStoreDBClient;
  readonly over: Promise<unknown>;
  /** Refuses it at once. */
  readonly giveUp: () => void;
}

type Question<T> = (client: EventStoreDBClient, givenUp: AbortSignal) => Promise<T>;

/** The client ends its calls when it is disposed of, but leaves its connection open. */
export const discard = async (client: EventStoreDBClient): Promise<void> => {
  await client.dispose();
  const inner = client as unknown as { getChannel(): Promise<{ close(): void }> };
  inner
    .getChannel()
    .then((channel) => channel.close())
    .catch(() => undefined);
};

/**
 * The client and its life. Every call has a limit of its own, because the client's deadlines do not hold for reads.
 * After a call without an answer the server is asked whether it speaks; as long as it does not, the client is replaced
 * by a new one again and again, and calls are refused without being sent, so that nobody waits twice.
 */
export class Connection {
  private client: EventStoreDBClient;
  private recovery: Promise<void> | undefined;
  private readonly running = new Set<Call>();
  private closed = false;

  constructor(
    private readonly connect: () => EventStoreDBClient,
    private readonly lookLimit: number,
  ) {
    this.client = connect();
  }

  /**
   * Asks the server, following to the leader when another node has become it.
   * @param limit milliseconds for the whole call
   * @param question its signal tells when the answer is not waited for any more
   * @throws NoAnswer after the limit, GivenUp when the connection is given up before. What was sent may still take
   * effect.
   * @throws StoreUnavailable the connection is closed, or the server has been silent lately: nothing was sent.
   */
  async ask<T>(limit: number, question: Question<T>): Promise<T> {
    if (this.closed) throw new StoreUnavailable('the log is closed');
    if (this.recovery)
      await within(GRACE, this.recovery).catch(() => {
        throw new StoreUnavailable('EventStoreDB does not answer at present');
      });
    const { client } = this;
    const givenUp = new AbortController();
    let giveUp = (): void => undefined;
    const cutOff = new Promise<never>((_, reject) => {
      giveUp = () =>
        reject(new GivenUp('the connection to EventStoreDB was given up, because another call had no answer'));
    });
    const answer = within(limit, Promise.race([this.ofLeader(client, givenUp.signal, question), cutOff]));
    const call: Call = { client, over: answer, giveUp };
    this.running.add(call);
    try {
      return await answer;
    } catch (error) {
      givenUp.abort();
      if (error instanceof NoAnswer && client === this.client) this.recover();
      throw error;
    } finally {
      this.running.delete(call);
    }
  }

  /** Waits for the answers to what was asked, refuses what comes after. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled([...this.running].map(({ over }) => over));
    await discard(this.client);
    await this.recovery;
  }

  private async ofLeader<T>(client: EventStoreDBClient, givenUp: AbortSignal, question: Question<T>): Promise<T> {
    try {
      return await question(client, givenUp);
    } catch (error) {
      if (!(error instanceof NotLeaderError) || givenUp.aborted) throw error;
      // The client turns to the leader that was named, in callbacks of the failed call that are still to run.
      await setImmediate();
      return question(client, givenUp);
    }
  }

  private recover(): void {
    // A new client can fail to be made when its certificate's file is just being replaced; the next call will begin
    // again.
    this.recovery ??= this.untilItSpeaks()
      .catch(() => undefined)
      .finally(() => (this.recovery = undefined));
  }

  private async untilItSpeaks(): Promise<void> {
    for (let limit = FIRST_LOOK; !this.closed && !(await this.speaks(limit)); limit = this.lookLimit) {
      const { client } = this;
      // The client ends a read that it cuts off as if all had been read.
      for (const call of this.running) if (call.client === client) call.giveUp();
      await discard(client);
      this.client = this.connect();
    }
  }

  /** An error is an answer, too: the calls themselves will meet it, without a wait. */
  private async speaks(limit: number): Promise<boolean> {
    const givenUp = new AbortController();
    const error = await within(limit, lastRecord(this.client, givenUp.signal)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    givenUp.abort();
    return !(error instanceof NoAnswer);
  }
}
