import { Get, type Type } from '@nestjs/common';
import { heldAsEver, type Document, type Instant, type Revision } from '#kernel';
import { changes, type Change, type HistoryEntry, type Principal } from '#runtime';
import { Roles } from '../access/permission.js';
import { documentFor, historyFor, readerOf } from '../answers/disclosed.js';
import { showFreshness, type Shown } from '../answers/freshness.js';
import { historyCursor, historyFrom } from '../answers/history-cursor.js';
import type { HttpOptions } from '../http-options.js';
import { refuseUnknown, single, type RawQuery } from '../input/common-parameters.js';
import { limitOf } from '../input/query-parameters.js';
import { pathIdOf } from '../input/request-headers.js';
import { requireEnd, spanOf } from '../input/span.js';
import { addRoute, busQuery, type RouteContext } from './generated-routes.js';
import { readable, readableToday, type RecordQuery } from './readable-item.js';

interface DifferenceQuestion {
  readonly principal: Principal;
  readonly id: string;
  readonly since: Instant;
  readonly asOf: Instant;
  readonly limit: number;
  /** Of a later page, which tells the steps alone. */
  readonly from?: Revision;
}
interface DifferenceAnswer extends Shown {
  readonly since: Instant;
  readonly before?: Document;
  readonly after?: Document;
  readonly changes?: readonly Change[];
  readonly items: readonly HistoryEntry[];
  readonly nextCursor?: string;
}

const PARAMETERS: ReadonlySet<string> = new Set(['since', 'asOf', 'limit', 'cursor']);

/** A cursor is good for one record and one span. */
const spanName = (id: string, { since, asOf }: Pick<DifferenceQuestion, 'since' | 'asOf'>): string =>
  `${id} ${since} ${asOf}`;

/** What was known of one record at two instants, and every step in between: who changed what, on whose authority. */
export const addDifference = (controller: Type<RouteContext>, query: RecordQuery): Type => {
  const difference = busQuery<DifferenceQuestion, DifferenceAnswer>(`Difference:${query.path}`, (ask, options) =>
    answerDifference(query, ask, options),
  );
  addRoute(
    controller,
    'difference',
    async function (request, reply) {
      const parameters = request.query as RawQuery;
      refuseUnknown(parameters, PARAMETERS);
      const [id, cursor, now] = [pathIdOf(request.params), single(parameters, 'cursor'), this.options.clock.now()];
      const span = spanOf(parameters, now);
      requireEnd(span, cursor);
      const asked = { asOf: now, ...span };
      return showFreshness(
        reply,
        await difference.ask(this.queries, {
          ...asked,
          principal: request.principal!,
          id,
          limit: limitOf(parameters),
          ...(cursor !== undefined && { from: historyFrom(spanName(id, asked), cursor) }),
        }),
      );
    },
    Get(`${query.path}/:id/difference`),
    Roles(...query.roles),
  );
  return difference.provider;
};

const answerDifference = async (
  query: RecordQuery,
  { id, principal, since, asOf, limit, from }: DifferenceQuestion,
  options: HttpOptions,
): Promise<DifferenceAnswer> => {
  const today = await readableToday(query, principal, id, options);
  const reader = readerOf(query, principal, options.clock.now());
  const { next, ...steps } = await options.histories.of(query.category, id, {
    limit,
    after: since,
    until: asOf,
    ...(from !== undefined && { from }),
  });
  const at = await options.histories.documentAt(query.category, id, asOf);
  const answer = {
    since,
    items: historyFor(reader, today, steps),
    ...(next !== undefined && { nextCursor: historyCursor(spanName(id, { since, asOf }), next) }),
    asOf,
    position: at.position,
    stale: false,
  };
  if (from !== undefined) return answer;
  const held = heldAsEver(steps.documents);
  const shown = (found: object | undefined): Document | undefined => {
    const document = readable(query, principal, found, options);
    return document && documentFor(reader, { id, ...document }, held);
  };
  const before = shown((await options.histories.documentAt(query.category, id, since)).document);
  const after = shown(at.document);
  // Compared as the reader sees them, so that what is hidden at both instants tells nothing.
  return { ...(before && { before }), ...(after && { after }), changes: changes(before, after), ...answer };
};
