import { Get, Module, type DynamicModule, type Type } from '@nestjs/common';
import {
  NATIONAL,
  Slices,
  collectionOf,
  heldAsEver,
  personRefs,
  reject,
  zoneOf,
  type Document,
  type FindQuery,
  type Instant,
  type Position,
  type Revision,
  type Zone,
} from '#kernel';
import type { HistoryEntry, ModelQuery, Principal } from '#runtime';
import { acceptedFormat } from '../refusals/accepted.js';
import { sendExport } from '../answers/exports.js';
import {
  freshFromLog,
  freshnessOf,
  notLater,
  readModelsOf,
  showFreshness,
  type ListAnswer,
  type Shown,
} from '../answers/freshness.js';
import { addRoute, busQuery, emptyController, type RouteContext } from './generated-routes.js';
import { historyCursor, historyFrom } from '../answers/history-cursor.js';
import type { HttpOptions } from '../http-options.js';
import { shownRow } from '../operations/measures.js';
import { Roles } from '../access/permission.js';
import {
  awaited,
  instantOf,
  limitOf,
  listReader,
  refuseDescribed,
  refusePaging,
  refuseSeparated,
  refuseUnknown,
  requireKnownRegions,
  single,
  type ListAsk,
  type RawQuery,
} from '../input/query-parameters.js';
import { isReadable, readableOf } from '../access/reader-scope.js';
import { documentFor, historyFor, readerOf } from '../answers/disclosed.js';
import { heldInPast, type Identified } from '../answers/held-in-past.js';
import { pathIdOf } from '../input/request-headers.js';

interface ItemAnswer extends Shown {
  readonly item: Document;
}
interface HistoryAnswer extends Shown {
  readonly items: readonly HistoryEntry[];
  readonly nextCursor?: string;
}

interface Reader {
  readonly principal: Principal;
}
type ListQuestion = ListAsk & Reader;
type HistoryQuestion = Reader & { readonly id: string; readonly limit: number; readonly from?: Revision };
type ItemQuestion = Reader & { readonly id: string; readonly asOf?: Instant; readonly after?: Position };

@Module({})
class QueryModule {}

/** Lists, details and histories of all queries, each asked over the query bus. */
export const queryModule = (queries: readonly ModelQuery[]): DynamicModule => {
  const controllers: Type[] = [];
  const providers: Type[] = [];
  for (const query of queries) {
    const controller = emptyController();
    controllers.push(controller);
    providers.push(
      addList(controller, query),
      ...(query.total ? [] : [addItem(controller, query)]),
      ...(query.category ? [addHistory(controller, query)] : []),
    );
  }
  return { module: QueryModule, controllers, providers };
};

const addList = (controller: Type<RouteContext>, query: ModelQuery): Type => {
  const read = listReader(query);
  const list = busQuery<ListQuestion, ListAnswer>(`List:${query.path}`, (ask, options) =>
    answerList(query, ask, options),
  );
  addRoute(
    controller,
    'list',
    async function (request, reply) {
      const parameters = request.query as RawQuery;
      const ask: ListQuestion = {
        ...read(parameters, request.headers['sinergi-position']),
        principal: request.principal!,
      };
      requireKnownRegions(query, ask, this.options.knowsRegion);
      const format = ask.format ?? acceptedFormat(request.headers.accept);
      if (format !== 'csv') refuseSeparated(parameters);
      if (format === 'json') {
        refuseDescribed(parameters);
        return showFreshness(reply, await list.ask(this.queries, ask));
      }
      refusePaging(parameters);
      const { after, ...later } = ask;
      const { sort, ...unsorted } = ask.find;
      const how = {
        format,
        separator: ask.separator ?? ',',
        described: ask.described ?? false,
        zone: zoneOfReader(request.principal!, query, this.options),
        asked: {
          parameters: parameters as Readonly<Record<string, string>>,
          principal: request.principal!,
          now: this.options.clock.now(),
        },
        attribution: this.options.attribution,
        places: this.options.places,
        codeLists: this.options.codeLists ?? [],
      } as const;
      return sendExport(query, how, reply, ({ byId, ...page }) =>
        list.ask(this.queries, {
          ...later,
          ...(after && !byId && !page.cursor && { after }),
          find: { ...unsorted, ...(sort && !byId && { sort }), ...page },
        }),
      );
    },
    Get(query.path),
    Roles(...query.roles),
  );
  return list.provider;
};

/**
 * By whose calendar a file is dated: that of the one region, or of several in one zone, that the reader sees; Jakarta's
 * for all others.
 */
const zoneOfReader = (principal: Principal, query: ModelQuery, { clock }: HttpOptions): Zone => {
  const zones = new Set((readableOf(query, principal, clock.now()) ?? []).map(zoneOf));
  const [zone] = zones;
  return zone && zones.size === 1 ? zone : zoneOf(NATIONAL);
};

