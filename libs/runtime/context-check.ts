import type { AnyDecider, EventCatalogue } from '#kernel';
import { rowsOfTable } from './commands/actions.js';
import { commandRoute } from './commands/command-route.js';
import type { ContextModule } from './context-module.js';
import { eventNames } from './commands/event-names.js';

/** Checkpoint of the deadlines' read models. */
export const DEADLINES = 'deadlines';

/** A name, and who uses it for what: `command table studyVisit of visits`. */
interface Claim {
  readonly name: string;
  readonly owner: string;
  /** What is meant by it: two owners may name the same thing. */
  readonly means?: unknown;
}

const RUNTIME = 'the runtime';

const route = (method: string, path: string, owner: string): Claim => ({
  name: `${method} ${path.replace(/:\w+|\{\w+\}/g, '{}')}`,
  owner,
});

const routesOf = ({
  name: of,
  tables,
  queries,
  publicQueries = [],
  totals,
  routes,
}: ContextModule): readonly Claim[] => [
  ...tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      const way = commandRoute(table, row);
      return way ? [route('POST', `/v1/${way.path}`, `command ${row.name} of ${of}`)] : [];
    }),
  ),
  ...tables.flatMap((table) =>
    rowsOfTable(table).length > 0 ? [route('GET', `/v1/${table.path}/actions`, `commands of ${of}`)] : [],
  ),
  ...queries.flatMap(({ path, category, total }) =>
    ['', ...(total ? [] : ['/{id}']), ...(category ? ['/{id}/history', '/{id}/actions'] : [])].map((rest) =>
      route('GET', `/v1/${path}${rest}`, `list ${path} of ${of}`),
    ),
  ),
  ...publicQueries.flatMap(({ path, total }) =>
    (total ? [''] : ['', '/{id}']).map((rest) => route('GET', `/v1/${path}${rest}`, `public list ${path} of ${of}`)),
  ),
  ...totals.map(({ path }) => route('GET', `/v1/${path}`, `total ${path} of ${of}`)),
  ...Object.entries(routes?.paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item).map((method) => route(method.toUpperCase(), path, `controller of ${of}`)),
  ),
];

const eventVersions = (
  { category, catalogue }: Pick<AnyDecider, 'category' | 'catalogue'>,
  owner: string,
): readonly Claim[] =>
  Object.entries(catalogue as EventCatalogue).map(([event, { version }]) => ({
    name: `${category}/${event}`,
    owner: `${owner} (v${version})`,
    means: version,
  }));

/** Every name that can stand for one thing only, by its kind. */
const claimsOf = (contexts: readonly ContextModule[]): Readonly<Record<string, readonly Claim[]>> => {
  const each = (claims: (context: ContextModule) => readonly Claim[]): readonly Claim[] => contexts.flatMap(claims);
  const deciders = [
    { decider: eventNames as AnyDecider, owner: RUNTIME },
    ...contexts.flatMap(({ name: of, tables }) =>
      tables.map(({ path, decider }) => ({ decider, owner: `command table ${path} of ${of}` })),
    ),
  ];
  return {
    context: each(({ name }) => [{ name, owner: `a context ${name}` }]),
    path: each(({ name: of, tables }) =>
      tables.map(({ path, decider }) => ({ name: path, owner: `command table of ${decider.category} in ${of}` })),
    ),
    route: each(routesOf),
    category: deciders.map(({ decider, owner }) => ({ name: decider.category, owner })),
    'version of event': deciders.flatMap(({ decider, owner }) => eventVersions(decider, owner)),
    consumer: [
      { name: DEADLINES, owner: RUNTIME },
      ...each(({ name: of, projections, processManagers }) => [
        ...projections.map(({ name }) => ({ name, owner: `read models ${name} of ${of}` })),
        ...processManagers.map(({ name }) => ({ name, owner: `process manager ${name} of ${of}` })),
      ]),
    ],
    'read model': each(({ name: of, projections, deadlines }) => [
      ...projections.flatMap(({ name: group, models }) =>
        models.map(({ name }) => ({ name, owner: `read models ${group} of ${of}` })),
      ),
      ...deadlines.map(({ name }) => ({ name, owner: `deadlines of ${of}` })),
    ]),
    'input class': each(({ name: of, tables }) =>
      tables.flatMap(({ rows }) =>
        rows.map(({ name, input }) => ({
          name: (input as { readonly name: string }).name,
          owner: `command ${name} of ${of}`,
          means: input,
        })),
      ),
    ),
    'rule value': each(({ name: of, settings = [] }) =>
      settings.map(({ name }) => ({ name, owner: `settings of ${of}` })),
    ),
    'group of operations': each(({ name: of, routes }) =>
      Object.keys(routes?.groups ?? {}).map((name) => ({ name, owner: `routes of ${of}` })),
    ),
  };
};

const duplicates = (kind: string, claims: readonly Claim[]): readonly string[] => {
  const first = new Map<string, Claim>();
  const found: string[] = [];
  for (const claim of claims) {
    const other = first.get(claim.name);
    if (!other) first.set(claim.name, claim);
    else if (claim.means === undefined || claim.means !== other.means)
      found.push(`The ${kind} ${claim.name} is declared twice: ${other.owner}, and ${claim.owner}.`);
  }
  return found;
};

/** A model that readers with rights are shown is none that was made for the public. */
const shared = (contexts: readonly ContextModule[]): readonly string[] => {
  const readers = new Map(
    contexts.flatMap(({ name: of, queries }) =>
      queries.map(({ path, model }) => [model.name, `list ${path} of ${of}`] as const),
    ),
  );
  return contexts.flatMap(({ name: of, publicQueries = [] }) =>
    publicQueries.flatMap(({ path, model }) => {
      const other = readers.get(model.name);
      return other
        ? [`The read model ${model.name} is not for the public alone: ${other}, and public list ${path} of ${of}.`]
        : [];
    }),
  );
};

/** What two contexts, or one twice, declare under one name: each with both owners; empty where all fit together. */
export const contextProblems = (contexts: readonly ContextModule[]): readonly string[] => [
  ...Object.entries(claimsOf(contexts)).flatMap(([kind, claims]) => duplicates(kind, claims)),
  ...shared(contexts),
];

/** @throws Error contexts that do not fit together, with all that is wrong */
export const requireDistinct = (contexts: readonly ContextModule[]): void => {
  const problems = contextProblems(contexts);
  if (problems.length > 0) throw new Error(problems.join('\n'));
};
