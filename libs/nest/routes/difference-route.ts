import { Get, type Type } from '@nestjs/common';
import { heldAsEver, type Document, type Instant, type Revision } from '#kernel';
import { changes, type Change, type HistoryEntry, type Moment, type Principal } from '#runtime';
import { Roles } from '../access/permission.js';
import { documentFor, historyFor, readerOf } from '../answers/disclosed.js';
import { showFreshness, type Shown } from '../answers/freshness.js';
import { storedAmong } from '../answers/stored-documents.js';
import { historyCursor, historyFrom } from '../answers/history-cursor.js';
import type { HttpOptions } from '../http-options.js';
import { refuseUnknown, single, type RawQuery } from '../input/common-parameters.js';
import { limitOf } from '../input/query-parameters.js';
import { pathIdOf } from '../input/request-headers.js';
import { requireStep } from '../input/revision-parameters.js';
import { requireEnd, requireOrder, spanOf, stepsOf } from '../input/span.js';
import { addRoute, busQuery, type RouteContext } from './generated-routes.js';
import { readable, readableToday, type RecordQuery } from './readable-item.js';

interface DifferenceQuestion {
  readonly principal: Principal;
  readonly id: string;
  readonly begin: Moment;
  /** Absent: the last step. */
  readonly end?: Moment;
  readonly limit: number;
  /** Where a later page begins. */
  readonly from?: Revision;
}
interface DifferenceAnswer extends Shown {
  readonly since: Instant;
  readonly fromRevision?: Revision;
  readonly toRevision?: Revision;
  readonly before?: Document;
  readonly after?: Document;
  readonly changes?: readonly Change[];
  readonly items: readonly HistoryEntry[];
  readonly nextCursor?: string;
}

const PARAMETERS: ReadonlySet<string> = new Set(['since', 'asOf', 'fromRevision', 'toRevision', 'limit', 'cursor']);

/** A cursor is good for one record and one span. */
const spanName = (id: string, begin: Moment, end: Moment): string => `${id} ${begin} ${end}`;

/** @throws Rejection `E_MALFORMED` */
const askedSpan = (
  parameters: RawQuery,
  id: string,
  now: Instant,
): Pick<DifferenceQuestion, 'begin' | 'end' | 'from'> => {
  const [steps, cursor] = [stepsOf(parameters), single(parameters, 'cursor')];
  const { since, asOf } = steps ? { since: steps.fromRevision, asOf: steps.toRevision } : spanOf(parameters, now);
  requireEnd(asOf, cursor, steps ? 'toRevision' : 'asOf');
  const end = asOf ?? (steps ? undefined : now);
  return {
    begin: since,
    ...(end !== undefined && { end }),
    ...(cursor !== undefined && { from: historyFrom(spanName(id, since, asOf!), cursor) }),
  };
};

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
      const id = pathIdOf(request.params);
      return showFreshness(
        reply,
        await difference.ask(this.queries, {
          ...askedSpan(parameters, id, this.options.clock.now()),
          principal: request.principal!,
          id,
          limit: limitOf(parameters),
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
  { id, principal, begin, end: asked, limit, from }: DifferenceQuestion,
  options: HttpOptions,
): Promise<DifferenceAnswer> => {
  const today = await readableToday(query, principal, id, options);
  const reader = readerOf(query, principal, options.clock.now());
  const at = await options.histories.documentAt(query.category, id, asked ?? options.clock.now());
  const end = asked ?? at.last;
  if (typeof begin === 'number' && typeof end === 'number') {
    requireStep(end, at.last, 'toRevision');
    requireStep(begin, at.last, 'fromRevision');
    requireOrder(begin, end);
  }
  const { next, ...steps } = await options.histories.of(query.category, id, {
    limit,
    after: begin,
    until: end,
    ...(from !== undefined && { from }),
  });
  const ofSteps = await storedAmong(steps.items, options);
  const past = await options.histories.documentAt(query.category, id, begin);
  const answer = {
    ...spanTold([begin, past.recordedAt], [end, at.recordedAt], options.clock.now()),
    items: ofSteps.seen(historyFor(reader, today, steps, ofSteps.hold)),
    ...(next !== undefined && { nextCursor: historyCursor(spanName(id, begin, end), next) }),
    position: at.position,
    stale: false,
  };
  if (from !== undefined) return answer;
  const kept = await storedAmong([past.document ?? {}, at.document ?? {}], options);
  const held = kept.hold(heldAsEver(steps.documents));
  const shown = (found: object | undefined): Document | undefined => {
    const document = readable(query, principal, found, options);
    return document && kept.seen(documentFor(reader, { id, ...document }, held));
  };
  const before = shown(past.document);
  const after = shown(at.document);
  // Compared as the reader sees them, so that what is hidden at both instants tells nothing.
  return { ...(before && { before }), ...(after && { after }), changes: changes(before, after), ...answer };
};

type End = readonly [moment: Moment, recordedAt: Instant | undefined];

/** The span as instants; of steps when each was recorded, beside their revisions. */
const spanTold = ([begin, begun]: End, [end, ended]: End, now: Instant) => ({
  since: typeof begin === 'number' ? (begun ?? now) : begin,
  ...(typeof begin === 'number' && { fromRevision: begin }),
  ...(typeof end === 'number' && { toRevision: end }),
  asOf: typeof end === 'number' ? (ended ?? now) : end,
});
