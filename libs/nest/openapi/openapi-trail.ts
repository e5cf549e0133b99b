import type { ModelQuery } from '#runtime';
import { pageOf } from './openapi-answers.js';
import { UNLISTED_STEP, differenceOf, fileOf, listDifference } from './openapi-trail-answers.js';
import { filterParameter, pageParameters, queryParameter, searchLine } from './openapi-parameters.js';
import { READING } from './openapi-queries.js';
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
import { FILE_TYPES } from '../refusals/accepted.js';
import { formOf } from '../input/parameter-forms.js';

/** What tells of the past: what changed between two instants, and all that is known of one record. */
export const trailPaths = (queries: readonly ModelQuery[]): Paths =>
  Object.fromEntries(
    queries
      .filter(({ total }) => !total)
      .flatMap((query) => {
        const { path, category } = query;
        return [
          [template(`${path}/difference`), { get: listOperation(query) }],
          ...(category
            ? ([
                [template(`${path}/:id/difference`), { get: recordOperation(query) }],
                [template(`${path}/:id/file`), { get: fileOperation(query) }],
              ] as const)
            : []),
        ];
      }),
  );

/** Streams that no list shows, for examiners; absent where there is none. */
export const unlistedPaths = (categories: readonly string[], roles: readonly string[]): Paths =>
  categories.length
    ? {
        '/v1/trail/{category}/{id}': {
          get: {
            tags: ['trail'],
            operationId: 'trail.history',
            summary: bilingual(['Riwayat buku yang tidak punya daftar', 'History of a register that no list shows']),
            description: `${bilingual([
              'Bagi pemeriksa yang wilayahnya mencakup wilayah semua tindakan di dalamnya.',
              'For examiners whose regions cover those of all acts in it.',
            ])} ${rolesLine(roles)}`,
            parameters: [
              { name: 'category', in: 'path', required: true, schema: { type: 'string', enum: categories } },
              parameter('Id'),
              ...pageParameters,
            ],
            responses: {
              200: {
                description: 'Langkah demi langkah, dari catatan itu sendiri. / Step by step, from the log itself.',
                headers: freshHeaders,
                content: json(pageOf(UNLISTED_STEP)),
              },
              ...problems(404, ...READING),
            },
          },
        },
      }
    : {};

const since = queryParameter(
  'since',
  { type: 'string', format: 'date-time', maxLength: 40 },
  'Waktu yang dibandingkan; lebih awal daripada `asOf`',
  'The instant compared with; earlier than `asOf`',
);
const span = [
  queryParameter(
    'asOf',
    { type: 'string', format: 'date-time', maxLength: 40 },
    'Sampai waktu itu; tanpa: sekarang. Bersama `cursor` disebut lagi',
    'Up to that instant; absent: now. Named again beside a `cursor`',
  ),
];

const revision = { type: 'integer', minimum: 0, maximum: 999_999_999 };
/** In place of the two instants. */
const steps = [
  queryParameter(
    'fromRevision',
    revision,
    'Revisi yang dibandingkan, sebagai ganti `since`',
    'The revision compared with, in place of `since`',
  ),
  queryParameter(
    'toRevision',
    revision,
    'Sampai revisi itu, di samping `fromRevision`; tanpa: yang terakhir. Bersama `cursor` disebut lagi',
    'Up to that revision, beside `fromRevision`; absent: the last. Named again beside a `cursor`',
  ),
];

const recordOperation = (query: ModelQuery): object => ({
  tags: [query.path],
  operationId: `${query.path}.difference`,
  summary: bilingual([
    `Perbedaan antara dua waktu atau dua revisi: ${query.summary[0]}`,
    `Difference between two instants or two revisions: ${query.summary[1]}`,
  ]),
  description: `${bilingual([
    'Keadaan pada kedua waktu, apa yang berubah, dan setiap langkah di antaranya: siapa, dalam kedudukan apa, atas mandat apa, dan mengapa.',
    'As it was at both instants, what changed, and every step in between: who, in which capacity, by which mandate, and why.',
  ])} ${rolesLine(query.roles)}`,
  parameters: [parameter('Id'), since, ...span, ...steps, ...pageParameters],
  responses: {
    200: { description: bilingual(query.summary), headers: freshHeaders, content: json(differenceOf(query)) },
    ...problems(404, ...READING),
  },
});

const fileOperation = (query: ModelQuery): object => ({
  tags: [query.path],
  operationId: `${query.path}.file`,
  summary: bilingual([`Berkas satu catatan: ${query.summary[0]}`, `File of one record: ${query.summary[1]}`]),
  description: `${bilingual([
    'Catatan, seluruh riwayatnya, dokumennya dengan SHA-256, dan perbaikannya; PDF berbahasa Indonesia untuk dicetak.',
    'The record, its whole history, its documents with their SHA-256, and its corrections; a PDF in Indonesian to print.',
  ])} ${rolesLine(query.roles)}`,
  parameters: [
    parameter('Id'),
    queryParameter('format', { type: 'string', enum: Object.keys(FILE_TYPES) }, 'Bentuk berkas', 'Form of the file'),
    parameter('AsOf'),
  ],
  responses: {
    200: {
      description: bilingual(query.summary),
      headers: freshHeaders,
      content: { ...json(fileOf(query)), 'application/pdf': {} },
    },
    ...problems(404, ...READING),
  },
});

const listOperation = (query: ModelQuery): object => {
  const { path, summary, model, parameters, roles } = query;
  return {
    tags: [path],
    operationId: `${path}.listDifference`,
    summary: bilingual([`Yang berubah dalam daftar: ${summary[0]}`, `What changed in the list: ${summary[1]}`]),
    description: `${bilingual([
      'Yang masuk, keluar atau berubah di antara dua waktu, menurut id; hanya tanpa `nextCursor` semuanya sudah dibandingkan.',
      'What came in, left or changed between two instants, by id; only without `nextCursor` has all been compared.',
    ])} ${rolesLine(roles)}`,
    parameters: [
      ...Object.entries(parameters).map(([name, each]) => filterParameter(name, each, query)),
      ...(model.words ? [queryParameter('q', formOf('words', 'text').schema, ...searchLine(model))] : []),
      { ...since, required: true },
      ...span,
      ...pageParameters,
    ],
    responses: {
      200: { description: bilingual(summary), headers: freshHeaders, content: json(listDifference()) },
      ...problems(...READING),
    },
  };
};
