import type { ModelQuery, QueryParameter } from '#runtime';
import { choosable } from '../input/chosen-fields.js';
import { formOf } from '../input/parameter-forms.js';
import { LARGEST_PAGE } from '../input/query-parameters.js';
import { bilingual } from './openapi-parts.js';

type Coded = { readonly enum?: readonly unknown[]; readonly 'x-enum-labels'?: unknown };

/** The schema of a filter, whose codes are called as those of the field: two lists may have the same codes. */
const namedAsIn = (own: Coded | undefined, schema: Coded): object =>
  own?.['x-enum-labels'] && schema.enum && [...schema.enum].sort().join() === [...(own.enum ?? [])].sort().join()
    ? { ...schema, 'x-enum-labels': own['x-enum-labels'] }
    : schema;

export const filterParameter = (
  name: string,
  { field, kind, summary, form }: QueryParameter,
  { model, document }: Pick<ModelQuery, 'model' | 'document'>,
): object => {
  const schema = namedAsIn(document.fields[field]?.kind.schema, formOf(form, model.fields[field]!).schema);
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

export const sortParameter = ({ sorts }: ModelQuery['model'], more: readonly string[] = []): object =>
  queryParameter(
    'sort',
    { type: 'string', enum: [...sorts.flatMap((field) => [field, `-${field}`]), ...more] },
    'Urutan; `-` menurun',
    'Order; `-` descending',
  );

export const fieldsParameter = (query: Pick<ModelQuery, 'document' | 'total'>): object => ({
  ...queryParameter(
    'fields',
    { type: 'array', items: { type: 'string', enum: choosable(query) }, minItems: 1, uniqueItems: true },
    'Hanya isian ini dari tiap dokumen, selalu dengan `id` dan `revision`; hanya dalam JSON',
    'These fields alone of each document, always with `id` and `revision`; in JSON alone',
  ),
  style: 'form',
  explode: false,
});

export const COUNT = queryParameter(
  'count',
  formOf('boolean', 'text').schema,
  'Sebut juga banyaknya di semua halaman (`matches`); hanya dalam JSON',
  'Tell how many there are on all pages, too (`matches`); in JSON alone',
);

export const REVISION = queryParameter(
  'revision',
  { type: 'integer', minimum: 0, maximum: 999_999_999 },
  'Keadaan sesudah langkah itu; tanpa `asOf`',
  'As it was after that step; without `asOf`',
);

/** Beginnings of words of what the model says that it is searched by. */
export const searchLine = ({ searched = [] }: ModelQuery['model']): [id: string, en: string] => [
  `Awal kata-kata dari: ${searched.map(([id]) => id).join('; ')}`,
  `Beginnings of words of: ${searched.map(([, en]) => en).join('; ')}`,
];
