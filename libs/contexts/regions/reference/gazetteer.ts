import { levelOf, NATIONAL, villageKindOf, withAncestors, zoneOf, type RegionCode, type RegionLevel } from '#kernel';
import type { Gazetteer, Region } from '../contract/index.js';
import { nameKey, nameWords, readings, shortName } from '../domain/region-names.js';
import type { RegionTable } from './region-table.js';

/** A code that an earlier dataset had and the loaded one has not. */
export interface RetiredRegion {
  readonly code: RegionCode;
  readonly name: string;
  /** The last dataset that had it. */
  readonly datasetVersion: string;
  readonly successors: readonly RegionCode[];
}

export const gazetteer = (table: RegionTable, retired: readonly RetiredRegion[], datasetVersion: string): Gazetteer => {
  const retiredByCode = new Map(retired.map((region) => [region.code as string, region]));
  const nameOf = (code: RegionCode): string => table.name(table.rowOf(code) as number);

  const shown = (code: RegionCode, name = nameOf(code)): string => (levelOf(code) === 2 ? shortName(name) : name);
  const pathOf = (code: RegionCode, name: string): string => {
    const around = withAncestors(code)
      .slice(levelOf(code) > 2 ? 1 : 0, -1)
      .reverse();
    return [shown(code, name), ...around.map((place) => shown(place))].join(', ');
  };
  const describe = (code: RegionCode, name: string, version: string): Omit<Region, 'active'> => {
    const kind = villageKindOf(code);
    const parent = withAncestors(code).at(-2);
    return {
      code,
      name,
      level: levelOf(code),
      ...(kind && { kind }),
      zone: zoneOf(code),
      path: pathOf(code, name),
      ...(parent && { parent }),
      datasetVersion: version,
    };
  };
  const regionAt = (row: number): Region => ({
    ...describe(table.code(row), table.name(row), datasetVersion),
    active: true,
  });
  /** Whether a word begins so, of the region itself or of one that it lies in. */
  const mentioning = (word: string): ((row: number) => boolean) => {
    const named = new Uint8Array(table.size);
    for (const row of table.withWord(word, [0, table.size])) named[row] = 1;
    return (row) => {
      for (let around = row; around >= 0; around = table.parent(around)) if (named[around]) return true;
      return false;
    };
  };
  /** The first regions of these lists, one list after the other, in each wider regions first; each once. */
  const best = (lists: Iterable<Found>, level: RegionLevel | undefined, most: number): readonly RegionCode[] => {
    const chosen = new Set<number>();
    for (const { rows, fits } of lists) {
      for (const wanted of level === undefined ? LEVELS : [level]) {
        for (const row of rows) {
          if (chosen.size >= most) return [...chosen].map(table.code);
          if (table.level(row) === wanted && !chosen.has(row) && fits(row)) chosen.add(row);
        }
      }
    }
    return [...chosen].map(table.code);
  };
  /** Looked for one after the other, as far as needed. */
  function* startingWith(text: string, range: readonly [from: number, to: number]): Generator<Found> {
    const understood = readings(text).filter(({ name }) => nameKey(name).length >= 2);
    for (const { name, fits } of understood)
      yield { rows: table.beginning(nameKey(name), range), fits: (row) => fits(table.code(row)) };
    for (const { name, fits } of understood) {
      const [first = '', ...others] = nameWords(name).split(' ');
      if (first.length < 2 || others.length > MOST_WORDS) continue;
      const mentions = [...new Set(others)].map(mentioning);
      yield {
        rows: table.withWord(first, range),
        fits: (row) => mentions.every((mention) => mention(row)) && fits(table.code(row)),
      };
    }
  }
  return {
    datasetVersion,
    byCode: (code) => {
      const row = table.rowOf(code);
      if (row !== undefined) return regionAt(row);
      const gone = retiredByCode.get(code);
      return (
        gone && { ...describe(gone.code, gone.name, gone.datasetVersion), active: false, successors: gone.successors }
      );
    },
    called: (name) => {
      const found = readings(name).flatMap((reading) =>
        table.named(nameKey(reading.name)).filter((row) => reading.fits(table.code(row))),
      );
      return [...new Set(found)].sort((a, b) => a - b).map(table.code);
    },
    children: (of) => {
      const [from, to] = table.range(of);
      const found: Region[] = [];
      for (let row = of === NATIONAL ? from : from + 1; row < to; [, row] = table.range(table.code(row)))
        found.push(regionAt(row));
      return found;
    },
    countByLevel: (within = NATIONAL) => {
      const counts: Record<RegionLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
      const [from, to] = table.range(within);
      for (let row = from; row < to; row += 1) counts[table.level(row)] += 1;
      return counts;
    },
    within: (scope, { level, most }) => {
      const [from, to] = table.range(scope);
      return best(
        [{ rows: Array.from({ length: to - from }, (_, index) => from + index), fits: () => true }],
        level,
        most,
      );
    },
    startingWith: (text, { level, within = NATIONAL, most }) =>
      best(startingWith(text, table.range(within)), level, most),
  };
};

/** Rows in order, and which of them count. */
interface Found {
  readonly rows: readonly number[];
  readonly fits: (row: number) => boolean;
}

const LEVELS = [1, 2, 3, 4] as const;

/** A village with its path has fewer words; more would only cost time. */
const MOST_WORDS = 8;
