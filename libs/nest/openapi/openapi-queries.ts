import type { ModelQuery, PublicQuery, TotalsQuery } from '#runtime';
import { historyRef, itemOf, listPageOf, pageOf, totalsAnswer } from './openapi-answers.js';
import {
  COUNT,
  REVISION,
  fieldsParameter,
  filterParameter,
  pageParameters,
  queryParameter,
  searchLine,
  sortParameter,
} from './openapi-parameters.js';
import {
  bilingual,
  freshHeaders,
  json,
  parameter,
  problems,
  rolesLine,
  template,
  type Paths,
} from './openapi-parts.js';
import { GRAPHML, MEDIA_TYPES } from '../refusals/accepted.js';
import { contentOperation } from './openapi-content.js';
import { formOf } from '../input/parameter-forms.js';
import { DIMENSIONS, SEPARATORS } from '../input/query-parameters.js';

export const READING = [400, 401, 403, 429, 500, 503];

export const queryPaths = (queries: readonly ModelQuery[]): Paths =>
  Object.fromEntries(
    queries.flatMap((query) => {
      const { path, category } = query;
      return [
        [template(path), { get: listOperation(query) }],
        ...(query.total ? [] : [[template(`${path}/:id`), { get: itemOperation(query) }] as const]),
        ...(category ? [[template(`${path}/:id/history`), { get: historyOperation(query) }] as const] : []),
        ...(query.fileOf ? [[template(`${path}/:id/content`), { get: contentOperation(query) }] as const] : []),
      ];
    }),
  );

const SEPARATOR = queryParameter(
  'separator',
  { type: 'string', enum: Object.keys(SEPARATORS), default: 'comma' },
  'Pemisah CSV; `semicolon` untuk Excel berbahasa Indonesia',
  'Between cells of a CSV; `semicolon` for Excel in Indonesian',
);

const listOperation = (query: ModelQuery): object => {
  const { path, summary, roles, model, parameters } = query;
  const { total, graph } = query;
  return {
    tags: [total ? path.split('/')[0] : path],
    operationId: `${path}.list`,
    summary: bilingual(summary),
    description: rolesLine(roles),
    parameters: [
      ...Object.entries(parameters).map(([name, each]) => filterParameter(name, each, query)),
      ...(model.words ? [queryParameter('q', formOf('words', 'text').schema, ...searchLine(model))] : []),
      sortParameter(model, total ? [DIMENSIONS] : []),
      ...pageParameters,
      fieldsParameter(query),
      COUNT,
      queryParameter(
        'format',
        { type: 'string', enum: ['json', 'csv', 'xlsx', 'jsonl', ...(graph ? [GRAPHML.format] : [])] },
        '`json`: satu halaman; `csv`, `xlsx` dan `jsonl` (satu dokumen sebaris): seluruh daftar',
        '`json`: one page; `csv`, `xlsx` and `jsonl` (a document a line): the whole list',
      ),
      SEPARATOR,
      queryParameter(
        'described',
        formOf('boolean', 'text').schema,
        'Ekspor dalam zip, dengan keterangannya (JSON) di sampingnya',
        'The export in a zip, with its description (JSON) beside it',
      ),
      parameter('After'),
      parameter('AsOf'),
    ],
    responses: {
      200: {
        description: bilingual(summary),
        headers: freshHeaders,
        content: {
          ...json(listPageOf(query)),
          'text/csv': {},
          [MEDIA_TYPES.xlsx]: {},
          [MEDIA_TYPES.jsonl]: {},
          'application/zip': {},
          ...(graph && { [GRAPHML.mediaType]: {} }),
        },
      },
      ...problems(...READING),
    },
  };
};

