import { NATIONAL, ROLES, type Role } from '#kernel';
import { formOf } from '#nest';
import {
  actionsOfRecords,
  isMoney,
  type ModelQuery,
  type PublicQuery,
  type QueryParameter,
  type TotalsQuery,
} from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import { code, codes, page, table } from './markdown.js';

const withActions = new Set(
  actionsOfRecords({
    queries: allContexts().flatMap(({ queries }) => queries),
    tables: allContexts().flatMap(({ tables }) => tables),
  }).map(({ query: { path } }) => path),
);

const KINDS: Readonly<Record<QueryParameter['kind'], string>> = {
  equals: 'this value',
  in: 'one of these, separated by commas',
  from: 'this or later',
  to: 'this or earlier',
  within: 'in these regions, by segments',
  during: 'the period holds this day',
};

const readers = (roles: readonly Role[]): string =>
  roles.length === ROLES.length ? 'Every role.' : `Roles: ${codes(roles)}.`;

/** @throws Error a model that is searched by it does not say what. */
const searchedBy = ({ path, model }: ModelQuery): string => {
  if (!model.searched?.length)
    throw new Error(`${path} is searched by what it does not tell: declare its words with "searching".`);
  return `${code('q')} finds beginnings of words, in any order, of: ${model.searched.map(([id, en]) => `${id} / ${en}`).join('; ')}.`;
};

const reach = (scopeField: string | undefined): string =>
  scopeField === NATIONAL
    ? 'Shown to a grant for the whole country alone. '
    : scopeField
      ? "Shows what touches the reader's regions. "
      : '';

const rowsOf = ({ dimensions, measures }: NonNullable<ModelQuery['total']>): string =>
  table(
    ['of a row', 'kind', 'meaning'],
    [
      ...Object.entries(dimensions).map(
        ([
          name,
          {
            kind,
            label: [id, en],
          },
        ]) => [code(name), kind, `${id} / ${en}`],
      ),
      ...Object.entries(measures).map(([name, [id, en]]) => [
        code(name),
        isMoney(name) ? 'amount, as digits' : 'count',
        `${id} / ${en}`,
      ]),
    ],
  );

const listOf = (query: ModelQuery): readonly string[] => {
  const {
    path,
    summary,
    model,
    roles,
    parameters,
    defaultSort,
    columns,
    category,
    scopeField,
    consumer,
    total,
    graph,
  } = query;
  const standing = [
    ...(model.words ? ['q'] : []),
    'sort',
    'limit',
    'cursor',
    'fields',
    'count',
    'format',
    'separator',
    'described',
    'after',
    'asOf',
  ];
  return [
    `## /v1/${path}`,
    `${summary[0]} / ${summary[1]}. Kept by the consumer ${code(consumer)} as ${code(`${model.name}@${model.version}`)}.`,
    [
      `- ${code(`GET /v1/${path}`)}: the list; also as CSV, XLSX and JSON Lines${graph ? `, with ${code('format=graphml')} as a graph (GraphML), of one ${code(graph.one)} alone` : ''}.`,
      ...(total
        ? []
        : [
            `- ${code(`GET /v1/${path}/difference?since=`)}: what came into the list, left it or changed in it ([how](http.md#differences)).`,
          ]),
      ...(total
        ? []
        : [
            `- ${code(`GET /v1/${path}/{id}`)}: one of them${category ? '; `?asOf=` an instant, `?revision=` a step' : ''}.`,
          ]),
      ...(category
        ? [
            ...(withActions.has(path)
              ? [
                  `- ${code(`GET /v1/${path}/{id}/actions`)}: which commands are open to who asks, and why not the others ([how](http.md#what-is-open)).`,
                ]
              : []),
            `- ${code(`GET /v1/${path}/{id}/history`)}: every event with who, when, why and what it changed, in pages of ${code('limit')} by ${code('cursor')} ([how](http.md#histories)).`,
            `- ${code(`GET /v1/${path}/{id}/difference?since=`)}: the record at two instants and every step in between ([how](http.md#differences)).`,
            `- ${code(`GET /v1/${path}/{id}/file`)}: all that is known of it, in JSON or as a PDF ([how](http.md#files-of-records)).`,
          ]
        : []),
    ].join('\n'),
    table(
      ['parameter', 'keeps', 'written as', 'meaning'],
      Object.entries(parameters).map(([name, { kind, field, form, summary: line }]) => [
        code(name),
        KINDS[kind],
        formOf(form, model.fields[field]!).meaning[1],
        `${line[0]} / ${line[1]}`,
      ]),
    ),
    `Beside these ${codes(standing)} (see [HTTP](http.md#lists)). Sorted by ${codes([...model.sorts, ...(total ? ['dimensions'] : [])])}; without ${code('sort')} by ` +
      `${code(`${defaultSort.descending ? '-' : ''}${defaultSort.field}`)}.`,
    ...(model.words ? [searchedBy(query)] : []),
    ...(total ? [rowsOf(total)] : []),
    table(
      ['column of the CSV and XLSX forms', 'type', 'meaning'],
      columns.map(({ title, type = 'text', meaning: [id, en] }) => [code(title), type, `${id} / ${en}`]),
    ),
    `${reach(scopeField)}${readers(roles)}`,
  ];
};

