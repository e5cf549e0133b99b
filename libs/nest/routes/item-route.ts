import { Get, type Type } from '@nestjs/common';
import { collectionOf, heldAsEver, heldAsNow, type Document, type Position } from '#kernel';
import type { ModelQuery, Moment, Principal } from '#runtime';
import { Roles } from '../access/permission.js';
import { documentFor } from '../answers/disclosed.js';
import { freshnessOf, notLater, showFreshness, type Shown } from '../answers/freshness.js';
import { storedAmong } from '../answers/stored-documents.js';
import { heldInPast } from '../answers/held-in-past.js';
import type { HttpOptions } from '../http-options.js';
import { chosenOf, onlyChosen, showsBeside, type Chosen } from '../input/chosen-fields.js';
import { awaited, refuseUnknown, type RawQuery } from '../input/common-parameters.js';
import { momentOf, requireStep } from '../input/revision-parameters.js';
import { pathIdOf } from '../input/request-headers.js';
import { addRoute, busQuery, type RouteContext } from './generated-routes.js';
import { beside, readableItem } from './readable-item.js';

interface ItemQuestion {
  readonly principal: Principal;
  readonly id: string;
  /** At that instant, or after that step. */
  readonly at?: Moment;
  readonly after?: Position;
  readonly chosen?: Chosen;
}
interface ItemAnswer extends Shown {
  readonly item: Document;
}

/** One document of a query, as it is or as it was. */
export const addItem = (controller: Type<RouteContext>, query: ModelQuery): Type => {
  const known = new Set(['fields', 'after', ...(query.category ? ['asOf', 'revision'] : [])]);
  const item = busQuery<ItemQuestion, ItemAnswer>(`Show:${query.path}`, (ask, options) =>
    ask.at === undefined ? answerItem(query, ask, options) : answerAt(query, ask, ask.at, options),
  );
  addRoute(
    controller,
    'item',
    async function (request, reply) {
      const parameters = request.query as RawQuery;
      refuseUnknown(parameters, known);
      const [at, chosen] = [momentOf(parameters), chosenOf(query, parameters)];
      const after = awaited(parameters, request.headers['sinergi-position']);
      const ask = {
        principal: request.principal!,
        id: pathIdOf(request.params),
        ...(at !== undefined && { at }),
        ...(after && { after }),
        ...(chosen && { chosen }),
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
  { id, principal, after, chosen }: ItemQuestion,
  options: HttpOptions,
): Promise<ItemAnswer> => {
  const shown = await freshnessOf(options, query.consumer, after);
  const stored = await options.readStore.get(collectionOf(query.model), id);
  const { item: found, reader } = readableItem(query, principal, id, stored?.doc, options);
  const held = await heldInPast(query, { past: false, upTo: shown.position }, [found], options);
  const kept = await storedAmong([onlyChosen(found, chosen)], options);
  const item = documentFor(reader, found, kept.hold(held(found) ?? heldAsNow(found)));
  const more = showsBeside(query, chosen)
    ? await beside(query, principal, item, options.readStore, options.clock.now(), options)
    : {};
  return { item: onlyChosen({ ...kept.seen(item), ...more }, chosen), ...shown };
};

const answerAt = async (
  query: ModelQuery,
  { id, principal, chosen }: ItemQuestion,
  at: Moment,
  options: HttpOptions,
): Promise<ItemAnswer> => {
  const past = await options.histories.documentAt(query.category!, id, at);
  const { item, reader } = readableItem(query, principal, id, past.document, options);
  if (typeof at === 'number') requireStep(at, past.last, 'revision');
  const kept = await storedAmong([onlyChosen(item, chosen)], options);
  const shown = documentFor(reader, item, kept.hold(heldAsEver(past.documents)));
  const now = options.clock.now();
  return {
    item: onlyChosen(kept.seen(shown), chosen),
    asOf: typeof at === 'number' ? (past.recordedAt ?? now) : notLater(at, now),
    position: past.position,
    stale: false,
  };
};
