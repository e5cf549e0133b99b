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
 */
export const takeBytes = (server: FastifyInstance, { paths = {} }: Pick<HttpOptions, 'paths'>): void => {
  const taken = new Map<string, readonly string[]>();
  const takesJson = new Set<string>();
  for (const [path, item] of Object.entries(paths))
    for (const [method, { requestBody }] of Object.entries(item as Readonly<Record<string, Described>>)) {
      const [all, route] = [
        Object.keys(requestBody?.content ?? {}),
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ];
      const types = all.filter((type) => type !== JSON_TYPE);
      if (types.length > 0) taken.set(route, types);
      if (all.includes(JSON_TYPE)) takesJson.add(route);
    }
  for (const type of new Set([...taken.values()].flat()))
    server.addContentTypeParser(type, (request: FastifyRequest, bytes, done) => {
      const types = taken.get(routeOf(request)) ?? [];
      if (types.includes(type)) done(null, bytes);
      else done(wrongType(types));
    });
  // No route takes it, or this one takes no JSON: which types it takes is worth more than that most take JSON, or that
  // a table is none.
  server.addHook('preParsing', (request, _reply, _payload, done) => {
    const types = taken.get(routeOf(request));
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const suits = type === JSON_TYPE ? takesJson.has(routeOf(request)) : types?.includes(type ?? '');
    if (!types || !type || suits) done();
    else done(wrongType(types));
  });
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
