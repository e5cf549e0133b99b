import {
  INTEGER,
  ROW_REGIONS,
  RUPIAH,
  SCOPE,
  TEXT,
  field,
  record,
  rowPlace,
  totalList,
  type AnyReadModel,
  type Kind,
  type RecordKind,
  type Role,
  type TotalDeclaration,
  type TotalRow,
  type Document,
  type Instant,
} from '#kernel';
import { type Principal } from '../access/principal.js';
import type { ModelQuery, ParameterForm, QueryColumn, QueryParameter, BesideParts } from './query-table.js';

type Text = readonly [id: string, en: string];

/** A list of a total's rows, as its context declares it. */
export interface TotalsList {
  /** `visit-totals/edges` → `GET /v1/visit-totals/edges`. */
  readonly path: string;
  readonly summary: Text;
  readonly model: AnyReadModel;
  /** Its name in the model's `totals`. */
  readonly total: string;
  readonly consumer: string;
  readonly roles: readonly Role[];
  /** How values of dimensions are written, where it is not any of their kind. */
  readonly forms?: Readonly<Record<string, ParameterForm>>;
  /** Column titles of the CSV and XLSX forms, for every dimension and measure; a region's code has `kode_…`. */
  readonly titles: Readonly<Record<string, string>>;
  /** Measure by which the list is sorted, the largest first, unless asked otherwise. */
  readonly ranked: string;
}

const PARAMETER = { region: 'within', text: 'in', integer: 'in' } as const;

const rowColumns = (
  { dimensions, measures }: TotalDeclaration,
  titles: TotalsList['titles'],
): readonly QueryColumn<TotalRow>[] => {
  const column = (name: string, meaning: Text, type?: 'number' | 'rupiah'): QueryColumn<TotalRow> => {
    const title = titles[name];
    if (title === undefined) throw new Error(`The column ${name} of a list of totals has no title`);
    return { title, meaning, ...(type && { type }), value: (row) => row[name] as string | number };
  };
  return [
    ...Object.entries(dimensions).flatMap(([name, { label, kind }]) => {
      if (kind === 'region') return placeColumns(column(name, label), rowPlace(name));
      return [column(name, label, kind === 'integer' ? 'number' : undefined)];
    }),
    ...Object.entries(measures).map(([name, label]) => column(name, label, isMoney(name) ? 'rupiah' : 'number')),
  ];
};

const IN_WORDS: Text = ['nama dan letaknya', 'its name and what it lies in'];
const placeLabel = ([id, en]: Text): Text => [`${id}: ${IN_WORDS[0]}`, `${en}: ${IN_WORDS[1]}`];
const codeLabel = ([id, en]: Text): Text => [`${id}, sebagai kode`, `${en}, as a code`];

/** As in other lists: `tuan_rumah` with what it lies in, `kode_tuan_rumah` for programs. */
const placeColumns = (code: QueryColumn<TotalRow>, place: string): readonly QueryColumn<TotalRow>[] => [
  { title: code.title, meaning: placeLabel(code.meaning), value: (row) => row[place] as string },
  { ...code, title: `kode_${code.title}`, meaning: codeLabel(code.meaning), forPrograms: true },
];

const DIMENSION = { text: TEXT, integer: INTEGER } as const;

/** Counts beyond what a JSON number holds are digits, too. */
const COUNT: Kind<string | number> = { schema: { type: ['integer', 'string'] } };

const rowOf = (
  { dimensions, measures }: TotalDeclaration,
  forms: NonNullable<TotalsList['forms']>,
): RecordKind<TotalRow> =>
  record({
    id: field(['id baris', 'id of the row'], TEXT),
    ...Object.fromEntries(
      Object.entries(dimensions).flatMap(([name, { label, kind }]) => {
        const { [name]: form } = forms;
        const shown = (meaning: Text, of: Kind<string | number>) => field<string | number>(meaning, of);
        if (kind === 'region')
          return [
            [name, shown(codeLabel(label), SCOPE)],
            [rowPlace(name), shown(placeLabel(label), TEXT)],
          ];
        return [
          [name, shown(label, typeof form === 'object' ? { schema: { type: 'string', enum: form } } : DIMENSION[kind])],
        ];
      }),
    ),
    ...Object.fromEntries(
      Object.entries(measures).map(([name, label]) => [
        name,
        field<string | number>(label, isMoney(name) ? RUPIAH : COUNT),
      ]),
    ),
  }) as unknown as RecordKind<TotalRow>;

/** What is named `…Rupiah` is an amount of money. */
export const isMoney = (measure: string): boolean => measure.endsWith('Rupiah');

/**
 * The list as any other: filtered by every dimension, limited to what lies in the reader's regions, sorted by measures,
 * exported.
 */
export const listOfTotals = ({
  path,
  summary,
  model,
  total,
  consumer,
  roles,
  forms = {},
  titles,
  ranked,
}: TotalsList): ModelQuery<TotalRow> => {
  const rows = totalList(model, total);
  const declared = model.totals![total]!;
  return {
    path,
    summary,
    consumer,
    roles,
    model: rows,
    total: declared,
    ...(rows.fields[ROW_REGIONS] && { scopeField: ROW_REGIONS }),
    parameters: Object.fromEntries(
      Object.entries(declared.dimensions).map(([name, { kind, label }]): [string, QueryParameter] => [
        name,
        { field: name, kind: PARAMETER[kind], summary: label, ...(forms[name] && { form: forms[name] }) },
      ]),
    ),
    defaultSort: { field: ranked, descending: true },
    document: rowOf(declared, forms),
    columns: rowColumns(declared, titles),
  };
};

/**
 * The list with what is told beside each row at the moment of showing: numbers are kept, what follows from them is not.
 * @param told its fields
 * @param columns those of its fields that files show
 */
export const withBeside = <Told extends Document>(
  list: ModelQuery<TotalRow>,
  told: RecordKind<Told>,
  columns: readonly QueryColumn<Told>[],
  beside: (row: TotalRow, reader: Principal, now: Instant, looking: BesideParts) => Promise<Told> | Told,
): ModelQuery =>
  ({
    ...list,
    document: record({ ...list.document.fields, ...told.fields }),
    columns: [...list.columns, ...columns],
    beside: async (...of) => beside(...of),
    besideFields: Object.keys(told.fields),
  }) as ModelQuery<TotalRow> as unknown as ModelQuery;