const answerList = async (
  query: ModelQuery,
  { find, principal, ...asked }: ListQuestion,
  options: HttpOptions,
): Promise<ListAnswer> => {
  const { model, scopeField, consumer } = query;
  const within = readableOf(query, principal, options.clock.now());
  const { models, shown, seen } = await readModelsOf(options, consumer, asked);
  if (asksForPerson(find)) return { items: [], ...shown };
  const scoped: FindQuery = scopeField && within ? { ...find, scope: { field: scopeField, within } } : find;
  const { items, cursor } = await models.find(collectionOf(model), scoped);
  const { total } = query;
  if (total) {
    const rows = items.map(({ id, doc }) => ({ id, ...shownRow(total, doc!, options.places) }));
    return { items: rows, ...(cursor && { nextCursor: cursor }), ...shown };
  }
  const reader = readerOf(query, principal, options.clock.now());
  const found = items.map(({ id, doc }): Identified => ({ id, ...doc }));
  const held = await heldInPast(query, { past: asked.asOf !== undefined, upTo: seen }, found, options);
  const documents: Document[] = [];
  const slices = new Slices();
  for (const document of found) {
    documents.push(
      documentFor(reader, { ...document, ...(await beside(query, principal, document, options)) }, held(document)),
    );
    if (slices.due) await slices.pass();
  }
  return { items: documents, ...(cursor && { nextCursor: cursor }), ...shown };
};

const beside = async (
  query: ModelQuery,
  principal: Principal,
  document: Document,
  { clock }: HttpOptions,
): Promise<object> => (query.beside ? query.beside(document, principal, clock.now()) : {});

const addItem = (controller: Type<RouteContext>, query: ModelQuery): Type => {
  const known = new Set(query.category ? ['after', 'asOf'] : ['after']);
  const item = busQuery<ItemQuestion, ItemAnswer>(`Show:${query.path}`, (ask, options) =>
    ask.asOf ? answerAsOf(query, ask, ask.asOf, options) : answerItem(query, ask, options),
  );
  addRoute(
    controller,
    'item',
    async function (request, reply) {
      const parameters = request.query as RawQuery;
      refuseUnknown(parameters, known);
      const [asOf, after] = [instantOf(parameters, 'asOf'), awaited(parameters, request.headers['sinergi-position'])];
      const ask = {
        principal: request.principal!,
        id: pathIdOf(request.params),
        ...(asOf && { asOf }),
        ...(after && { after }),
      };
      return showFreshness(reply, await item.ask(this.queries, ask));
    },
    Get(`${query.path}/:id`),
    Roles(...query.roles),
  );
  return item.provider;
};

const answerItem = async (
  query: ModelQuery,
  { id, principal, after }: ItemQuestion,
  options: HttpOptions,
): Promise<ItemAnswer> => {
  const shown = await freshnessOf(options, query.consumer, after);
  const stored = await options.readStore.get(collectionOf(query.model), id);
  const { item: found, reader } = readableItem(query, principal, id, stored?.doc, options);
  const held = await heldInPast(query, { past: false, upTo: shown.position }, [found], options);
  const item = documentFor(reader, found, held(found));
  return { item: { ...item, ...(await beside(query, principal, item, options)) }, ...shown };
};

const answerAsOf = async (
  query: ModelQuery,
  { id, principal }: ItemQuestion,
  asOf: Instant,
  options: HttpOptions,
): Promise<ItemAnswer> => {
  const { document, position, documents } = await options.histories.documentAt(query.category!, id, asOf);
  const { item, reader } = readableItem(query, principal, id, document, options);
  return {
    item: documentFor(reader, item, heldAsEver(documents)),
    asOf: notLater(asOf, options.clock.now()),
    position,
    stale: false,
  };
};

const HISTORY: ReadonlySet<string> = new Set(['limit', 'cursor']);

const addHistory = (controller: Type<RouteContext>, query: ModelQuery): Type => {
  const history = busQuery<HistoryQuestion, HistoryAnswer>(
    `History:${query.path}`,
    async ({ id, principal, ...page }, options) => {
      const stored = await options.readStore.get(collectionOf(query.model), id);
      const document =
        readable(query, principal, stored?.doc, options) ??
        readable(
          query,
          principal,
          (await options.histories.documentAt(query.category!, id, options.clock.now())).document,
          options,
        );
      if (!document) throw reject('E_NOT_FOUND', { details: { id } });
      const shown = await freshFromLog(options);
      const { next, ...steps } = await options.histories.of(query.category!, id, page);
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

/** What the reader may not read is answered like what does not exist. */
const readableItem = (
  query: ModelQuery,
  principal: Principal,
  id: string,
  document: Document | null | undefined,
  options: HttpOptions,
) => {
  const found = readable(query, principal, document, options);
  if (!found) throw reject('E_NOT_FOUND', { details: { id } });
  const item: Identified = { id, ...found };
  return { item, reader: readerOf(query, principal, options.clock.now()) };
};

const readable = (
  query: ModelQuery,
  principal: Principal,
  document: Document | null | undefined,
  { clock }: HttpOptions,
): Document | undefined => {
  const regions = readableOf(query, principal, clock.now());
  return document && isReadable(document, query.scopeField, regions) ? document : undefined;
};

/** Nobody learns whom a record names by asking for a person. */
export const asksForPerson = ({ filter = {}, search = '' }: FindQuery): boolean =>
  personRefs(JSON.stringify([filter, search])).length > 0;
