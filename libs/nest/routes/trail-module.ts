import { Get, Module, type DynamicModule } from '@nestjs/common';
import { covers, reject, EXAMINERS, type Revision } from '#kernel';
import { grantsAt, type HistoryEntry, type Principal } from '#runtime';
import { OF_CLOSED, unlisted } from '../access/examiners.js';
import { Roles } from '../access/permission.js';
import { historyFor, readerOf } from '../answers/disclosed.js';
import { freshFromLog, showFreshness, type Shown } from '../answers/freshness.js';
import { storedAmong } from '../answers/stored-documents.js';
import { historyCursor, historyFrom } from '../answers/history-cursor.js';
import type { HttpOptions } from '../http-options.js';
import { refuseUnknown, single, type RawQuery } from '../input/common-parameters.js';
import { limitOf } from '../input/query-parameters.js';
import { pathIdOf } from '../input/request-headers.js';
import { addRoute, busQuery, emptyController } from './generated-routes.js';

interface TrailQuestion {
  readonly principal: Principal;
  readonly category: string;
  readonly id: string;
  readonly limit: number;
  readonly from?: Revision;
}
interface TrailAnswer extends Shown {
  readonly items: readonly HistoryEntry[];
  readonly nextCursor?: string;
}

const PARAMETERS: ReadonlySet<string> = new Set(['limit', 'cursor']);

@Module({})
class TrailModule {}

/**
 * The history of every stream that no list shows, for examiners. Whose a register is, its acts tell: a reader sees it
 * whose regions cover those of all of them.
 */
export const trailModule = (options: Pick<HttpOptions, 'tables' | 'queries'>): DynamicModule => {
  const categories = new Set(unlisted(options));
  const controller = emptyController();
  const trail = busQuery<TrailQuestion, TrailAnswer>('Trail', answerTrail);
  addRoute(
    controller,
    'trail',
    async function (request, reply) {
      const parameters = request.query as RawQuery;
      refuseUnknown(parameters, PARAMETERS);
      const { category } = request.params as { readonly category: string };
      const id = pathIdOf(request.params);
      if (!categories.has(category)) throw reject('E_NOT_FOUND', { details: { id } });
      const cursor = single(parameters, 'cursor');
      return showFreshness(
        reply,
        await trail.ask(this.queries, {
          principal: request.principal!,
          category,
          id,
          limit: limitOf(parameters),
          ...(cursor !== undefined && { from: historyFrom(`${category} ${id}`, cursor) }),
        }),
      );
    },
    Get('trail/:category/:id'),
    Roles(...EXAMINERS),
  );
  return { module: TrailModule, controllers: [controller], providers: [trail.provider] };
};

/** What the reader may not examine is answered like what does not exist. */
const answerTrail = async (
  { principal, category, id, ...page }: TrailQuestion,
  options: HttpOptions,
): Promise<TrailAnswer> => {
  const now = options.clock.now();
  const shown = await freshFromLog(options);
  const { next, scopes, ...steps } = await options.histories.of(category, id, page);
  const closed = options.tables.some(
    ({ decider, ofClosedDocuments }) => ofClosedDocuments && decider.category === category,
  );
  const examiners = closed ? OF_CLOSED : EXAMINERS;
  const grants = grantsAt(principal, now).filter(({ role }) => examiners.includes(role));
  if (![...scopes].every((scope) => grants.some((grant) => covers(grant.scope, scope))))
    throw reject('E_NOT_FOUND', { details: { id } });
  const kept = await storedAmong(steps.items, options);
  return {
    items: kept.seen(historyFor(readerOf({}, principal, now), {}, { ...steps, scopes }, kept.hold)),
    ...(next !== undefined && { nextCursor: historyCursor(`${category} ${id}`, next) }),
    ...shown,
  };
};
