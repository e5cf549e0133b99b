import { NATIONAL, type RegionCode, type RegionLevel, type Scope } from '#kernel';
import { bareName, nameKey, nameWords } from '../domain/region-names.js';

/**
 * 91,599 regions in a handful of flat arrays (about 5 MB), sorted so that every region is followed by all that lies in it.
 * Rows are numbered in that order; names are looked up by scanning their folded text, which takes well under a millisecond.
 */
export interface RegionTable {
  readonly size: number;
  code(row: number): RegionCode;
  level(row: number): RegionLevel;
  name(row: number): string;
  /** Undefined for a code that the table has not. */
  rowOf(code: string): number | undefined;
  /** First row and row after the last of all that lies in the scope, the region itself included. */
  range(scope: Scope): readonly [from: number, to: number];
  /** Rows whose name has this key. */
  named(key: string): readonly number[];
  /** Rows with a word that begins so, among the given ones. */
  withWord(prefix: string, within: readonly [from: number, to: number]): readonly number[];
}

/** @param rows code and name, in any order, no code twice. */
export const regionTable = (rows: readonly (readonly [code: string, name: string])[]): RegionTable => {
  const { places, names, words, keys } = flattened(rows);
  const lowerBound = (place: number): number => firstIndex(places.length, (row) => (places[row] as number) >= place);
  return {
    size: places.length,
    code: (row) => codeOf(places[row] as number),
    level: (row) => levelAt(places[row] as number),
    name: (row) => names.at(row),
    rowOf: (code) => {
      const row = lowerBound(placeOf(code));
      return places[row] === placeOf(code) ? row : undefined;
    },
    range: (scope) => (scope === NATIONAL ? [0, places.length] : [lowerBound(placeOf(scope)), lowerBound(endOf(scope))]),
    named: (key) => keys.rowsWith(`\n${key}\n`, 0, places.length),
    withWord: (prefix, [from, to]) => words.rowsWith(` ${prefix}`, from, to),
  };
};

/** Apart from the table, whose functions would otherwise keep the rows alive. */
const flattened = (rows: readonly (readonly [code: string, name: string])[]) => {
  // Place and row in one number (below 2^53), because typed arrays sort fast only without a comparison function.
  const ordered = Float64Array.from(rows, ([code], row) => placeOf(code) * 2 ** 17 + row).sort();
  const places = ordered.map((both) => Math.floor(both / 2 ** 17));
  const nameAt = (row: number): string => (rows[(ordered[row] as number) % 2 ** 17] as readonly [string, string])[1];
  const foundBy = (row: number): string => (levelAt(places[row] as number) === 2 ? bareName(nameAt(row)) : nameAt(row));
  return {
    places,
    names: texts(rows.length, nameAt),
    words: texts(rows.length, (row) => ` ${nameWords(nameAt(row))}`),
    keys: texts(rows.length, (row) => nameKey(foundBy(row))),
  };
};

/** Region codes as numbers in the order of the tree: `63.10.09` → 6310090000. */
const placeOf = (code: string): number => Number(code.replaceAll('.', '').padEnd(10, '0'));

const endOf = (code: string): number => placeOf(code) + 10 ** (10 - code.replaceAll('.', '').length);

const levelAt = (place: number): RegionLevel =>
  (place % 100_000_000 === 0 ? 1 : place % 1_000_000 === 0 ? 2 : place % 10_000 === 0 ? 3 : 4);

const codeOf = (place: number): RegionCode => {
  const digits = place.toString().padStart(10, '0');
  const segments = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)];
  return segments.filter((segment) => Number(segment) > 0).join('.') as RegionCode;
};

/** The least index for which the condition holds, given that it holds for all after it; `size` when for none. */
const firstIndex = (size: number, holds: (index: number) => boolean): number => {
  let from = 0;
  for (let to = size; from < to;) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
};

/** Many short texts in one buffer, each between line feeds. */
interface Texts {
  at(row: number): string;
  /** Rows in [from, to) that contain the text, looked at with the line feed before and after them. */
  rowsWith(text: string, from: number, to: number): readonly number[];
}

const texts = (count: number, textOf: (row: number) => string): Texts => {
  const starts = new Uint32Array(count + 1);
  let bytes = Buffer.alloc(16 * count + 256, '\n');
  let end = 1;
  for (let row = 0; row < count; row += 1) {
    starts[row] = end;
    const text = textOf(row);
    if (end + 3 * text.length + 1 > bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length).fill('\n', bytes.length);
    end += bytes.write(text, end) + 1;
  }
  starts[count] = end;
  return textsIn(Buffer.from(bytes.subarray(0, end)), starts);
};

const textsIn = (bytes: Buffer, starts: Uint32Array): Texts => {
  const start = (row: number): number => starts[row] as number;
  return {
    at: (row) => bytes.toString('utf8', start(row), start(row + 1) - 1),
    rowsWith: (text, from, to) => {
      const needle = Buffer.from(text);
      const end = start(to);
      const rows: number[] = [];
      for (let at = bytes.indexOf(needle, start(from) - 1); at >= 0 && at + needle.length <= end;) {
        const row = firstIndex(starts.length - 1, (index) => start(index + 1) > at + 1);
        rows.push(row);
        at = bytes.indexOf(needle, start(row + 1) - 1);
      }
      return rows;
    },
  };
};
