import type { FastifyRequest } from 'fastify';
import type { HttpOptions } from '../http-options.js';
import { refuseUnknown, type RawQuery } from './common-parameters.js';

interface Described {
  readonly parameters?: readonly { readonly in?: string; readonly name?: string }[];
}

/**
 * Refuses parameters that a route does not take: commands take none, controllers beside the tables those of their
 * OpenAPI description. Lists and totals look at theirs themselves.
 */
export const refuseUntaken = ({
  queries,
  publicQueries = [],
  totals,
  paths = {},
}: Pick<HttpOptions, 'queries' | 'publicQueries' | 'totals' | 'paths'>) => {
  const looking = new Set(
    [
      ...queries.flatMap(({ path }) =>
        ['', '/difference', '/:id', '/:id/history', '/:id/difference', '/:id/file'].map((part) => `${path}${part}`),
      ),
      ...publicQueries.flatMap(({ path }) => [path, `${path}/:id`]),
      ...totals.map(({ path }) => path),
      'trail/:category/:id',
    ].map((path) => `GET /v1/${path}`),
  );
  const taken = new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Described>).map(([method, { parameters = [] }]) => [
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        new Set(parameters.flatMap((each) => (each.in === 'query' && each.name ? [each.name] : []))),
      ]),
    ),
  );
  return (
    { query, method, routeOptions: { url } }: FastifyRequest,
    _reply: unknown,
    done: (error?: Error) => void,
  ): void => {
    const route = `${method === 'HEAD' ? 'GET' : method} ${url ?? ''}`;
    if (url?.startsWith('/v1/') && !looking.has(route)) refuseUnknown(query as RawQuery, taken.get(route) ?? new Set());
    done();
  };
};