const itemOperation = (query: ModelQuery): object => {
  const { path, summary, roles, category } = query;
  return {
    tags: [path],
    operationId: `${path}.show`,
    summary: bilingual([`Satu dari: ${summary[0]}`, `One of: ${summary[1]}`]),
    description: rolesLine(roles),
    parameters: [
      parameter('Id'),
      fieldsParameter(query),
      ...(category ? [parameter('AsOf'), REVISION] : []),
      parameter('After'),
    ],
    responses: {
      200: { description: bilingual(summary), headers: freshHeaders, content: json(itemOf(query)) },
      ...problems(404, ...READING),
    },
  };
};

/** Of what anybody may ask: as it is now, in JSON or as a table, without a token. */
export const publicPaths = (queries: readonly PublicQuery[]): Paths =>
  Object.fromEntries(
    queries.flatMap((query) => {
      const { path, summary, model, parameters, maxAge, total } = query;
      const common = {
        tags: [path],
        security: [],
        description: `Terbuka untuk umum; boleh disimpan ${maxAge} detik. / Open to the public; may be kept for ${maxAge} seconds.`,
      };
      const answer = (content: object, also: object = {}) => ({
        description: bilingual(summary),
        headers: freshHeaders,
        content: { ...json(content), ...also },
      });
      const publicItem = [
        template(`${path}/:id`),
        {
          get: {
            ...common,
            operationId: `${path}.show`,
            summary: `${bilingual(summary)} {id}`,
            parameters: [parameter('Id'), fieldsParameter(query)],
            responses: { 200: answer(itemOf(query)), ...problems(400, 404, 429, 500, 503) },
          },
        },
      ] as const;
      return [
        [
          template(path),
          {
            get: {
              ...common,
              operationId: `${path}.list`,
              summary: bilingual(summary),
              parameters: [
                ...Object.entries(parameters).map(([name, each]) => filterParameter(name, each, query)),
                ...(model.words ? [queryParameter('q', formOf('words', 'text').schema, ...searchLine(model))] : []),
                sortParameter(model, total ? [DIMENSIONS] : []),
                ...pageParameters,
                fieldsParameter(query),
                COUNT,
                queryParameter(
                  'format',
                  { type: 'string', enum: ['json', 'csv'] },
                  '`json`: satu halaman; `csv`: seluruh daftar',
                  '`json`: one page; `csv`: the whole list',
                ),
                SEPARATOR,
              ],
              responses: { 200: answer(listPageOf(query), { 'text/csv': {} }), ...problems(400, 429, 500, 503) },
            },
          },
        ],
        ...(total ? [] : [publicItem]),
      ];
    }),
  );

const historyOperation = ({ path, summary: [id, en], roles, document }: ModelQuery): object => ({
  tags: [path],
  operationId: `${path}.history`,
  summary: bilingual([`Riwayat: ${id}`, `History: ${en}`]),
  description: rolesLine(roles),
  parameters: [parameter('Id'), ...pageParameters],
  responses: {
    200: {
      description: 'Langkah demi langkah, dari catatan itu sendiri. / Step by step, from the log itself.',
      headers: freshHeaders,
      content: json(pageOf(historyRef({ path, document }))),
    },
    ...problems(404, ...READING),
  },
});

export const totalsPaths = (rows: readonly TotalsQuery[]): Paths =>
  Object.fromEntries(rows.map((query) => [template(query.path), { get: totalsOperation(query) }]));

const totalsOperation = (query: TotalsQuery): object => {
  const { path, summary, roles, parameters } = query;
  return {
    tags: [path.split('/')[0]],
    operationId: `${path}.totals`,
    summary: bilingual(summary),
    description: rolesLine(roles),
    parameters: [
      ...Object.entries(parameters).map(([name, { required = false, form, summary: line }]) => ({
        name,
        in: 'query',
        required,
        description: bilingual(line),
        style: 'form',
        explode: false,
        schema: { type: 'array', items: formOf(form, 'text').schema, minItems: 1, maxItems: 100 },
      })),
      parameter('After'),
      parameter('AsOf'),
    ],
    responses: {
      200: { description: bilingual(summary), headers: freshHeaders, content: json(totalsAnswer(query)) },
      ...problems(...READING),
    },
  };
};
