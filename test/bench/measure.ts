export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? NaN;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** What each contender reached in each round. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Lets the contenders run in turn, round after round, so that what disturbs the machine disturbs all of them. The first
 * round warms up and does not count. Every second round goes backwards, so that none always runs after the same other.
 */
export const alternate = async <Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Rounds<Name>> => {
  const names = Object.keys(contenders) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 ? names : [...names].reverse()) {
      const result = await contenders[name]();
      if (round > 0) results[name].push(result);
    }
  }
  return results;
};

/** Median of the ratios of the rounds. */
export const pairedRatio = (values: readonly number[], baselines: readonly number[]): number =>
  median(values.map((value, round) => value / baselines[round]!));

/** Things done in a second, by work that says how many it did. */
export const perSecond = async (work: () => Promise<number>): Promise<number> => {
  const began = performance.now();
  const done = await work();
  return done / ((performance.now() - began) / 1_000);
};
