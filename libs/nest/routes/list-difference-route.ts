import { Get, type Type } from '@nestjs/common';
import { Slices, collectionOf, type Document, heldAsNow, type FindQuery, type Instant } from '#kernel';
import { changes, type Change, type ModelQuery, type Principal } from '#runtime';
import { Roles } from '../access/permission.js';
import { isReadable, readableOf } from '../access/reader-scope.js';
import { documentFor, readerOf } from '../answers/disclosed.js';
import { readModelsOf, showFreshness, type Shown } from '../answers/freshness.js';
import { storedAmong } from '../answers/stored-documents.js';
import { heldInPast } from '../answers/held-in-past.js';
import { mergedById, type Pair, type Place } from '../answers/merged-by-id.js';
import { placeCursor, placeFrom } from '../answers/place-cursor.js';
import type { HttpOptions } from '../http-options.js';
import { single, type RawQuery } from '../input/common-parameters.js';
import { lookedUp } from '../answers/looked-up.js';
import { LARGE, OF_DIFFERENCES, listReader, requireKnownRegions } from '../input/query-parameters.js';
import { spanOf, type Span } from '../input/span.js';
import { addRoute, busQuery, type RouteContext } from './generated-routes.js';
import { asksForPerson } from './list-route.js';
import { isShown } from './readable-item.js';

interface ListDifferenceQuestion extends Span {
  readonly principal: Principal;
  readonly find: FindQuery;
  readonly cursor?: string;
}

/** One object that came into the selection, left it, or changed in it. */
interface ListedDifference {
  readonly id: string;
  readonly kind: 'ENTERED' | 'LEFT' | 'CHANGED';
  readonly changes: readonly Change[];
}

interface ListDifferenceAnswer extends Shown {
  readonly since: Instant;
  readonly items: readonly ListedDifference[];
  readonly nextCursor?: string;
}

/** Objects that one answer compares at most; it ends there with a cursor, whatever it has found. */
const MOST_COMPARED = 5_000;

/** What changed in a selection between two instants. */
export const addListDifference = (controller: Type<RouteContext>, query: ModelQuery): Type => {
  const read = listReader(query, OF_DIFFERENCES);
  const difference = busQuery<ListDifferenceQuestion, ListDifferenceAnswer>(
    `ListDifference:${query.path}`,
    (ask, options) => answerDifference(query, ask, options),
  );
  addRoute(
    controller,
    'listDifference',
    async function (request, reply) {
      const parameters = request.query as RawQuery;
      const { find, ...asked } = read(parameters, undefined);
      requireKnownRegions(query, { find }, this.options.knowsRegion);
      const cursor = single(parameters, 'cursor');
      return showFreshness(
        reply,
        await difference.ask(this.queries, {
          ...spanOf(parameters, this.options.clock.now()),
          ...asked,
          principal: request.principal!,
          find,
          ...(cursor !== undefined && { cursor }),
        }),
      );
    },
    Get(`${query.path}/difference`),
    Roles(...query.roles),
  );
  return difference.provider;
};

const answerDifference = async (
  query: ModelQuery,
  { principal, find: given, since, asOf, cursor }: ListDifferenceQuestion,
  options: HttpOptions,
): Promise<ListDifferenceAnswer> => {
  const { model, scopeField, consumer } = query;
  const looking = await lookedUp(query, given);
  const within = readableOf({ ...query, roles: looking.roles }, principal, options.clock.now());
  // Each end shows what the query showed at its own instant.
  const [old, now] = [
    { ...(await readModelsOf(options, consumer, { asOf: since })), at: since },
    { ...(await readModelsOf(options, consumer, asOf ? { asOf } : {})), at: asOf ?? options.clock.now() },
  ];
  if (!looking.find || asksForPerson(given)) return { since, items: [], ...now.shown };
  const { limit, sort: _sort, bytes: _bytes, cursor: _cursor, ...filters } = looking.find;
  const selection = { ...filters, ...(scopeField && within && { scope: { field: scopeField, within } }) };
  const find: FindQuery = { ...selection, limit, bytes: LARGE };
  const collection = collectionOf(model);
  const ends = [old, now].map(({ models, at }) => {
    const only = query.only?.(at);
    return (page: FindQuery) => models.find(collection, { ...page, ...(only && { only }) });
  }) as unknown as Parameters<typeof mergedById>[0];
  const name = JSON.stringify([query.path, since, asOf, selection]);
  const pairs = mergedById(ends, find, cursor === undefined ? undefined : placeFrom(name, cursor));

  const different: Pair[] = [];
  let [place, compared, size, more]: [Place | undefined, number, number, boolean] = [undefined, 0, 0, false];
  const slices = new Slices();
  for await (const pair of pairs) {
    more = different.length === limit || compared === MOST_COMPARED || size >= LARGE;
    if (more) break;
    [place, compared] = [pair.place, compared + 1];
    const [before, after] = [JSON.stringify(pair.before), JSON.stringify(pair.after)];
    if (before !== after) {
      different.push(pair);
      size += (before?.length ?? 0) + (after?.length ?? 0);
    }
    if (slices.due) await slices.pass();
  }

  /** The object outside the selection: why it left, or what it was before it came. */
  const elsewhere = async ({ models, at }: typeof old, id: string): Promise<Document | undefined> => {
    const doc = (await models.get(collection, id))?.doc;
    return doc && isReadable(doc, scopeField, within) && isShown(query, doc, at) ? doc : undefined;
  };
  const whole = await Promise.all(
    different.map(async ({ id, before, after }) => ({
      id,
      kind: before ? (after ? ('CHANGED' as const) : ('LEFT' as const)) : ('ENTERED' as const),
      before: before ?? (await elsewhere(old, id)),
      after: after ?? (await elsewhere(now, id)),
    })),
  );
  const seen = old.seen > now.seen ? old.seen : now.seen;
  const held = await heldInPast(
    query,
    { past: true, upTo: seen },
    whole.map(({ id, before, after }) => ({ ...(before ?? after)!, id })),
    options,
  );
  const kept = await storedAmong(
    whole.map(({ before, after }) => [before ?? {}, after ?? {}]),
    options,
  );
  const reader = readerOf(query, principal, options.clock.now());
  const shown = (id: string, document: Document | undefined): Document | undefined => {
    if (!document) return undefined;
    const of = held({ ...document, id }) ?? heldAsNow(document);
    return documentFor(reader, { id, ...document }, kept.hold(of));
  };
  const items: ListedDifference[] = [];
  for (const { id, kind, before, after } of whole) {
    const told = changes(shown(id, before), shown(id, after));
    // What is hidden at both instants is no difference to this reader.
    if (kind !== 'CHANGED' || told.length > 0) items.push({ id, kind, changes: told });
    if (slices.due) await slices.pass();
  }
  return { since, items, ...(more && place && { nextCursor: placeCursor(name, place) }), ...now.shown };
};
