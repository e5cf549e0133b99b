import type { ModelQuery, PublicQuery, QueryParameter, TotalsQuery } from '#runtime';
import { documentRef, historyRef, itemOf, pageOf, totalsAnswer } from './openapi-answers.js';
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
import { DIMENSIONS, LARGEST_PAGE, SEPARATORS } from '../input/query-parameters.js';

export const filterParameter = (
  name: string,
  { field, kind, summary, form }: QueryParameter,
  { model }: Pick<ModelQuery, 'model'>,
): object => {
  const { schema } = formOf(form, model.fields[field]!);
  const several = kind === 'in' || kind === 'within';
  return {
    name,
    in: 'query',
    description: bilingual(summary),
    ...(several
      ? { schema: { type: 'array', items: schema, maxItems: 100 }, style: 'form', explode: false }
      : { schema }),
  };
};

export const queryParameter = (name: string, schema: object, id: string, en: string): object => ({
  name,
  in: 'query',
  schema,
  description: bilingual([id, en]),
});

/** A page ends earlier when it has become large: only `nextCursor` tells whether there is more. */
export const pageParameters = [
  queryParameter(
    'limit',
    { type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: 50 },
    'Banyaknya butir, paling banyak',
    'Number of items, at most',
  ),
  queryParameter(
    'cursor',
    { type: 'string', maxLength: 2_000 },
    '`nextCursor` jawaban sebelumnya',
    '`nextCursor` of the answer before',
  ),
];

const sortParameter = ({ sorts }: ModelQuery['model'], more: readonly string[] = []): object =>
  queryParameter(
    'sort',
    { type: 'string', enum: [...sorts.flatMap((field) => [field, `-${field}`]), ...more] },
    'Urutan; `-` menurun',
    'Order; `-` descending',
  );

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

/** Beginnings of words of what the model says that it is searched by. */
export const searchLine = ({ searched = [] }: ModelQuery['model']): [id: string, en: string] => [
  `Awal kata-kata dari: ${searched.map(([id]) => id).join('; ')}`,
  `Beginnings of words of: ${searched.map(([, en]) => en).join('; ')}`,
];

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
      queryParameter(
        'format',
        { type: 'string', enum: ['json', 'csv', 'xlsx', 'jsonl', ...(graph ? [GRAPHML.format] : [])] },
        '`json`: satu halaman; `csv`, `xlsx` dan `jsonl` (satu dokumen sebaris): seluruh daftar',
        '`json`: one page; `csv`, `xlsx` and `jsonl` (a document a line): the whole list',
      ),
      queryParameter(
        'separator',
        { type: 'string', enum: Object.keys(SEPARATORS), default: 'comma' },
        'Pemisah CSV; `semicolon` untuk Excel berbahasa Indonesia',
        'Between cells of a CSV; `semicolon` for Excel in Indonesian',
      ),
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
          ...json(pageOf(documentRef(query))),
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

const itemOperation = ({ path, summary, roles, category, document }: ModelQuery): object => ({
  tags: [path],
  operationId: `${path}.show`,
  summary: bilingual([`Satu dari: ${summary[0]}`, `One of: ${summary[1]}`]),
  description: rolesLine(roles),
  parameters: [parameter('Id'), ...(category ? [parameter('AsOf')] : []), parameter('After')],
  responses: {
    200: {
      description: bilingual(summary),
      headers: freshHeaders,
      content: json(itemOf(documentRef({ path, document }))),
    },
    ...problems(404, ...READING),
  },
});

/** Of what anybody may ask: as it is now, in JSON, without a token. */
export const publicPaths = (queries: readonly PublicQuery[]): Paths =>
  Object.fromEntries(
    queries.flatMap((query) => {
      const { path, summary, model, parameters, maxAge, total } = query;
      const common = {
        tags: [path],
        security: [],
        description: `Terbuka untuk umum; boleh disimpan ${maxAge} detik. / Open to the public; may be kept for ${maxAge} seconds.`,
      };
      const answer = (content: object) => ({
        description: bilingual(summary),
        headers: freshHeaders,
        content: json(content),
      });
      const publicItem = [
        template(`${path}/:id`),
        {
          get: {
            ...common,
            operationId: `${path}.show`,
            summary: `${bilingual(summary)} {id}`,
            parameters: [parameter('Id')],
            responses: { 200: answer(itemOf(documentRef(query))), ...problems(400, 404, 429, 500, 503) },
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
              ],
              responses: { 200: answer(pageOf(documentRef(query))), ...problems(400, 429, 500, 503) },
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
