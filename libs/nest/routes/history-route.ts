import { Get, type Type } from '@nestjs/common';
import type { Revision } from '#kernel';
import type { HistoryEntry, Principal } from '#runtime';
import { Roles } from '../access/permission.js';
import { historyFor, readerOf } from '../answers/disclosed.js';
import { freshFromLog, showFreshness, type Shown } from '../answers/freshness.js';
import { historyCursor, historyFrom } from '../answers/history-cursor.js';
import { refuseUnknown, single, type RawQuery } from '../input/common-parameters.js';
import { limitOf } from '../input/query-parameters.js';
import { pathIdOf } from '../input/request-headers.js';
import { addRoute, busQuery, type RouteContext } from './generated-routes.js';
import { readableToday, type RecordQuery } from './readable-item.js';

interface HistoryQuestion {
  readonly principal: Principal;
  readonly id: string;
  readonly limit: number;
  readonly from?: Revision;
}
interface HistoryAnswer extends Shown {
  readonly items: readonly HistoryEntry[];
  readonly nextCursor?: string;
}

const HISTORY: ReadonlySet<string> = new Set(['limit', 'cursor']);

/** The steps of one document of a query. */
export const addHistory = (controller: Type<RouteContext>, query: RecordQuery): Type => {
  const history = busQuery<HistoryQuestion, HistoryAnswer>(
    `History:${query.path}`,
    async ({ id, principal, ...page }, options) => {
      const document = await readableToday(query, principal, id, options);
      const shown = await freshFromLog(options);
      const { next, ...steps } = await options.histories.of(query.category, id, page);
      const items = historyFor(readerOf(query, principal, options.clock.now()), document, steps);
      return { items, ...(next !== undefined && { nextCursor: historyCursor(id, next) }), ...shown };
    },
  );
  addRoute(
    controller,
    'history',
    async function (request, reply) {
      const parameters = request.query as RawQuery;
      refuseUnknown(parameters, HISTORY);
      const [id, cursor] = [pathIdOf(request.params), single(parameters, 'cursor')];
      return showFreshness(
        reply,
        await history.ask(this.queries, {
          principal: request.principal!,
          id,
          limit: limitOf(parameters),
          ...(cursor !== undefined && { from: historyFrom(id, cursor) }),
        }),
      );
    },
    Get(`${query.path}/:id/history`),
    Roles(...query.roles),
  );
  return history.provider;
};
