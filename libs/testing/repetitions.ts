/**
 * How often a test repeats itself with other seeds: seldom at each change, often in `npm run test:long`, which asks for
 * nothing else.
 * @returns a whole number above zero.
 */
export const repetitions = ({ eachChange, long }: { readonly eachChange: number; readonly long: number }): number =>
  process.env['TEST_LONG'] ? long : eachChange;
