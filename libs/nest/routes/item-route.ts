import { Get, type Type } from '@nestjs/common';
import { collectionOf, heldAsEver, heldAsNow, type Document, type Instant, type Position } from '#kernel';
import type { ModelQuery, Principal } from '#runtime';
import { Roles } from '../access/permission.js';
import { documentFor } from '../answers/disclosed.js';
import { freshnessOf, notLater, showFreshness, type Shown } from '../answers/freshness.js';
import { storedAmong } from '../answers/stored-documents.js';
import { heldInPast } from '../answers/held-in-past.js';
import type { HttpOptions } from '../http-options.js';
import { awaited, instantOf, refuseUnknown, type RawQuery } from '../input/common-parameters.js';
import { pathIdOf } from '../input/request-headers.js';
import { addRoute, busQuery, type RouteContext } from './generated-routes.js';
import { beside, readableItem } from './readable-item.js';

interface ItemQuestion {
  readonly principal: Principal;
  readonly id: string;
  readonly asOf?: Instant;
  readonly after?: Position;
}
interface ItemAnswer extends Shown {
  readonly item: Document;
}

/** One document of a query, as it is or as it was. */
export const addItem = (controller: Type<RouteContext>, query: ModelQuery): Type => {
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
  const kept = await storedAmong([found], options);
  const item = documentFor(reader, found, kept.hold(held(found) ?? heldAsNow(found)));
  const more = await beside(query, principal, item, options.readStore, options.clock.now(), options);
  return { item: { ...kept.seen(item), ...more }, ...shown };
};

const answerAsOf = async (
  query: ModelQuery,
  { id, principal }: ItemQuestion,
  asOf: Instant,
  options: HttpOptions,
): Promise<ItemAnswer> => {
  const { document, position, documents } = await options.histories.documentAt(query.category!, id, asOf);
  const { item, reader } = readableItem(query, principal, id, document, options);
  const kept = await storedAmong([item], options);
  return {
    item: kept.seen(documentFor(reader, item, kept.hold(heldAsEver(documents)))),
    asOf: notLater(asOf, options.clock.now()),
    position,
    stale: false,
  };
};
