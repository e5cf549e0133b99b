import type { Contribution, Measures, TotalChange } from '#kernel';

const difference = (before: Measures, after: Measures): Measures => {
  const changed: Record<string, bigint> = {};
  for (const name in after) if (after[name] !== before[name]) changed[name] = after[name]! - (before[name] ?? 0n);
  for (const name in before) if (!(name in after)) changed[name] = -before[name]!;
  return changed;
};

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((key, index) => key === b[index]);

/** Differences of totals, added up by key. What a document goes on contributing to the same totals costs one comparison. */
export class TotalChanges {
  private readonly sums = new Map<string, Record<string, bigint>>();

  /** A document that contributed `before` now contributes `after`. */
  change(before: readonly Contribution[], after: readonly Contribution[]): void {
    for (let i = 0; i < Math.max(before.length, after.length); i += 1) {
      const [old, now] = [before[i], after[i]];
      if (old && now && same(old.totals, now.totals)) {
        this.add(now.totals, difference(old.measures, now.measures));
      } else {
        if (old) this.add(old.totals, difference(old.measures, {}));
        if (now) this.add(now.totals, now.measures);
      }
    }
  }

  list(): readonly TotalChange[] {
    return [...this.sums].filter(([, add]) => Object.values(add).some((value) => value !== 0n)).map(([key, add]) => ({ key, add }));
  }

  private add(totals: readonly string[], measures: Measures): void {
    const changed = Object.entries(measures);
    if (changed.length === 0) return;
    for (const key of totals) {
      let sum = this.sums.get(key);
      if (!sum) this.sums.set(key, sum = {});
      for (const [name, value] of changed) sum[name] = (sum[name] ?? 0n) + value;
    }
  }
}
