import { ROW_REGIONS, rowPlace, type Document, type Measures, type Scope, type TotalDeclaration } from '#kernel';
import { isMoney, type Places } from '#runtime';

type Figure = string | number;

/** Money is a string of digits; so are numbers too large for JSON. */
const figure = (value: bigint, money: boolean): Figure =>
  money || !Number.isSafeInteger(Number(value)) ? value.toString() : Number(value);

/**
 * The figures of a total that was looked up: money is what is named `…Rupiah`, be it the measure or the whole total.
 * What has come back to nothing is left out like what never was: read models made anew do not know the one from the
 * other.
 */
export const figuresOf = (total: string, measures: Measures): Readonly<Record<string, Figure>> =>
  Object.fromEntries(
    Object.entries(measures)
      .filter(([, value]) => value !== 0n)
      .map(([name, value]) => [name, figure(value, isMoney(total) || isMoney(name))]),
  );

/** A row of a listed total as it is answered: its dimensions, regions with name and what they lie in, all figures. */
export const shownRow = ({ dimensions, measures }: TotalDeclaration, row: Document, places: Places): Document =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
      if (name === ROW_REGIONS) return [];
      if (Object.hasOwn(measures, name)) return [[name, figure(BigInt(value as string), isMoney(name))]];
      return [
        [name, value],
        ...(dimensions[name]?.kind === 'region' ? [[rowPlace(name), places.address(value as Scope)] as const] : []),
      ];
    }),
  );
