import { Controller, Get, Inject, Res } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { latest, type Instant, type Position } from '#kernel';
import type { Freshness } from '#runtime';
import { SignedIn } from '../access/permission.js';
import { freshFromLog, notLater } from '../answers/freshness.js';
import { HTTP_OPTIONS, type HttpOptions } from '../http-options.js';

const earlier = (one: Freshness, other: Freshness): Freshness => ({
  position: latest(one.position, other.position) === one.position ? other.position : one.position,
  asOf: notLater(one.asOf, other.asOf),
});

/** Changes whenever what any of them shows may have changed, also while another one stands still. */
const markOf = (known: readonly Freshness[]): string =>
  createHash('sha256')
    .update(known.map(({ position }) => position).join(' '))
    .digest('base64url')
    .slice(0, 16);

/** For a page that asks now and then whether there is something new. */
@Controller('v1')
export class PositionController {
  private readonly consumers: readonly string[];

  constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {
    const { queries, publicQueries = [], totals } = options;
    this.consumers = [...new Set([...queries, ...publicQueries, ...totals].map(({ consumer }) => consumer))];
  }

  /**
   * Up to where every read model shows everything. What is known already is told: only a process that keeps no read
   * model, and has not looked yet at where one stands, looks.
   */
  @Get('position')
  @SignedIn()
  async position(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly asOf: Instant; readonly position: Position; readonly models: string }> {
    const { board } = this.options;
    const known = await Promise.all(this.consumers.map((name) => board.known(name) ?? board.freshness(name)));
    const [first, ...others] = known;
    const { position, asOf } = first ? others.reduce(earlier, first) : await freshFromLog(this.options);
    reply.headers({ 'Sinergi-Position': position, 'As-Of': asOf });
    return { asOf, position, models: markOf(known) };
  }
}
