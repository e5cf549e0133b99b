/**
 * How often a test repeats itself with other seeds: seldom at each change, often in `npm run test:long`, which asks for
 * nothing else.
 * @returns a whole number above zero.
 */
export const repetitions = ({ eachChange, long }: { readonly eachChange: number; readonly long: number }): number =>
  process.env['TEST_LONG'] ? long : eachChange;

/**
 * For tests that `npm run test:long` alone runs: what they find depends on how busy the machine is, or they repeat at
 * length what others show at each change. `atLength(describe)('…', () => …)`.
 */
export const atLength = <Declared extends object>(declare: Declared & { readonly skip: Declared }): Declared =>
  process.env['TEST_LONG'] ? declare : declare.skip;
