import { isSum, type Collection, type Document, type FieldKind } from '#kernel/stores';

/**
 * A value written so that values of one kind, and of all kinds, sort as text by code point:
 * missing, then booleans, numbers, texts. Missing is the empty text.
 */
export type SortKey = string;

const float = new DataView(new ArrayBuffer(8));

/** IEEE 754 with the sign bit turned, all bits of negative numbers: its hexadecimal digits sort as the numbers do. */
const numberKey = (value: number): string => {
  float.setFloat64(0, value === 0 ? 0 : value);
  const bits = float.getBigUint64(0);
  const sortable = bits >> 63n ? ~bits & 0xffff_ffff_ffff_ffffn : bits | 0x8000_0000_0000_0000n;
  return sortable.toString(16).padStart(16, '0');
};

/**
 * What stores cannot keep in a text: one ends it at U+0000, others put U+FFFD for half a surrogate pair. No text of
 * today holds such signs, those of old logs may. Written so, they sort as before and come back as they went in.
 */
const UNKEPT = /[\0\u0001]|\p{Cs}/gu;
const kept = (sign: string): string => (sign === '\0' ? '\u0001\u0001' : sign === '\u0001' ? '\u0001\u0002' : '\ufffd');

export const sortKey = (value: unknown): SortKey => {
  if (typeof value === 'string') return `t${value.replace(UNKEPT, kept)}`;
  if (typeof value === 'number') return `n${numberKey(value)}`;
  return typeof value === 'boolean' ? `b${value ? 1 : 0}` : '';
};

/** Sixteen hexadecimal digits of the distance from the least: exact, which a floating number is not. */
const sumKey = (value: string): SortKey => `s${(BigInt(value) + 2n ** 63n).toString(16).padStart(16, '0')}`;

/** The key of a value of a field of that kind. */
export const keyOf = (kind: FieldKind | undefined, value: unknown): SortKey =>
  kind === 'sum' && isSum(value) ? sumKey(value) : sortKey(value);

/** Ends of a range that is open. */
const TEXTS = [sortKey(''), sortKey('\u{10ffff}')] as const;
export const ENDS: Readonly<Record<FieldKind, readonly [lowest: SortKey, highest: SortKey]>> = {
  text: TEXTS,
  boolean: TEXTS,
  regions: TEXTS,
  integer: [sortKey(-Infinity), sortKey(Infinity)],
  sum: [`s${'0'.repeat(16)}`, `s${'f'.repeat(16)}`],
};

/** A lone property of a document, by name. */
export const property = (doc: Document, name: string): unknown =>
  Object.hasOwn(doc, name) ? (doc as Readonly<Record<string, unknown>>)[name] : undefined;

/** Where a document stands in the order of one of its collection's sorts. */
export const orderKey = ({ fields }: Pick<Collection, 'fields'>, doc: Document, sort: string): SortKey =>
  keyOf(fields[sort], property(doc, sort));

/**
 * Whether a value can be an item of a field of that kind; regions are compared by segments, whatever the segments are.
 */
export const FITS: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: Number.isSafeInteger,
  boolean: (value) => typeof value === 'boolean',
  regions: (value) => typeof value === 'string',
  sum: isSum,
};

/**
 * A code and all that it lies in. The kernel's ancestors are those of well-formed codes; a store finds whatever it was
 * given.
 */
const withEnclosing = (code: string): readonly string[] => {
  const codes = [code];
  for (let dot = code.indexOf('.'); dot !== -1; dot = code.indexOf('.', dot + 1)) codes.push(code.slice(0, dot));
  return codes;
};

/**
 * Under which keys a field of a document is found: one for a single value, one for each item of a list, all ancestors
 * of a region.
 */
export const indexKeys = (doc: Document, field: string, kind: FieldKind): readonly SortKey[] => {
  const value = property(doc, field);
  const items = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(FITS[kind]);
  const found = kind === 'regions' ? items.flatMap((code) => withEnclosing(code as string)) : items;
  const keys = found.map((item) => keyOf(kind, item));
  return keys.length < 2 ? keys : [...new Set(keys)];
};

/** Surrogates, which stand for the highest code points, come last. */
const rank = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** The order of code points, which is that of UTF-8 bytes; JavaScript's own `<` compares UTF-16 units. */
export const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
};
