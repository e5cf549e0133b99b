/** Per cent with two decimals, half up: 1 of 3 is 33.33; undefined of nothing. */
export const percentOf = (part: number | bigint, whole: number | bigint): number | undefined => {
  const [of, all] = [BigInt(part), BigInt(whole)];
  return all === 0n ? undefined : Number((of * 20_000n + all) / (all * 2n)) / 100;
};
