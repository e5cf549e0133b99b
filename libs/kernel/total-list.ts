import { collectionOf, totalKey, type AnyReadModel, type Dimension, type TotalDeclaration } from './read-model.js';
import type { Collection, FieldKind, ListedRow, Measures } from './read-store.js';

type Declaring = Pick<AnyReadModel, 'name' | 'version' | 'totals'>;
type DimensionsOf<T extends TotalDeclaration> = {
  readonly [D in keyof T['dimensions']]: T['dimensions'][D]['kind'] extends 'integer' ? number : string;
};

/**
 * A row as it is listed: its dimensions, its measures as digits, and under `regions` all its regions, by which a
 * reader's scope limits the list.
 */
export type TotalRow = Readonly<Record<string, string | number | readonly string[]>>;

const FIELD: Readonly<Record<Dimension['kind'], FieldKind>> = { text: 'text', integer: 'integer', region: 'regions' };

/** What a list has beside its columns, or answers under that name. */
const RESERVED = [
  'regions',
  'id',
  'dimensions',
  'sort',
  'limit',
  'cursor',
  'format',
  'separator',
  'described',
  'after',
  'asOf',
];

/** Beside the code of a region a row is answered with its name and what it lies in: `host` → `hostName`. */
export const rowPlace = (dimension: string): string => `${dimension}Name`;

/** Of whatever has a region among its dimensions. */
export const ROW_REGIONS = 'regions';

/**
 * The rows of a total as the documents of a read model of their own, which the store keeps together with the total.
 * Their ids, which break ties and by which they are listed without a sort, go by their dimensions, these in the order
 * of their names.
 * @throws Error it is not declared, or two of its names are the same.
 */
export const totalList = ({ name, version, totals }: Declaring, total: string): AnyReadModel => {
  const declared = totals?.[total];
  if (!declared) throw new Error(`${name} declares no total ${total}`);
  const { dimensions, measures } = declared;
  const places = Object.keys(dimensions)
    .filter((name) => dimensions[name]!.kind === 'region')
    .map(rowPlace);
  const names = [...Object.keys(dimensions), ...Object.keys(measures), ...places, ...RESERVED];
  const twice = names.find((each, index) => names.indexOf(each) !== index);
  if (twice !== undefined) throw new Error(`The total ${total} of ${name} has two columns ${twice}`);
  return {
    name: `${name}@${total}`,
    version,
    events: {},
    keys: () => [],
    fold: (row) => row as object,
    fields: {
      ...Object.fromEntries(Object.entries(dimensions).map(([dimension, { kind }]) => [dimension, FIELD[kind]])),
      ...Object.fromEntries(Object.keys(measures).map((measure) => [measure, 'sum' as const])),
      ...(places.length > 0 && { [ROW_REGIONS]: 'regions' as const }),
    },
    sorts: Object.keys(measures),
  };
};

/** All that a store keeps of a read model: its documents, and the rows of its listed totals. */
export const collectionsOf = (model: AnyReadModel): readonly Collection[] => [
  collectionOf(model),
  ...Object.keys(model.totals ?? {}).map((total) => collectionOf(totalList(model, total))),
];

/** The key of a row, from all its dimensions. */
export const rowKey = <T extends Readonly<Record<string, TotalDeclaration>>, K extends keyof T & string>(
  model: Pick<AnyReadModel, 'name' | 'version'>,
  _totals: T,
  total: K,
  dimensions: DimensionsOf<T[K]>,
): string => totalKey(model, total, dimensions as Readonly<Record<string, string | number>>);

/** Which row a key is of; undefined for a total that is not listed. */
export const listedRows = (models: readonly AnyReadModel[]): ((key: string) => ListedRow | undefined) => {
  const lists = new Map(
    models.flatMap((model) =>
      Object.entries(model.totals ?? {}).map(
        ([total, { dimensions }]) =>
          [totalKey(model, total, {}), { dimensions, collection: collectionOf(totalList(model, total)) }] as const,
      ),
    ),
  );
  if (lists.size === 0) return () => undefined;
  return (key) => {
    const [model, total, ...parts] = key.split('|');
    const list = lists.get(`${model}|${total}`);
    if (!list) return undefined;
    const given = new Map(parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
    return {
      collection: list.collection,
      id: parts.join('|'),
      dimensions: Object.fromEntries(
        Object.entries(list.dimensions).map(([name, { kind }]) => {
          const text = given.get(name);
          if (text === undefined || given.size !== Object.keys(list.dimensions).length)
            throw new Error(`The key ${key} does not give the dimensions of its total`);
          return [name, kind === 'integer' ? Number(text) : unescaped(text)];
        }),
      ),
    };
  };
};

const unescaped = (text: string): string =>
  text.replace(/%([0-9a-f]+);/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

/** The row of these sums; null when they have all come to nothing, which is like what never was. */
export const rowOf = ({ collection: { fields }, dimensions }: ListedRow, sums: Measures): TotalRow | null => {
  const measures = Object.keys(fields).filter((name) => fields[name] === 'sum');
  if (measures.every((name) => (sums[name] ?? 0n) === 0n)) return null;
  return {
    ...dimensions,
    ...Object.fromEntries(measures.map((name) => [name, String(sums[name] ?? 0n)])),
    ...(fields[ROW_REGIONS] && {
      [ROW_REGIONS]: Object.keys(dimensions)
        .filter((name) => fields[name] === 'regions')
        .map((name) => String(dimensions[name])),
    }),
  };
};

/** Whether a text is a measure: the digits of a whole number of 64 bits. */
export const isSum = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^(0|-?[1-9]\d{0,18})$/.test(value) &&
  BigInt.asIntN(64, BigInt(value)) === BigInt(value);
