import type { Contribution, ListedRow, Measures, TotalChange } from '#kernel';

const difference = (before: Measures, after: Measures): Measures => {
  const changed: Record<string, bigint> = {};
  for (const name in after) if (after[name] !== before[name]) changed[name] = after[name]! - (before[name] ?? 0n);
  for (const name in before) if (!(name in after)) changed[name] = -before[name]!;
  return changed;
};

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, index) => key === b[index]);

type Sums = Map<string, Record<string, bigint>>;

const add = (sums: Sums, totals: readonly string[], measures: Measures): void => {
  const changed = Object.entries(measures);
  if (changed.length === 0) return;
  for (const key of totals) {
    let sum = sums.get(key);
    if (!sum) sums.set(key, (sum = {}));
    for (const [name, value] of changed) sum[name] = (sum[name] ?? 0n) + value;
  }
};

/**
 * Differences of totals, added up by key. What a document goes on contributing to the same totals costs one comparison.
 * A total in which several documents changed stays in the list when they come to nothing together: were it left out, a
 * store that commits in steps could not see that the batch has been added to it.
 */
export class TotalChanges {
  private readonly sums: Sums = new Map();

  /** A document that contributed `before` now contributes `after`. */
  change(before: readonly Contribution[], after: readonly Contribution[]): void {
    let moved: Sums | undefined;
    for (let i = 0; i < Math.max(before.length, after.length); i += 1) {
      const [old, now] = [before[i], after[i]];
      if (old && now && same(old.totals, now.totals)) {
        add(this.sums, now.totals, difference(old.measures, now.measures));
      } else {
        moved ??= new Map();
        if (old) add(moved, old.totals, difference(old.measures, {}));
        if (now) add(moved, now.totals, now.measures);
      }
    }
    for (const [key, measures] of moved ?? [])
      if (Object.values(measures).some((value) => value !== 0n)) add(this.sums, [key], measures);
  }

  /** @param rowOf where the total of a key is listed, if it is */
  list(rowOf: (key: string) => ListedRow | undefined): readonly TotalChange[] {
    return [...this.sums].map(([key, add]) => {
      const row = rowOf(key);
      return { key, add, ...(row && { row }) };
    });
  }
}
