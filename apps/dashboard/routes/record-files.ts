import type { FastifyReply } from 'fastify';
import { Refused, type Section } from '#views';
import { headersOf, searchOf, streamOf } from '../call.js';
import { CONTENT, FILE, PAPER } from '../pages/record/files.js';
import { askerOf } from '../session.js';
import { queryOf, type Request, type Serving } from './serving.js';

/** What a file may be; all else is bytes to a browser. */
const TYPES = /^(application\/(pdf|json|vnd\.openxmlformats-[a-z.-]+)|image\/(png|jpeg)|text\/csv)\b/;
const NAME = /filename="([A-Za-z0-9][A-Za-z0-9_.-]{0,150})"/;
const UNKNOWN = {
  status: 404,
  code: 'E_NOT_FOUND',
  messageId: 'Tidak ada berkas dengan alamat ini.',
  messageEn: 'There is no file at this address.',
};

/** A file of the API as it comes: to be kept, never to be shown or run in the place of a page. */
const sendFile = async (
  { site, language }: Serving,
  request: Request,
  reply: FastifyReply,
  path: string,
): Promise<FastifyReply> => {
  const asker = askerOf(request, language);
  const { headers, body } = await streamOf(site.parts.calling, {
    method: 'GET',
    path: `/v1/${path}`,
    headers: headersOf(asker),
    address: asker.address,
  });
  const type = headers['content-type'] ?? '';
  const name = NAME.exec(headers['content-disposition'] ?? '')?.[1];
  const length = headers['content-length'];
  return reply
    .type(TYPES.test(type) ? type : 'application/octet-stream')
    .headers({
      'Content-Disposition': name ? `attachment; filename="${name}"` : 'attachment',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      ...(length && !headers['content-encoding'] && { 'Content-Length': length }),
      ...(headers['repr-digest'] && { 'Repr-Digest': headers['repr-digest'] }),
    })
    .send(body);
};

/**
 * Files of a section and of its records: what stands beside the list, the record's own (berkas), papers that are
 * printed of it, and stored bytes.
 */
export const addRecordFiles = (serving: Serving, section: Section): void => {
  const { server, ui } = serving;
  const at = `${ui.to([section.slug])}/:id`;
  const of = ({ params }: Request): string => `${section.list}/${encodeURIComponent(params['id']!)}`;
  const serve = (below: string, path: (request: Request) => string): void =>
    void server.get(`${at}/${below}`, (request: Request, reply) => sendFile(serving, request, reply, path(request)));
  for (const [name, path] of Object.entries(section.files ?? {}))
    server.get(ui.to([section.slug, name]), (request: Request, reply) =>
      sendFile(serving, request, reply, path.includes('?') ? path : `${path}${searchOf(queryOf(request))}`),
    );
  if (section.record !== false)
    serve(`${ui.say(FILE)}/:format`, (request) => {
      const { format } = request.params;
      if (format !== 'pdf' && format !== 'json') throw new Refused(UNKNOWN);
      return `${of(request)}/file${searchOf({ format, asOf: request.query['asOf'] })}`;
    });
  if (section.papers)
    serve(`${ui.say(PAPER)}/:paper`, (request) => {
      const [, kind] = /^([a-z-]{1,40})\.pdf$/.exec(request.params['paper']!) ?? [];
      if (!kind) throw new Refused(UNKNOWN);
      return `${of(request)}/papers/${kind}`;
    });
  if (section.content)
    serve(ui.say(CONTENT), (request) => `${of(request)}/content${searchOf({ record: request.query['record'] })}`);
};
