import { flag, type Flag } from '../flags.js';
import { reading, unread, type Reading } from '../reading.js';
import { clean, statesNothing } from '../text.js';
import { numberInWords } from './number-words.js';

/**
 * How many. `including` are counted in it: `21 (termasuk 2 pendamping)`; `parts` make it up: `15 orang (10 L, 5 P)`.
 */
export interface Count {
  readonly count: number;
  readonly parts?: readonly Part[];
  readonly including?: Part;
}

interface Part {
  readonly count: number;
  readonly of: string;
}

const NUMBER = '(\\d{1,3}(?:\\.\\d{3})+|\\d+)';
const INCLUDING = new RegExp(`\\(?\\s*(?:termasuk|incl\\.?|sudah termasuk)\\s+${NUMBER}\\s*([^()]*)\\)?`, 'iu');
const APPROXIMATE = /^(?:±|\+\/?-|sekitar|kurang lebih|lebih kurang|kira-kira|hampir|lk\.?|lebih dari|[<>~])\s*/iu;
const toNumber = (digits: string): number => Number(digits.replaceAll('.', ''));

/** Persons, villages or other things counted: `56 orang`, `152 x 2 org`, `20 + 2 sopir`. */
export const readCount = (raw: string): Reading<Count> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const including = INCLUDING.exec(text);
  const approximate = APPROXIMATE.test(text);
  const bare = text.replace(INCLUDING, ' ').replace(APPROXIMATE, '').trim();
  const told = including
    ? { including: { count: toNumber(including[1] as string), of: clean(including[2] ?? '') } }
    : {};
  const [, whole = bare, within = ''] = IN_PARTS.exec(bare) ?? [];
  const parts = partsIn(within);
  const counted = countOf(parts ? whole.trim() : bare);
  if (counted === undefined) return unread(raw, flag('COUNT_UNREADABLE'));
  const [count, computed] = counted;
  if (!Number.isSafeInteger(count)) return unread(raw, flag('COUNT_UNREADABLE'));
  const sum = parts?.reduce((all, part) => all + part.count, 0) ?? count;
  const flags: Flag[] = [
    ...(computed ? [flag('COMPUTED')] : []),
    ...(approximate ? [flag('APPROXIMATE')] : []),
    ...(sum === count ? [] : [flag('COUNT_PARTS_DIFFER', { count, sum })]),
  ];
  return reading(raw, {
    value: { count, ...(parts && { parts }), ...told },
    flags,
    confidence: sum !== count ? 'CONFLICTING' : approximate ? 'APPROX' : computed ? 'DERIVED' : 'EXACT',
    ...(computed && { provenance: 'COMPUTED' }),
  });
};

/** A count and what it is made up of, in brackets. */
const IN_PARTS = /^([^()]+)\(([^()]*\d[^()]*)\)$/u;
const PART = new RegExp(`^${NUMBER}\\s*((?:orang|org)?\\s*[\\p{L}][\\p{L} .-]*)$`, 'iu');

const partsIn = (text: string): readonly Part[] | undefined => {
  const parts = text.split(/\s*(?:[,;+/&]|\bdan\b)\s*/iu).map((part) => PART.exec(part.trim()));
  return parts.every((part) => part !== null)
    ? parts.map((part) => ({ count: toNumber(part[1] as string), of: clean(part[2] as string) }))
    : undefined;
};

const WORD = '(?:\\s*[\\p{L}.]+(?:\\s+[\\p{L}.]+)?)?';
const PLAIN = new RegExp(`^${NUMBER}${WORD}(?:\\s*\\([^()\\d]*\\))?$`, 'iu');
const PRODUCT = new RegExp(`^${NUMBER}${WORD}\\s*[x×*]\\s*${NUMBER}${WORD}$`, 'iu');
const SUM = new RegExp(`^${NUMBER}${WORD}(?:\\s*(?:\\+|dan|&|,)\\s*${NUMBER}${WORD})+$`, 'iu');

const MALE = '(?:l|lk|pria|laki|laki[ -]?laki|laki2)';
const FEMALE = '(?:p|pr|wanita|perempuan)';
const BY_SEX = [
  [MALE, FEMALE],
  [FEMALE, MALE],
].map(([one, other]) => {
  const part = (word: string): string => `${NUMBER}\\s*(?:orang|org)?\\s*\\(?${word}\\)?\\.?`;
  return new RegExp(`^${part(one!)}\\s*(?:\\+|dan|&|,|;|/)?\\s*${part(other!)}(?:\\s*(?:orang|org))?$`, 'iu');
});

/** `10 L 5 P`, `10 orang laki-laki dan 5 perempuan`. */
const bySex = (text: string): number | undefined => {
  const [, one, other] = BY_SEX.map((pattern) => pattern.exec(text)).find((found) => found) ?? [];
  return one === undefined || other === undefined ? undefined : toNumber(one) + toNumber(other);
};

const countOf = (text: string): readonly [count: number, computed: boolean] | undefined => {
  const product = PRODUCT.exec(text);
  if (product) return [toNumber(product[1] as string) * toNumber(product[2] as string), true];
  const plain = PLAIN.exec(text);
  if (plain) return [toNumber(plain[1] as string), false];
  const both = bySex(text);
  if (both !== undefined) return [both, true];
  if (SUM.test(text))
    return [[...text.matchAll(new RegExp(NUMBER, 'gu'))].reduce((sum, [digits]) => sum + toNumber(digits), 0), true];
  const words = numberInWords(text.replace(/\s+(?:orang|org|peserta|desa)$/iu, ''));
  return words === undefined ? undefined : [words, false];
};
