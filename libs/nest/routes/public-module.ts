import { Get, Module, type DynamicModule, type Type } from '@nestjs/common';
import { NATIONAL, collectionOf, heldAsNow, reject, zoneOf, type Document } from '#kernel';
import type { MayKnow, PublicQuery } from '#runtime';
import { turns } from '#threads';
import { documentFor } from '../answers/disclosed.js';
import { sendTable } from '../answers/exports.js';
import type { Identified } from '../answers/held-in-past.js';
import { NO_MATCHES, matchesOf } from '../answers/matches.js';
import { storedAmong } from '../answers/stored-documents.js';
import { freshnessOf, showFreshness, type ListAnswer, type Shown } from '../answers/freshness.js';
import { addRoute, busQuery, emptyController, type RouteContext } from './generated-routes.js';
import type { HttpOptions } from '../http-options.js';
import { Public } from '../access/permission.js';
import { asksForPerson } from './list-route.js';
import { chosenOf, onlyChosen, type Chosen } from '../input/chosen-fields.js';
import { refuseUnknown, type RawQuery } from '../input/common-parameters.js';
import { refuseOfPages, refusePaging, refuseSeparated } from '../input/export-parameters.js';
import { malformed } from '../refusals/problem.js';
import { shownRow } from '../operations/measures.js';
import { listReader, requireKnownRegions, type ListAsk } from '../input/query-parameters.js';
import { pathIdOf } from '../input/request-headers.js';
import { isShown } from './readable-item.js';

interface ItemAsk {
  readonly id: string;
  readonly chosen?: Chosen;
}
interface ItemAnswer extends Shown {
  readonly item: Document;
}

@Module({})
class PublicModule {}

/** Lists and details that anybody may ask, and keep for a while: each over a read model of its own. */
export const publicModule = (queries: readonly PublicQuery[]): DynamicModule => {
  const controllers: Type[] = [];
  const providers: Type[] = [];
  for (const query of queries) {
    const controller = emptyController();
    controllers.push(controller);
    providers.push(addList(controller, query), ...(query.total ? [] : [addItem(controller, query)]));
  }
  return { module: PublicModule, controllers, providers };
};

/** Who may keep the answer, and for how long. Set when there is one: refusals are kept by nobody. */
const mayBeKept = ({ maxAge }: PublicQuery) => ['Cache-Control', `public, max-age=${maxAge}`] as const;

/** Even what every reader of a record may know is not for all. */
const knownToAll: MayKnow = (what) => what === 'PUBLIC';

/**
 * What a public model holds of persons or closed documents is hidden like from any reader without rights; a document is
 * as closed as where its keeper has it, from the moment on at which it was closed or voided there.
 */
const shownToAll = async (
  { shown = (document) => document, enteredBy = () => undefined }: PublicQuery,
  found: readonly Document[],
  chosen: Chosen | undefined,
  options: HttpOptions,
): Promise<readonly Document[]> => {
  const kept = await storedAmong(found, options);
  const anybody = { know: knownToAll, enteredBy };
  return found.map((document) => {
    const { id } = document as Identified;
    const open = shown(documentFor(anybody, document, kept.hold(heldAsNow(document), 'SECRET')));
    return onlyChosen({ id, ...open }, chosen);
  });
};

/** Of all tables of the process, page by page: whoever reads slowly keeps nobody waiting. */
export const PUBLIC_TABLES = {
  atOnce: 1,
  waiting: 100,
  ofOne: 20,
  words: ['Banyak daftar lain sedang disusun', 'Many other lists are being made'],
} as const;
const inTurnOfAll = turns(PUBLIC_TABLES);

type PublicAsk = ListAsk & {
  /** Ids of documents that are left out. */
  readonly without?: ReadonlySet<string>;
};

/** What anybody may ask is as it is now, in JSON page by page or as one table. */
const OF_PUBLIC_LISTS = ['sort', 'limit', 'cursor', 'fields', 'count', 'format', 'separator'] as const;

