import type { Contribution } from '#kernel';

/** Totals counted anew from what documents contribute: what the kept ones must equal. */
export const recount = (
  contributions: readonly Contribution[],
): ReadonlyMap<string, Readonly<Record<string, bigint>>> => {
  const counted = new Map<string, Record<string, bigint>>();
  for (const { totals, measures } of contributions) {
    for (const total of totals) {
      const sum = counted.get(total) ?? {};
      for (const [name, value] of Object.entries(measures)) sum[name] = (sum[name] ?? 0n) + value;
      counted.set(total, sum);
    }
  }
  return counted;
};
