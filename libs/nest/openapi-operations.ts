import type { AnyRow, CommandTable, ModelQuery, QueryParameter, TotalsQuery } from '#runtime';
import { commandRoute } from './command-module.js';
import { schemaName, type JsonSchema } from './input-schema.js';
import { bilingual, documentOf, freshHeaders, parameter, problems, showing } from './openapi-parts.js';
import { formOf } from './parameter-forms.js';
import { LARGEST_PAGE, SEPARATORS } from './query-parameters.js';

type Paths = Readonly<Record<string, object>>;
type Schemas = Readonly<Record<string, JsonSchema>>;

const header = (name: string) => ({ $ref: `#/components/headers/${name}` });
const rolesLine = (roles: readonly string[]): string => `Peran / roles: ${roles.join(', ')}.`;
const json = (schema: object) => ({ 'application/json': { schema } });
const template = (path: string): string => `/v1/${path.replace(':id', '{id}')}`;

export const commandPaths = (tables: readonly CommandTable[], schemas: Schemas): Paths =>
  Object.fromEntries(tables.flatMap((table) => table.rows.flatMap((row) => {
    const route = commandRoute(table, row);
    return route ? [[template(route.path), { post: commandOperation(table, row, route, schemas) }]] : [];
  })));

const commandOperation = (
  { path }: CommandTable, row: AnyRow, { creates, hasId }: NonNullable<ReturnType<typeof commandRoute>>, schemas: Schemas,
): object => {
  const input = schemaName(schemas, row.input);
  return {
    tags: [path], operationId: `${path}.${row.name}`, summary: bilingual(row.summary), description: rolesLine(row.roles),
    parameters: [...(hasId ? [parameter('Id')] : []), parameter('IdempotencyKey'), parameter('IfMatch'), parameter('CorrelationId')],
    requestBody: {
      required: ((schemas[input]?.['required'] as readonly string[] | undefined) ?? []).length > 0,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${input}` }, ...(row.example && { example: row.example }) } },
    },
    responses: {
      [creates ? 201 : 200]: {
        description: 'Tanda terima; kiriman ulang mendapat yang pertama. / The receipt; a repetition gets the first one.',
        headers: {
          'ETag': header('Revision'), 'Sinergi-Position': header('Position'), 'Idempotency-Key': header('CommandId'),
          ...(creates && { Location: header('Location') }),
        },
        content: json({ $ref: '#/components/schemas/Receipt' }),
      },
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, ...(row.leavesStage ? [428] : []), 429, 500, 503),
    },
  };
};

const filterParameter = (name: string, { field, kind, summary, form }: QueryParameter, { model }: ModelQuery): object => {
  const { schema } = formOf(form, model.fields[field]!);
  const several = kind === 'in' || kind === 'within';
  return {
    name, in: 'query', description: bilingual(summary),
    ...(several ? { schema: { type: 'array', items: schema, maxItems: 100 }, style: 'form', explode: false } : { schema }),
  };
};

const queryParameter = (name: string, schema: object, id: string, en: string): object =>
  ({ name, in: 'query', schema, description: bilingual([id, en]) });

/** A page ends earlier when it has become large: only `nextCursor` tells whether there is more. */
const pageParameters = [
  queryParameter('limit', { type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: 50 }, 'Banyaknya butir, paling banyak', 'Number of items, at most'),
  queryParameter('cursor', { type: 'string', maxLength: 2_000 }, '`nextCursor` jawaban sebelumnya', '`nextCursor` of the answer before'),
];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const READING = [400, 401, 403, 429, 500, 503];

export const queryPaths = (queries: readonly ModelQuery[]): Paths => Object.fromEntries(queries.flatMap((query) => {
  const { path, category } = query;
  return [
    [template(path), { get: listOperation(query) }],
    [template(`${path}/:id`), { get: itemOperation(query) }],
    ...(category ? [[template(`${path}/:id/history`), { get: historyOperation(query) }] as const] : []),
  ];
}));

/** Beginnings of words of what the model says that it is searched by. */
const searchLine = ({ searched = [] }: ModelQuery['model']): [id: string, en: string] =>
  [`Awal kata-kata dari: ${searched.map(([id]) => id).join('; ')}`, `Beginnings of words of: ${searched.map(([, en]) => en).join('; ')}`];

const listOperation = (query: ModelQuery): object => {
  const { path, summary, roles, model, parameters } = query;
  const items = { type: 'array', items: documentOf(query.schema) };
  return {
    tags: [path], operationId: `${path}.list`, summary: bilingual(summary), description: rolesLine(roles),
    parameters: [
      ...Object.entries(parameters).map(([name, each]) => filterParameter(name, each, query)),
      ...(model.words ? [queryParameter('q', formOf('words', 'text').schema, ...searchLine(model))] : []),
      queryParameter('sort', { type: 'string', enum: model.sorts.flatMap((field) => [field, `-${field}`]) }, 'Urutan; `-` menurun', 'Order; `-` descending'),
      ...pageParameters,
      queryParameter('format', { type: 'string', enum: ['json', 'csv', 'xlsx'] }, '`json`: satu halaman; `csv` dan `xlsx`: seluruh daftar', '`json`: one page; `csv` and `xlsx`: the whole list'),
      queryParameter('separator', { type: 'string', enum: Object.keys(SEPARATORS), default: 'comma' }, 'Pemisah CSV; `semicolon` untuk Excel berbahasa Indonesia', 'Between cells of a CSV; `semicolon` for Excel in Indonesian'),
      queryParameter('described', formOf('boolean', 'text').schema, 'Ekspor dalam zip, dengan keterangannya (JSON) di sampingnya', 'The export in a zip, with its description (JSON) beside it'),
      parameter('After'), parameter('AsOf'),
    ],
    responses: {
      200: {
        description: bilingual(summary), headers: freshHeaders,
        content: { ...json(showing({ items, nextCursor: { type: 'string' } }, 'items')), 'text/csv': {}, [XLSX]: {}, 'application/zip': {} },
      },
      ...problems(...READING),
    },
  };
};

const itemOperation = ({ path, summary: [id, en], roles, category, schema }: ModelQuery): object => ({
  tags: [path], operationId: `${path}.show`, summary: bilingual([`Satu dari: ${id}`, `One of: ${en}`]), description: rolesLine(roles),
  parameters: [parameter('Id'), ...(category ? [parameter('AsOf')] : []), parameter('After')],
  responses: { 200: { description: bilingual([id, en]), headers: freshHeaders, content: json(showing({ item: documentOf(schema) }, 'item')) }, ...problems(404, ...READING) },
});

const historyOperation = ({ path, summary: [id, en], roles }: ModelQuery): object => ({
  tags: [path], operationId: `${path}.history`, summary: bilingual([`Riwayat: ${id}`, `History: ${en}`]), description: rolesLine(roles),
  parameters: [parameter('Id'), ...pageParameters],
  responses: {
    200: {
      description: 'Langkah demi langkah, dari catatan itu sendiri. / Step by step, from the log itself.', headers: freshHeaders,
      content: json(showing({
        items: { type: 'array', items: { $ref: '#/components/schemas/HistoryEntry' } }, nextCursor: { type: 'string' },
      }, 'items')),
    },
    ...problems(404, ...READING),
  },
});

export const totalsPaths = (rows: readonly TotalsQuery[]): Paths => Object.fromEntries(rows.map(({ path, summary, roles, parameters, measures }) => [template(path), {
  get: {
    tags: [path.split('/')[0]], operationId: `${path}.totals`, summary: bilingual(summary), description: rolesLine(roles),
    parameters: [
      ...Object.entries(parameters).map(([name, { required = false, form, summary: line }]) =>
        ({ name, in: 'query', required, description: bilingual(line), schema: formOf(form, 'text').schema })),
      parameter('After'), parameter('AsOf'),
    ],
    responses: {
      200: {
        description: bilingual(summary), headers: freshHeaders,
        content: json(showing({
          totals: {
            type: 'object', properties: Object.fromEntries(Object.entries(measures).map(([total, each]) => [total, {
              type: 'object', additionalProperties: false,
              properties: Object.fromEntries(Object.entries(each).map(([name, meaning]) => [name, { type: ['string', 'integer'], description: bilingual(meaning) }])),
            }])),
          },
          counts: { type: 'object', additionalProperties: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Bilingual' } } },
        }, 'totals')),
      },
      ...problems(...READING),
    },
  },
}]));
