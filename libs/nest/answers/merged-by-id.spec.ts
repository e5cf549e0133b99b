import { describe, expect, it } from '@jest/globals';
import type { Document, FindQuery, FoundPage, Position } from '#kernel';
import { mergedById, type Pair, type Place } from './merged-by-id.js';

const ids = (...names: readonly (number | string)[]): readonly string[] =>
  names.map((name) => (typeof name === 'number' ? `id-${String(name).padStart(5, '0')}` : name));

/** A list by id, its cursors the last id of a page. */
const listOf =
  (all: readonly string[]) =>
  async ({ limit, cursor }: FindQuery): Promise<FoundPage> => {
    const from = cursor === undefined ? 0 : all.findIndex((id) => id === cursor) + 1;
    const page = all.slice(from, from + limit);
    return {
      items: page.map((id) => ({ id, position: '1' as Position, doc: { is: id } as Document })),
      ...(from + page.length < all.length && { cursor: page.at(-1)! }),
    };
  };
const merged = async (before: readonly string[], after: readonly string[], from?: Place, most = Infinity) => {
  const pairs: Pair[] = [];
  for await (const pair of mergedById([listOf(before), listOf(after)], { limit: 1 }, from)) {
    pairs.push(pair);
    if (pairs.length === most) break;
  }
  return pairs;
};
const told = (pairs: readonly Pair[]): readonly string[] =>
  pairs.map(({ id, before, after }) => `${id}${before ? ' old' : ''}${after ? ' new' : ''}`);

const [SEVERAL_PAGES, OTHER_PAGES] = [
  ids(...Array.from({ length: 1_203 }, (_, n) => n * 2)),
  ids(...Array.from({ length: 1_004 }, (_, n) => n * 3)),
];

describe('Two lists side by side', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['both empty', [], [], []],
    ['one empty', ids('a', 'b'), [], ['a old', 'b old']],
    ['the other empty', [], ids('a'), ['a new']],
    ['alike', ids('a', 'b'), ids('a', 'b'), ['a old new', 'b old new']],
    ['crossed', ids('a', 'c', 'd'), ids('b', 'c', 'e'), ['a old', 'b new', 'c old new', 'd old', 'e new']],
    ['capitals before small letters', ids('B', 'a'), ids('B', 'a'), ['B old new', 'a old new']],
  ])('have each id once, in order: %s', async (_, before, after, expected) => {
    expect(told(await merged(before, after))).toEqual(expected);
  });

  it.each([1, 499, 500, 501, 1_100])(
    'go on behind any place as if they had never been left: after each %i',
    async (most) => {
      const whole = told(await merged(SEVERAL_PAGES, OTHER_PAGES));
      const all: string[] = [];
      for (let from: Place | undefined; ;) {
        // Of single steps, the places around the ends of pages.
        const pairs: readonly Pair[] = await merged(
          SEVERAL_PAGES,
          OTHER_PAGES,
          from,
          most === 1 && all.length < 480 ? 480 : most,
        );
        all.push(...told(pairs));
        from = pairs.at(-1)?.place;
        if (pairs.length === 0 || (most === 1 && all.length > 520)) break;
      }
      expect(all).toEqual(whole.slice(0, all.length));
      expect(all.length).toBeGreaterThan(most === 1 ? 520 : whole.length - 1);
    },
  );
});
