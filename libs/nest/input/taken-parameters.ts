import type { FastifyRequest } from 'fastify';
import { commandRoute } from '#runtime';
import type { HttpOptions } from '../http-options.js';
import { canBeTried } from './dry-run.js';
import { refuseUnknown, type RawQuery } from './common-parameters.js';

interface Described {
  readonly parameters?: readonly { readonly in?: string; readonly name?: string }[];
}

/**
 * Refuses parameters that a route does not take: commands take `dryRun`, controllers beside the tables those of their
 * OpenAPI description. Lists and totals look at theirs themselves.
 */
export const refuseUntaken = ({
  queries,
  publicQueries = [],
  totals,
  paths = {},
  tables = [],
}: Pick<HttpOptions, 'queries' | 'publicQueries' | 'totals' | 'paths'> & Partial<Pick<HttpOptions, 'tables'>>) => {
  const looking = new Set(
    [
      ...queries.flatMap(({ path }) =>
        ['', '/difference', '/:id', '/:id/history', '/:id/difference', '/:id/file', '/:id/content'].map(
          (part) => `${path}${part}`,
        ),
      ),
      ...publicQueries.flatMap(({ path }) => [path, `${path}/:id`]),
      ...totals.map(({ path }) => path),
      'trail/:category/:id',
    ].map((path) => `GET /v1/${path}`),
  );
  const tried = tables.flatMap((table) =>
    table.rows.filter(canBeTried).flatMap((row) => commandRoute(table, row)?.path ?? []),
  );
  const taken = new Map<string, ReadonlySet<string>>([
    ...tried.map((path) => [`POST /v1/${path}`, new Set(['dryRun'])] as const),
    ...Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Described>).map(
        ([method, { parameters = [] }]) =>
          [
            `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
            new Set(parameters.flatMap((each) => (each.in === 'query' && each.name ? [each.name] : []))),
          ] as const,
      ),
    ),
  ]);
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