const publicListOf = ({
  path,
  summary,
  model,
  parameters,
  defaultSort,
  consumer,
  maxAge,
  total,
  columns,
}: PublicQuery): readonly string[] => [
  `## /v1/${path}`,
  `${summary[0]} / ${summary[1]}. Kept by the consumer ${code(consumer)} as ${code(`${model.name}@${model.version}`)}.`,
  `Open to anybody, without a token: ${[code(`GET /v1/${path}`), ...(total ? [] : [code(`GET /v1/${path}/{id}`)])].join(' and ')}, as they are now, in JSON; the whole list as CSV with ${code('format=csv')}. An answer may be kept for ${maxAge} seconds.`,
  `Parameters: ${codes([...Object.keys(parameters), 'sort', 'limit', 'cursor', 'fields', 'count', 'format', 'separator'])}; without ${code('sort')} by ${code(defaultSort.field)}.`,
  table(
    ['column of the CSV', 'type', 'meaning'],
    columns.map(({ title, type = 'text', meaning: [id, en] }) => [code(title), type, `${id} / ${en}`]),
  ),
];

const totalsOf = ({ path, summary, parameters, roles, consumer, measures }: TotalsQuery): readonly string[] => [
  `## /v1/${path}`,
  `${summary[0]} / ${summary[1]}. Kept by the consumer ${code(consumer)}; one look-up each, however long the log is; with ${code('asOf')} as they were then.`,
  table(
    ['parameter', 'needed', 'written as', 'meaning'],
    Object.entries(parameters).map(
      ([
        name,
        {
          required,
          form,
          summary: [id, en],
        },
      ]) => [code(name), required ? 'yes' : '', formOf(form, 'text').meaning[1], `${id} / ${en}`],
    ),
  ),
  'Each parameter takes several values, separated by commas; the answer then holds, as `items`, one for each combination, a hundred at most: its `parameters` and its `totals`.',
  `The answer holds the totals ${codes(Object.keys(measures))}, and under ${code('counts')} what each figure counts. Figures of nothing are left out.`,
  table(
    ['total', 'figure', 'counts'],
    Object.entries(measures).flatMap(([total, each]) =>
      Object.entries(each).map(([name, [id, en]]) => [code(total), code(name), `${id} / ${en}`]),
    ),
  ),
  `Only for readers whose region covers the one asked for. ${readers(roles)}`,
];

export const queriesPage = (): string =>
  page(
    'Queries',
    'What can be read. How lists are paged, exported and kept fresh: [HTTP](http.md).',
    ...allContexts()
      .flatMap(({ queries }) => queries)
      .flatMap(listOf),
    ...allContexts()
      .flatMap(({ publicQueries = [] }) => publicQueries)
      .flatMap(publicListOf),
    ...allContexts()
      .flatMap(({ totals }) => totals)
      .flatMap(totalsOf),
  );
