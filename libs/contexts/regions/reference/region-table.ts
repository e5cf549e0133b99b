import { NATIONAL, type RegionCode, type RegionLevel, type Scope } from '#kernel';
import { bareName, nameKey, nameWords } from '../domain/region-names.js';

/**
 * 91,599 regions in a handful of flat arrays (about 5 MB), sorted so that every region is followed by all that lies in
 * it. Rows are numbered in that order; names are looked up by scanning their folded text, which takes well under a
 * millisecond.
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
  /** The row of the region that it lies in; -1 for a province. */
  parent(row: number): number;
  /** Rows whose name has this key. */
  named(key: string): readonly number[];
  /** Rows whose name has a key that begins so, among the given ones. */
  beginning(key: string, within: readonly [from: number, to: number]): readonly number[];
  /** Rows with a word that begins so, among the given ones. */
  withWord(prefix: string, within: readonly [from: number, to: number]): readonly number[];
}

/** @param rows code and name, in any order, no code twice. */
export const regionTable = (rows: readonly (readonly [code: string, name: string])[]): RegionTable => {
  const { places, parents, names, words, keys, hashes } = flattened(rows);
  const lowerBound = (place: number): number => firstIndex(places.length, (row) => (places[row] as number) >= place);
  return {
    size: places.length,
    code: (row) => codeOf(places[row] as number),
    level: (row) => levelAt(places[row] as number),
    name: (row) => names.at(row),
    rowOf: (code) => {
      const row = lowerBound(placeOf(code));
      return row < places.length && codeOf(places[row] as number) === code ? row : undefined;
    },
    range: (scope) =>
      scope === NATIONAL ? [0, places.length] : [lowerBound(placeOf(scope)), lowerBound(endOf(scope))],
    parent: (row) => parents[row] as number,
    named: (key) => {
      const hash = hashOf(key) * ROWS;
      const found: number[] = [];
      for (
        let at = firstIndex(hashes.length, (index) => (hashes[index] as number) >= hash);
        (hashes[at] as number) < hash + ROWS;
        at += 1
      ) {
        const row = (hashes[at] as number) % ROWS;
        if (keys.at(row) === key) found.push(row);
      }
      return found;
    },
    beginning: (key, [from, to]) => keys.rowsWith(`\n${key}`, from, to),
    withWord: (prefix, [from, to]) => words.rowsWith(` ${prefix}`, from, to),
  };
};

/** Apart from the table, whose functions would otherwise keep the rows alive. */
const flattened = (rows: readonly (readonly [code: string, name: string])[]) => {
  // Place and row in one number (below 2^53), because typed arrays sort fast only without a comparison function.
  const ordered = Float64Array.from(rows, ([code], row) => placeOf(code) * ROWS + row).sort();
  const places = ordered.map((both) => floor(both / ROWS));
  const nameAt = (row: number): string => (rows[(ordered[row] as number) % ROWS] as readonly [string, string])[1];
  const foundBy = (row: number): string => (levelAt(places[row] as number) <= 2 ? bareName(nameAt(row)) : nameAt(row));
  const keys = texts(rows.length, (row) => nameKey(foundBy(row)));
  return {
    places,
    parents: parentsOf(places),
    keys,
    names: texts(rows.length, nameAt),
    words: texts(rows.length, (row) => ` ${nameWords(nameAt(row))}`),
    hashes: Float64Array.from({ length: rows.length }, (_, row) => hashOf(keys.at(row)) * ROWS + row).sort(),
  };
};

/** More than there are regions: a row and a number up to 2^36 before it fit into one number. */
const ROWS = 2 ** 17;

/**
 * Taken once: there are more than a million calls at every start, and where modules run in a context of their own, as
 * those under test do, to look a global up costs far more than to call it.
 */
const { floor, imul } = Math;
const toNumber = Number;

/** FNV-1a of 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** Every region is followed by all that lies in it, so the last one of each wider level is around it. */
const parentsOf = (places: Float64Array): Int32Array => {
  const last = [-1, -1, -1, -1, -1];
  return Int32Array.from(places, (place, row) => {
    const level = levelAt(place);
    last[level] = row;
    return last[level - 1] as number;
  });
};

/** Region codes as numbers in the order of the tree: `63.10.09` → 6310090000. */
const placeOf = (code: string): number => toNumber(code.replaceAll('.', '').padEnd(10, '0'));

const endOf = (code: string): number => placeOf(code) + 10 ** (10 - code.replaceAll('.', '').length);

const levelAt = (place: number): RegionLevel =>
  place % 100_000_000 === 0 ? 1 : place % 1_000_000 === 0 ? 2 : place % 10_000 === 0 ? 3 : 4;

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
    if (end + 3 * text.length + 1 > bytes.length)
      bytes = Buffer.concat([bytes], 2 * bytes.length).fill('\n', bytes.length);
    end += bytes.write(text, end) + 1;
  }
  starts[count] = end;
  return textsIn(Buffer.from(bytes.subarray(0, end)), starts);
};

const textsIn = (bytes: Buffer, starts: Uint32Array): Texts => {
  const start = (row: number): number => starts[row] as number;
  /** From a row on, in steps that grow, because the next one is mostly near. */
  const rowAround = (at: number, from: number): number => {
    let step = 1;
    while (from + step < starts.length - 1 && start(from + step) <= at + 1) step *= 2;
    const low = from + Math.floor(step / 2);
    return low + firstIndex(Math.min(step, starts.length - 1 - low), (index) => start(low + index + 1) > at + 1);
  };
  return {
    at: (row) => bytes.toString('utf8', start(row), start(row + 1) - 1),
    rowsWith: (text, from, to) => {
      const needle = Buffer.from(text);
      const end = start(to);
      const rows: number[] = [];
      let row = from;
      for (let at = bytes.indexOf(needle, start(from) - 1); at >= 0 && at + needle.length <= end;) {
        row = rowAround(at, row);
        rows.push(row);
        at = bytes.indexOf(needle, start(row + 1) - 1);
      }
      return rows;
    },
  };
};
