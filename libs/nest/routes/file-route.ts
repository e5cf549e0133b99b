import { Readable } from 'node:stream';
import { Get, type Type } from '@nestjs/common';
import {
  NATIONAL,
  heldAsEver,
  heldAsNow,
  localDateAt,
  zoneOf,
  type Instant,
  type Meaning,
  type Position,
  type Revision,
  type Zone,
} from '#kernel';
import { printer } from '#paper';
import type { HistoryEntry, Principal } from '#runtime';
import { Roles } from '../access/permission.js';
import { documentFor, historyFor } from '../answers/disclosed.js';
import { notLater, showFreshness } from '../answers/freshness.js';
import { storedAmong } from '../answers/stored-documents.js';
import { fileAsJson } from '../answers/record-file/file-json.js';
import { fileAsPaper } from '../answers/record-file/file-paper.js';
import type { RecordFile } from '../answers/record-file/record-file.js';
import type { HttpOptions } from '../http-options.js';
import { instantOf, refuseUnknown, type RawQuery } from '../input/common-parameters.js';
import { fileFormatOf } from '../input/query-parameters.js';
import { pathIdOf } from '../input/request-headers.js';
import { FILE_TYPES, acceptedFile } from '../refusals/accepted.js';
import { addRoute, busQuery, type RouteContext } from './generated-routes.js';
import { readableItem, readableToday, type RecordQuery } from './readable-item.js';

interface FileQuestion {
  readonly principal: Principal;
  readonly id: string;
  readonly asOf?: Instant;
  readonly parameters: Readonly<Record<string, string>>;
}

const PARAMETERS: ReadonlySet<string> = new Set(['format', 'asOf']);
/** Steps that are read at one go. */
const PAGE = 1_000;
const papers = printer();
const JSON_FILE: Meaning = ['mintalah berkas JSON', 'ask for the JSON file'];

/** All that is known of one record, in one file (berkas): to be printed, or for programs. */
export const addFile = (controller: Type<RouteContext>, query: RecordQuery): Type => {
  const file = busQuery<FileQuestion, RecordFile>(`File:${query.path}`, (ask, options) => fileOf(query, ask, options));
  addRoute(
    controller,
    'file',
    async function (request, reply) {
      const parameters = request.query as RawQuery;
      refuseUnknown(parameters, PARAMETERS);
      const format = fileFormatOf(parameters) ?? acceptedFile(request.headers.accept);
      const asOf = instantOf(parameters, 'asOf');
      const [principal, id] = [request.principal!, pathIdOf(request.params)];
      const told = await file.ask(this.queries, {
        principal,
        id,
        ...(asOf && { asOf }),
        parameters: parameters as Readonly<Record<string, string>>,
      });
      const content =
        format === 'pdf'
          ? await papers.print(await fileAsPaper(told), principal.userId, JSON_FILE)
          : Readable.from(fileAsJson(told), { objectMode: false });
      showFreshness(reply, { ...told, stale: false });
      reply.headers({
        'Content-Type': FILE_TYPES[format],
        'Content-Disposition': `attachment; filename="${query.path}-${id}-${localDateAt(told.asOf, told.zone)}.${format}"`,
      });
      return content;
    },
    Get(`${query.path}/:id/file`),
    Roles(...query.roles),
  );
  return file.provider;
};

/** Of the first of its regions; of none, that of the capital. */
const zoneOfRecord = ({ scopeField }: RecordQuery, record: object): Zone => {
  const [region] = [(record as Readonly<Record<string, unknown>>)[scopeField ?? '']].flat();
  return zoneOf(typeof region === 'string' ? (region as Parameters<typeof zoneOf>[0]) : NATIONAL);
};

const fileOf = async (
  query: RecordQuery,
  { principal, id, asOf, parameters }: FileQuestion,
  options: HttpOptions,
): Promise<RecordFile> => {
  const { clock, histories, tables } = options;
  const [now, today] = [clock.now(), await readableToday(query, principal, id, options)];
  const until = asOf ? notLater(asOf, now) : now;
  const { document, position, documents } = await histories.documentAt(query.category, id, until);
  const { item, reader } = readableItem(query, principal, id, document, options);
  const kept = await storedAmong([item], options);
  const table = tables.find(({ decider }) => decider.category === query.category)!;
  const page = async (from?: Revision): Promise<readonly [readonly HistoryEntry[], Revision | undefined]> => {
    const { next, ...steps } = await histories.of(query.category, id, {
      limit: PAGE,
      until,
      ...(from !== undefined && { from }),
    });
    const kept = await storedAmong(steps.items, options);
    return [kept.seen(historyFor(reader, today, steps, kept.hold)), next];
  };
  return {
    query,
    id,
    record: kept.seen(documentFor(reader, item, kept.hold(asOf ? heldAsEver(documents) : heldAsNow(item)))),
    asOf: until,
    position: position as Position,
    asked: { parameters, principal, now },
    zone: zoneOfRecord(query, item),
    places: options.places,
    officesCalled: async (officeIds) => {
      const told = await Promise.all(
        officeIds.map(async (officeId) => [officeId, await options.officeName?.(officeId, until)] as const),
      );
      return new Map(told.flatMap(([officeId, name]) => (name === undefined ? [] : [[officeId, name] as const])));
    },
    codeLists: options.codeLists ?? [],
    catalogue: table.decider.catalogue,
    commands: table.rows,
    attribution: options.attribution,
    steps: async function* () {
      for (let from: Revision | undefined = 0 as Revision; from !== undefined;) {
        const [steps, next]: Awaited<ReturnType<typeof page>> = await page(from);
        yield steps;
        from = next;
      }
    },
  };
};
