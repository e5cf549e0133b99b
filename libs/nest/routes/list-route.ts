import { Get, type Type } from '@nestjs/common';
import {
  NATIONAL,
  Slices,
  collectionOf,
  heldAsNow,
  personRefs,
  zoneOf,
  type Document,
  type FindQuery,
  type Zone,
} from '#kernel';
import type { ModelQuery, Principal } from '#runtime';
import { Roles } from '../access/permission.js';
import { readableOf } from '../access/reader-scope.js';
import { documentFor, readerOf } from '../answers/disclosed.js';
import { identified, type Ask } from '../answers/export-rows.js';
import { sendExport } from '../answers/exports.js';
import { sendGraph } from '../answers/graphml.js';
import { readModelsOf, showFreshness, type ListAnswer } from '../answers/freshness.js';
import { NO_MATCHES, matchesOf } from '../answers/matches.js';
import { storedAmong } from '../answers/stored-documents.js';
import { lookedUp } from '../answers/looked-up.js';
import { heldInPast, type Identified } from '../answers/held-in-past.js';
import type { HttpOptions } from '../http-options.js';
import { onlyChosen, showsBeside } from '../input/chosen-fields.js';
import type { RawQuery } from '../input/common-parameters.js';
import { refuseDescribed, refuseOfPages, refusePaging, refuseSeparated } from '../input/export-parameters.js';
import { LARGE, listReader, requireKnownRegions, type ListAsk } from '../input/query-parameters.js';
import { shownRow } from '../operations/measures.js';
import { GRAPHML, acceptedFormat } from '../refusals/accepted.js';
import { addRoute, busQuery, type RouteContext } from './generated-routes.js';
import { beside } from './readable-item.js';

type ListQuestion = ListAsk & {
  readonly principal: Principal;
  /** Ids of documents that are left out, before anything is looked up for them. */
  readonly without?: ReadonlySet<string>;
};

/** The list of a query, page by page or as a whole file. */
export const addList = (controller: Type<RouteContext>, query: ModelQuery): Type => {
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
      refuseOfPages(parameters);
      const { after, ...later } = ask;
      const { sort, ...unsorted } = ask.find;
      const how = {
        separator: ask.separator ?? ',',
        described: ask.described ?? false,
        zone: zoneOfReader(request.principal!, query, this.options),
        asked: {
          parameters: parameters as Readonly<Record<string, string>>,
          principal: request.principal!,
          now: this.options.clock.now(),
        },
        attribution: this.options.attribution,
        licence: this.options.licence,
        places: this.options.places,
        codeLists: this.options.codeLists ?? [],
      } as const;
      // A list as of an instant lies in memory whole, and all of it is looked at for each page: large ones, then.
      const large = later.asOf && { bytes: LARGE };
      const pages: Ask = ({ byId, without, ...page }) =>
        list.ask(this.queries, {
          ...later,
          ...(without && { without }),
          ...(after && !byId && !page.cursor && { after }),
          find: { ...unsorted, ...(sort && !byId && { sort }), ...page, ...large },
        });
      if (format !== GRAPHML.format) return sendExport(query, { ...how, format }, reply, pages);
      refuseDescribed(parameters);
      return sendGraph(query, query.graph!, how, reply, pages);
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

export const answerList = async (
  query: ModelQuery,
  { find, principal, without, chosen, counted, ...asked }: ListQuestion,
  options: HttpOptions,
): Promise<ListAnswer> => {
  const { model, scopeField, consumer } = query;
  const looking = await lookedUp(query, find);
  const within = readableOf({ ...query, roles: looking.roles }, principal, options.clock.now());
  const { models, shown, seen } = await readModelsOf(options, consumer, asked);
  if (!looking.find || asksForPerson(find)) return { items: [], ...(counted && { matches: NO_MATCHES }), ...shown };
  const now = asked.asOf ? shown.asOf : options.clock.now();
  const only = query.total ? undefined : query.only?.(now);
  const scoped: FindQuery = {
    ...looking.find,
    ...(scopeField && within && { scope: { field: scopeField, within } }),
    ...(only && { only }),
  };
  const page = await models.find(collectionOf(model), scoped);
  const { cursor } = page;
  const items = without ? page.items.filter(({ id }) => !without.has(id)) : page.items;
  const answer = {
    ...(cursor && { nextCursor: cursor }),
    ...(counted && { matches: await matchesOf(models, collectionOf(model), scoped, page) }),
    ...shown,
  };
  const { total } = query;
  const looked = async (document: Document): Promise<object> =>
    showsBeside(query, chosen) ? beside(query, principal, document, models, now, options) : {};
  if (total) {
    const rows: Document[] = [];
    for (const { id, doc } of items) {
      const row = { id, ...shownRow(total, doc!, options.places) };
      rows.push(onlyChosen({ ...row, ...(await looked(row)) }, chosen));
    }
    return { items: rows, ...answer };
  }
  const reader = readerOf(query, principal, options.clock.now());
  const found = items.map(({ id, doc }): Identified => ({ id, ...doc }));
  const held = await heldInPast(query, { past: asked.asOf !== undefined, upTo: seen }, found, options);
  const stored = await storedAmong(
    found.map((document) => onlyChosen(document, chosen)),
    options,
  );
  const documents: Document[] = [];
  const slices = new Slices();
  for (const document of found) {
    const whole = { ...document, ...(await looked(document)) };
    const known = documentFor(reader, whole, stored.hold(held(document) ?? heldAsNow(document)));
    documents.push(identified(stored.seen(onlyChosen(known, chosen)), document.id));
    if (slices.due) await slices.pass();
  }
  return { items: documents, ...answer };
};

/** Nobody learns whom a record names by asking for a person. */
export const asksForPerson = ({ filter = {}, search = '' }: FindQuery): boolean =>
  personRefs(JSON.stringify([filter, search])).length > 0;
