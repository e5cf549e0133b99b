import { paperNumberSpelling } from '#kernel';
import { patternOf, type NumberForm } from './number-form.js';

/** Characters of which one stands there: once, perhaps, or any number of times. */
interface Place {
  readonly of: string;
  readonly times: 'once' | 'perhaps' | 'any';
}

const DIGITS = '0123456789';
const ROMAN = 'IVX';
const places = (of: string, times: Place['times'], many: number): readonly Place[] =>
  Array.from({ length: many }, () => ({ of, times }));

/** The places of a text; of leading zeros, which say nothing, any number may stand there. */
const placesOfText = (text: string): readonly Place[] =>
  paperNumberSpelling(text)
    .split(/(?<!\d)0*(?=\d)/u)
    .flatMap((part, index): readonly Place[] => [
      ...(index > 0 || /^\d/u.test(part) ? places('0', 'any', 1) : []),
      ...[...part].map((of): Place => ({ of, times: 'once' })),
    ]);

/** Every text that the form may give, leading zeros aside, and few that it may not (`IIX` for a month). */
const placesOf = (form: NumberForm): readonly Place[] =>
  patternOf(form).flatMap((part): readonly Place[] => {
    if (typeof part === 'object') return placesOfText(part.text);
    if (part === 'year') return places(DIGITS, 'once', 4);
    if (part === 'month') return [...places(ROMAN, 'once', 1), ...places(ROMAN, 'perhaps', 3)];
    return [...places(DIGITS, 'once', 1), ...places(DIGITS, 'any', 1)];
  });

const share = (one: string, other: string): boolean => [...one].some((sign) => other.includes(sign));

/**
 * Whether two forms could give the same number, capitals, spaces and leading zeros aside: both are walked at once, for
 * all that may stand at each place. It errs towards yes, and never towards no.
 */
export const mayCollide = (one: NumberForm, other: NumberForm): boolean => {
  const [a, b] = [placesOf(one), placesOf(other)];
  const seen = new Set<number>();
  const waiting = [0];
  const reach = (i: number, j: number): void => {
    const at = i * (b.length + 1) + j;
    if (seen.has(at)) return;
    seen.add(at);
    waiting.push(at);
  };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [i, j] = [Math.floor(at / (b.length + 1)), at % (b.length + 1)];
    const [left, right] = [a[i], b[j]];
    if (!left && !right) return true;
    if (left && left.times !== 'once') reach(i + 1, j);
    if (right && right.times !== 'once') reach(i, j + 1);
    if (left && right && share(left.of, right.of))
      reach(left.times === 'any' ? i : i + 1, right.times === 'any' ? j : j + 1);
  }
  return false;
};
