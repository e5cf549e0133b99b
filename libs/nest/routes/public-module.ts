import { Get, Module, type DynamicModule, type Type } from '@nestjs/common';
import { collectionOf, heldAsNow, reject, type Document } from '#kernel';
import type { MayKnow, PublicQuery } from '#runtime';
import { documentFor } from '../answers/disclosed.js';
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

const addList = (controller: Type<RouteContext>, query: PublicQuery): Type => {
  const { path, model, consumer, parameters } = query;
  const read = listReader({ ...query, roles: [], columns: [] });
  const taken = new Set([
    ...Object.keys(parameters),
    ...(model.words ? ['q'] : []),
    'sort',
    'limit',
    'cursor',
    'fields',
    'count',
  ]);
  const list = busQuery<ListAsk, ListAnswer>(`PublicList:${path}`, async ({ find, chosen, counted }, options) => {
    const shown = await freshnessOf(options, consumer, undefined);
    if (asksForPerson(find)) return { items: [], ...(counted && { matches: NO_MATCHES }), ...shown };
    const only = query.only?.(options.clock.now());
    const asked = { ...find, ...(only && { only }) };
    const page = await options.readStore.find(collectionOf(model), asked);
    const { items, cursor } = page;
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
      refuseUnknown(asked, taken);
      const ask = read(asked, undefined);
      requireKnownRegions(query, ask, this.options.knowsRegion);
      const answer = showFreshness(reply, await list.ask(this.queries, ask));
      reply.header(...mayBeKept(query));
      return answer;
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