const requireOpenForm = (format: ListAsk['format']): void => {
  if (format === undefined || format === 'json' || format === 'csv') return;
  throw malformed(
    'format',
    'Daftar untuk umum hanya dalam json atau csv.',
    'A list for the public comes in json or csv alone.',
  );
};

const addList = (controller: Type<RouteContext>, query: PublicQuery): Type => {
  const { path, model, consumer } = query;
  const read = listReader({ ...query, roles: [] }, OF_PUBLIC_LISTS);
  const list = busQuery<PublicAsk, ListAnswer>(`PublicList:${path}`, async (ask, options) => {
    const { find, chosen, counted, without } = ask;
    const shown = await freshnessOf(options, consumer, undefined);
    if (asksForPerson(find)) return { items: [], ...(counted && { matches: NO_MATCHES }), ...shown };
    const only = query.only?.(options.clock.now());
    const asked = { ...find, ...(only && { only }) };
    const page = await options.readStore.find(collectionOf(model), asked);
    const { cursor } = page;
    const items = without ? page.items.filter(({ id }) => !without.has(id)) : page.items;
    const { total } = query;
    return {
      items: total
        ? items.map(({ id, doc }) => onlyChosen({ id, ...shownRow(total, doc!, options.places) }, chosen))
        : await shownToAll(
            query,
            items.map(({ id, doc }) => ({ id, ...doc })),
            chosen,
            options,
          ),
      ...(cursor && { nextCursor: cursor }),
      ...(counted && { matches: await matchesOf(options.readStore, collectionOf(model), asked, page) }),
      ...shown,
    };
  });
  addRoute(
    controller,
    'list',
    async function (request, reply) {
      const asked = request.query as RawQuery;
      const ask = read(asked, undefined);
      requireOpenForm(ask.format);
      requireKnownRegions(query, ask, this.options.knowsRegion);
      if (ask.format !== 'csv') {
        refuseSeparated(asked);
        const answer = showFreshness(reply, await list.ask(this.queries, ask));
        reply.header(...mayBeKept(query));
        return answer;
      }
      refusePaging(asked);
      refuseOfPages(asked);
      const { places, attribution, licence } = this.options;
      const { sort, ...unsorted } = ask.find;
      const how = { separator: ask.separator ?? ',', zone: zoneOf(NATIONAL), places, attribution, licence } as const;
      // Anybody may ask for a whole list, at the cost of many pages: each address waits for itself.
      const table = await sendTable(query, how, reply, ({ byId, without, ...page }) =>
        inTurnOfAll(
          () =>
            list.ask(this.queries, {
              ...(without && { without }),
              find: { ...unsorted, ...(sort && !byId && { sort }), ...page },
            }),
          request.ip,
        ),
      );
      reply.header(...mayBeKept(query));
      return table;
    },
    Get(path),
    Public(),
  );
  return list.provider;
};

const addItem = (controller: Type<RouteContext>, query: PublicQuery): Type => {
  const { path, model, consumer } = query;
  const item = busQuery<ItemAsk, ItemAnswer>(`PublicShow:${path}`, async ({ id, chosen }, options: HttpOptions) => {
    const shown = await freshnessOf(options, consumer, undefined);
    const stored = await options.readStore.get(collectionOf(model), id);
    if (!stored?.doc || !isShown(query, stored.doc, options.clock.now()))
      throw reject('E_NOT_FOUND', { details: { id } });
    const [found] = await shownToAll(query, [{ id, ...stored.doc }], chosen, options);
    return { item: found!, ...shown };
  });
  addRoute(
    controller,
    'item',
    async function (request, reply) {
      const asked = request.query as RawQuery;
      refuseUnknown(asked, new Set(['fields']));
      const chosen = chosenOf(query, asked);
      const ask = { id: pathIdOf(request.params), ...(chosen && { chosen }) };
      const answer = showFreshness(reply, await item.ask(this.queries, ask));
      reply.header(...mayBeKept(query));
      return answer;
    },
    Get(`${path}/:id`),
    Public(),
  );
  return item.provider;
};
