import { Readable } from 'node:stream';
import { Get, type Type } from '@nestjs/common';
import {
  StoreUnavailable,
  collectionOf,
  documentsIn,
  heldAsNow,
  reject,
  type Document,
  type HeldClosed,
  type Revision,
} from '#kernel';
import {
  grantsAt,
  mayKnow,
  unaltered,
  type FileBehind,
  type HistoryPage,
  type ModelQuery,
  type Principal,
} from '#runtime';
import { Roles } from '../access/permission.js';
import { documentFor, historyFor, readerOf } from '../answers/disclosed.js';
import type { HttpOptions } from '../http-options.js';
import { citedRecord } from '../input/cited-record.js';
import { partAsked } from '../input/byte-range.js';
import { refuseUnknown, type RawQuery } from '../input/common-parameters.js';
import { namesTag, pathIdOf } from '../input/request-headers.js';
import { addRoute, busQuery, type RouteContext } from './generated-routes.js';
import { readable } from './readable-item.js';

export interface ContentQuestion {
  readonly principal: Principal;
  readonly id: string;
  /** A record in which the asker sees a reference to the document. */
  readonly record?: { readonly path: string; readonly id: string };
}

const TAKEN: ReadonlySet<string> = new Set(['record']);
const STEPS = 100;

/** Whatever a file holds, a browser that shows it runs nothing of it. */
const ONLY_BYTES = "default-src 'none'; sandbox";

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/** The file behind a document of a query, for whoever may know it; for all others there is none. */
export const addContent = (controller: Type<RouteContext>, query: ModelQuery): Type => {
  const content = busQuery<ContentQuestion, FileBehind>(`Content:${query.path}`, (ask, options) =>
    fileKnown(query, ask, options),
  );
  addRoute(
    controller,
    'content',
    async function (request, reply) {
      const parameters = request.query as RawQuery;
      refuseUnknown(parameters, TAKEN);
      const [id, record] = [pathIdOf(request.params), citedRecord(parameters)];
      const { document, mediaType } = await content.ask(this.queries, {
        principal: request.principal!,
        id,
        ...(record && { record }),
      });
      reply.header('ETag', `"${document.sha256}"`);
      if (namesTag(request.headers['if-none-match'], document.sha256)) return reply.status(304).send();
      const { files } = this.options;
      const whole = await files?.open(document.sha256);
      const asks = request.method === 'GET' && whole;
      const part = asks ? partAsked(request.headers, document.sha256, whole.bytes) : undefined;
      const found = part ? await files?.open(document.sha256, part) : whole;
      if (!found) throw new StoreUnavailable(`the bytes of ${document.sha256} are missing: ops documents verify`);
      void reply.headers({
        'Content-Type': mediaType,
        'Accept-Ranges': 'bytes',
        'Content-Length': part ? part.to - part.from + 1 : found.bytes,
        ...(part && { 'Content-Range': `bytes ${part.from}-${part.to}/${found.bytes}` }),
        'Content-Disposition': `attachment; filename="${id}.${ENDINGS[mediaType] ?? 'bin'}"`,
        'Content-Security-Policy': ONLY_BYTES,
        'Repr-Digest': `sha-256=:${Buffer.from(document.sha256, 'hex').toString('base64')}:`,
      });
      if (request.method === 'HEAD') return Readable.from([]);
      // Whether parts are those of what was stored their asker finds by the digest, once he has all.
      if (part) return reply.status(206).send(Readable.from(found.content, { objectMode: false }));
      // Who got it to its end got what was stored: of altered bytes the answer breaks off.
      return Readable.from(unaltered(document.sha256, found.content), { objectMode: false });
    },
    Get(`${query.path}/:id/content`),
    Roles(...query.roles),
  );
  return content.provider;
};

/**
 * The file behind a document, for whoever may know it or sees a reference to it in the record that he names. As the log
 * tells now: a classification that was raised holds from that moment on.
 * @throws Rejection `E_NOT_FOUND`
 */
export const fileKnown = async (query: ModelQuery, ask: ContentQuestion, options: HttpOptions): Promise<FileBehind> => {
  const { id, principal, record } = ask;
  const now = options.clock.now();
  const document = (await options.histories.documentAt(query.category!, id, now)).document as Document | undefined;
  const file = document && query.fileOf!(document);
  if (file) {
    const known = mayKnow(grantsAt(principal, now))(file.document.classification, file.keptBy);
    const own = file.document.classification === 'PUBLIC' || readable(query, principal, document, options);
    if (known && own) return file;
    if (record && file.stands && (await isShownIn(record, file, principal, options))) return file;
  }
  throw reject('E_NOT_FOUND', { details: { id } });
};

const sameAs =
  ({ document: { docId, sha256 } }: FileBehind) =>
  (named: { readonly docId: string; readonly sha256: string }): boolean =>
    named.docId === docId && named.sha256 === sha256;

/** Whether the asker sees a reference to the file in the record as it is now, or beside one of its steps. */
const isShownIn = async (
  record: NonNullable<ContentQuestion['record']>,
  file: FileBehind,
  principal: Principal,
  options: HttpOptions,
): Promise<boolean> => {
  const now = options.clock.now();
  const query = options.queries.find(({ path, total }) => path === record.path && !total);
  if (!query || !grantsAt(principal, now).some(({ role }) => query.roles.includes(role))) return false;
  const stored = await options.readStore.get(collectionOf(query.model), record.id);
  const document = readable(query, principal, stored?.doc, options);
  if (!document) return false;
  const [reader, isSame] = [readerOf(query, principal, now), sameAs(file)];
  // Its bytes are closed by what its keeper says of them, whoever named it.
  const hold = (held: HeldClosed): HeldClosed => ({
    ...held,
    document: (named, by) => [...held.document(named, by), ...(isSame(named) ? [file.document.classification] : [])],
  });
  if (documentsIn(documentFor(reader, document, hold(heldAsNow(document)))).some(isSame)) return true;
  if (!query.category) return false;
  for (let from: Revision | undefined = 0 as Revision; from !== undefined;) {
    const page: HistoryPage = await options.histories.of(query.category, record.id, { limit: STEPS, from });
    const evidence = historyFor(reader, document, page, hold).map(({ metadata }) => metadata.evidence ?? []);
    if (documentsIn(evidence).some(isSame)) return true;
    from = page.next;
  }
  return false;
};
