import type { FastifyInstance, FastifyRequest } from 'fastify';
import { reject, type Rejection } from '#kernel';
import type { HttpOptions } from '../http-options.js';

interface Described {
  readonly requestBody?: { readonly content?: Readonly<Record<string, unknown>> };
}

const JSON_TYPE = 'application/json';

/**
 * Lets routes take bodies that are no JSON: those whose OpenAPI description names other media types, and no others. The
 * handler is given the bytes as they come, so that nothing is read of whoever may not send it; it bounds them itself.
 * @returns whether a request goes to a route that takes no JSON: such a route refuses it itself, whatever it holds.
 */
export const takeBytes = (
  server: FastifyInstance,
  { paths = {} }: Pick<HttpOptions, 'paths'>,
): ((request: FastifyRequest) => boolean) => {
  const taken = new Map<string, readonly string[]>();
  const bytesAlone = new Set<string>();
  for (const [path, item] of Object.entries(paths))
    for (const [method, { requestBody }] of Object.entries(item as Readonly<Record<string, Described>>)) {
      const all = Object.keys(requestBody?.content ?? {});
      const types = all.filter((type) => type !== JSON_TYPE);
      const route = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
      if (types.length > 0) taken.set(route, types);
      if (types.length > 0 && types.length === all.length) bytesAlone.add(route);
    }
  for (const type of new Set([...taken.values()].flat()))
    server.addContentTypeParser(type, (request: FastifyRequest, bytes, done) => {
      const types = taken.get(routeOf(request)) ?? [];
      if (types.includes(type)) done(null, bytes);
      else done(wrongType(types));
    });
  // No route takes it: which types this one takes is worth more than that most take JSON. A route refuses JSON itself.
  server.addHook('preParsing', (request, _reply, _payload, done) => {
    const types = taken.get(routeOf(request));
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    if (!types || !type || type === JSON_TYPE || types.includes(type)) done();
    else done(wrongType(types));
  });
  return (request) => bytesAlone.has(routeOf(request));
};

const routeOf = ({ method, routeOptions: { url = '' } }: FastifyRequest): string => `${method} ${url}`;

/** With the types that the route takes. */
const wrongType = (types: readonly string[]): Rejection =>
  types.length === 0
    ? reject('E_MEDIA_TYPE')
    : reject('E_MEDIA_TYPE', {
        details: { types },
        messageId: `Jenis isi tidak didukung; kirim ${types.join(' atau ')}.`,
        messageEn: `Unsupported content type; send ${types.join(' or ')}.`,
      });
