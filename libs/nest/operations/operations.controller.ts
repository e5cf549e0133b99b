import { Controller, Get, Header, Inject, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { inTime, type StorageFault } from '#kernel';
import { storageFaultOf } from '#runtime';
import { HTTP_OPTIONS, type HttpOptions } from '../http-options.js';
import { Public } from '../access/permission.js';

interface Part {
  readonly status: 'up' | 'down';
  /** Why it is down; `remedy` says what to do, where that is known. */
  readonly code?: StorageFault['code'] | 'NO_ANSWER' | 'CONSUMER_FAILED' | 'UNKNOWN' | 'STOPPING';
  readonly remedy?: string;
  readonly [detail: string]: unknown;
}

const PATIENCE = 2_000;
const PROBE = 'health';

/** Probes for the platform that runs the service, and metrics for those who watch it. */
@Controller()
@Public()
export class OperationsController implements BeforeApplicationShutdown {
  private stopping = false;
  private started = false;

  constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {}

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  /** The process answers. */
  @Get('health/live')
  live() {
    return { status: 'up' };
  }

  /**
   * Requests can be served now: the log and the read store answer, nothing is known to be wrong with their storage, and
   * no consumer fails for good. Where the files lie is told beside them: without it all else works.
   */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const [log, readStore, files] = await Promise.all([
      answers(
        () => this.options.eventStore.head(),
        () => this.options.storage.log(),
      ),
      answers(
        () => this.options.readStore.checkpoint(PROBE),
        () => this.options.storage.readStore(),
      ),
      answers(
        () => this.options.storage.askBlobs(),
        () => this.options.storage.blobs(),
      ),
    ]);
    return this.report(
      reply,
      {
        log,
        readStore,
        consumers: this.consumers(),
        http: this.stopping ? { status: 'down', code: 'STOPPING' } : { status: 'up' },
      },
      { files },
    );
  }

  /** The log has answered once since the process began. */
  @Get('health/started')
  async startedUp(@Res({ passthrough: true }) reply: FastifyReply) {
    const log: Part = this.started ? { status: 'up' } : await answers(() => this.options.eventStore.head());
    this.started ||= log.status === 'up';
    return this.report(reply, { log });
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.options.metrics.text();
  }

  /**
   * A consumer that waits for a store is shown; one that fails for good takes the readiness away, since what it shows
   * stands still.
   */
  private consumers(): Part {
    const states = Object.fromEntries(
      this.options.board
        .statuses()
        .map(({ name, state, lagSeconds, parked, broken, fault }) => [
          name,
          {
            state,
            lagSeconds,
            ...(parked !== undefined && { parked }),
            ...(broken && { code: fault?.code ?? 'FAILED' }),
          },
        ]),
    );
    const broken = this.options.board.statuses().filter((status) => status.broken);
    if (broken.length > 0)
      return {
        status: 'down',
        code: 'CONSUMER_FAILED',
        remedy: broken.find(({ fault }) => fault)?.fault?.remedy ?? LOOK_UP,
        states,
      };
    return Object.keys(states).length > 0 ? { status: 'up', states } : { status: 'down', code: 'UNKNOWN', states };
  }

  /** @param beside what takes no readiness away. */
  private report(
    reply: FastifyReply,
    parts: Readonly<Record<string, Part>>,
    beside: Readonly<Record<string, Part>> = {},
  ) {
    const up = Object.values(parts).every(({ status }) => status === 'up');
    reply.status(up ? 200 : 503);
    return { status: up ? 'up' : 'down', parts: { ...parts, ...beside } };
  }
}

const LOOK_UP =
  'the error of the consumer is in the logs of the process, under its name: mend its cause, or start the version that belongs to the log';

/** @param watch what is known of the storage although the question itself is answered. */
const answers = async (
  ask: () => Promise<unknown>,
  watch: () => Promise<StorageFault | undefined> = async () => undefined,
): Promise<Part> => {
  try {
    const fault = await inTime(PATIENCE, Promise.resolve().then(ask).then(watch), () => new Error('no answer'));
    return fault ? { status: 'down', ...fault } : { status: 'up' };
  } catch (error) {
    return { status: 'down', ...(storageFaultOf(error) ?? { code: 'NO_ANSWER' }) };
  }
};
