import type { SignatureDictionary } from './pdf-objects.js';

/** The bytes that a signature covers: two pieces, and between them the string that holds it, and nothing else. */
export interface Covered {
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
  /** It covers the file to its end. */
  readonly whole: boolean;
}

/**
 * What a signature covers, where it says so as it must: from the first byte on, all but its own string, up to an end
 * that lies in the file. Undefined where it says anything else.
 */
export const coveredBy = (
  { range, contents }: Pick<SignatureDictionary, 'range' | 'contents'>,
  size: number,
): Covered | undefined => {
  if (range?.length !== 4 || !contents) return undefined;
  const [first, length, second, rest] = range as [number, number, number, number];
  const end = second + rest;
  if (first !== 0 || length < 1 || rest < 1 || end > size) return undefined;
  if (length !== contents.from || second !== contents.to) return undefined;
  return { before: [0, length], after: [second, end], whole: end === size };
};
