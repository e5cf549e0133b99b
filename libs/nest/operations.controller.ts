import { Controller, Get, Header, Inject, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { inTime } from '#kernel';
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js';
import { Public } from './permission.js';

interface Part {
  readonly status: 'up' | 'down';
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

  /** Requests can be served now: the log and the read store answer, and the consumers are known. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const [log, readStore] = await Promise.all([
      answers(() => this.options.eventStore.head()),
      answers(() => this.options.readStore.checkpoint(PROBE)),
    ]);
    return this.report(reply, { log, readStore, consumers: this.consumers(), http: { status: this.stopping ? 'down' : 'up' } });
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

  /** A failing consumer is shown, and does not take the service away: commands and other read models go on. */
  private consumers(): Part {
    const states = Object.fromEntries(this.options.board.statuses().map(({ name, state, lagSeconds, parked }) =>
      [name, { state, lagSeconds, ...(parked !== undefined && { parked }) }]));
    return { status: Object.keys(states).length > 0 ? 'up' : 'down', states };
  }

  private report(reply: FastifyReply, parts: Readonly<Record<string, Part>>) {
    const up = Object.values(parts).every(({ status }) => status === 'up');
    reply.status(up ? 200 : 503);
    return { status: up ? 'up' : 'down', parts };
  }
}

const answers = async (ask: () => Promise<unknown>): Promise<Part> =>
  inTime(PATIENCE, Promise.resolve().then(ask), () => new Error('no answer')).then((): Part => ({ status: 'up' }), (): Part => ({ status: 'down' }));
