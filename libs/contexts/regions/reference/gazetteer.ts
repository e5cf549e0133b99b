import { levelOf, NATIONAL, villageKindOf, withAncestors, zoneOf, type RegionCode, type RegionLevel } from '#kernel';
import type { Gazetteer, Region } from '../contract/index.js';
import { bareName, nameKey, nameWords, readings, shortName } from '../domain/region-names.js';
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
    const around = withAncestors(code).slice(levelOf(code) > 2 ? 1 : 0, -1).reverse();
    return [shown(code, name), ...around.map((place) => shown(place))].join(', ');
  };
  const describe = (code: RegionCode, name: string, version: string): Omit<Region, 'active'> => {
    const kind = villageKindOf(code);
    const parent = withAncestors(code).at(-2);
    return {
      code, name, level: levelOf(code), ...(kind && { kind }), zone: zoneOf(code), path: pathOf(code, name), ...(parent && { parent }),
      datasetVersion: version,
    };
  };
  const regionAt = (row: number): Region => ({ ...describe(table.code(row), table.name(row), datasetVersion), active: true });
  const mentions = (row: number, words: readonly string[]): boolean => {
    const own = words.length === 0 ? [] : withAncestors(table.code(row)).flatMap((code) => nameWords(nameOf(code)).split(' '));
    return words.every((word) => own.some((other) => other.startsWith(word)));
  };
  return {
    datasetVersion,
    byCode: (code) => {
      const row = table.rowOf(code);
      if (row !== undefined) return regionAt(row);
      const gone = retiredByCode.get(code);
      return gone && { ...describe(gone.code, gone.name, gone.datasetVersion), active: false, successors: gone.successors };
    },
    called: (name) => {
      const found = readings(name).flatMap((reading) =>
        table.named(nameKey(reading.name)).filter((row) => reading.fits(table.code(row))));
      return [...new Set(found)].sort((a, b) => a - b).map(table.code);
    },
    children: (of) => {
      const [from, to] = table.range(of);
      const found: Region[] = [];
      for (let row = of === NATIONAL ? from : from + 1; row < to; [, row] = table.range(table.code(row))) found.push(regionAt(row));
      return found;
    },
    countByLevel: (within = NATIONAL) => {
      const counts: Record<RegionLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
      const [from, to] = table.range(within);
      for (let row = from; row < to; row += 1) counts[table.level(row)] += 1;
      return counts;
    },
    search: (text, { level, within = NATIONAL, limit = 20 } = {}) => {
      const hits = readings(text).filter(({ name }) => nameKey(name).length >= 2).flatMap(({ name, fits }) => {
        const [first = '', ...others] = nameWords(name).split(' ');
        return others.length > MOST_WORDS ? [] : table.withWord(first, table.range(within))
          .filter((row) => (level === undefined || table.level(row) === level) && fits(table.code(row)) && mentions(row, others))
          .map((row) => ({ row, rank: rank(table.name(row), name) }));
      });
      hits.sort((a, b) => a.rank - b.rank || table.level(a.row) - table.level(b.row) || a.row - b.row);
      return [...new Set(hits.map(({ row }) => row))].slice(0, limit).map(regionAt);
    },
  };
};

/** A village with its path has fewer words; more would only cost time. */
const MOST_WORDS = 20;

/** How well the name answers what was typed: 0 it is the name, 1 the name begins so, 2 a later word does. */
const rank = (name: string, typed: string): number => {
  const key = nameKey(bareName(name));
  const wanted = nameKey(typed);
  return key === wanted ? 0 : key.startsWith(wanted) ? 1 : 2;
};
