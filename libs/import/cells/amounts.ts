import { isRupiah, type Rupiah } from '#kernel';
import { flag, type Flag } from '../flags.js';
import { flagged, reading, unread, type Reading } from '../reading.js';
import { clean, isDoubted, statesNothing } from '../text.js';
import { readNumeral } from './numerals.js';
import { numberInWords } from './number-words.js';
import { rateUnits } from './units.js';

/** Money as a cell states it. With `per` it is a rate, and no total: `Rp 20 juta/desa`. */
export interface Amount {
  readonly rupiah: Rupiah;
  /** DESA, ORANG, BULAN … in the order written; a unit that is not known stays as it is written. */
  readonly per?: readonly string[];
}

const FOREIGN =
  /us\$|\busd\b|\$|\brm\s?\d|\bmyr\b|\bsgd\b|\beur\b|€|¥|\byen\b|\byuan\b|\bbaht\b|\bringgit\b|\bdolar\b/iu;
const APPROXIMATE = new RegExp(
  String.raw`^(?:sisa\s+)?(?:±|\+\/?-|lk\.?|kurang lebih|lebih kurang|sekitar|kira-kira|kira|hampir|lebih dari|` +
    String.raw`di atas|maks(?:imal)?\.?|min(?:imal)?\.?|[<>~≈])\s*`,
  'iu',
);
const ZERO = /^(?:nihil|gratis|nol|tanpa biaya|tidak ada biaya)(?: rupiah)?\.?$/iu;
const CURRENCY = /\b(?:rp|idr)\b\.?|\brp\.?(?=\s*[\d–-])|\brupiah\b/giu;
const NOISE = /\b(?:sebesar|senilai|sejumlah|total|nilai|masing-masing|masing2|@)(?=\s|$)|@|[,.]?\s*[-=–—]+\s*$/giu;
const UNIT = 'triliun|trilyun|miliar|milyar|milliar|mlr|juta|jt|ribu|rb|m|t|k';
const FIGURE = new RegExp(
  `(\\d(?:[\\d.,]*\\d)?)(?:\\s*(?:[,.]-+|,--|,=))?(?:\\s*(${UNIT})\\b)?(?:[,.][-=–—]+)?`,
  'giu',
);
const FACTOR = /^(\d{1,6}(?:\.\d{3})?)\s*(\p{L}+)?\s*[x×*]\s*(?=\D*\d)/iu;
const TIMES = /\s*[x×*]\s*(\d{1,6})\s*(?:\p{L}+)?\.?$/iu;

const SCALES: Readonly<Record<string, bigint>> = {
  triliun: 10n ** 12n,
  trilyun: 10n ** 12n,
  t: 10n ** 12n,
  miliar: 10n ** 9n,
  milyar: 10n ** 9n,
  milliar: 10n ** 9n,
  mlr: 10n ** 9n,
  m: 10n ** 9n,
  juta: 10n ** 6n,
  jt: 10n ** 6n,
  ribu: 1000n,
  rb: 1000n,
  k: 1000n,
};

/** An amount of money (G7). What cannot be read for certain has no value; nothing is rounded. */
export const readAmount = (raw: string): Reading<Amount> => {
  const text = clean(raw);
  if (statesNothing(text.replace(/^rp\b\.?/iu, ''))) return unread(raw);
  if (FOREIGN.test(text)) return unread(raw, flag('FOREIGN_CURRENCY'));
  if (ZERO.test(text)) return reading(raw, { value: { rupiah: '0' as Rupiah }, flags: [flag('ZERO_IN_WORDS')] });
  const [bare, brackets] = withoutBrackets(text);
  const [rated, per] = rateUnits(bare);
  const approximate = APPROXIMATE.test(rated) || /±|\+\/-/u.test(rated);
  const read = figure(raw, rated.replace(APPROXIMATE, ''), per);
  if (read.value === undefined) return flagged(read, ...remarks(brackets));
  const words = brackets.flatMap((inside) => numberInWords(inside.replace(CURRENCY, '').trim()) ?? []);
  const differs = words.some((number) => String(number) !== read.value?.rupiah);
  const doubted = isDoubted(text);
  const flags = [
    ...read.flags,
    ...remarks(brackets),
    ...(per.length > 0 ? [flag('RATE', { per })] : []),
    ...(approximate ? [flag('APPROXIMATE')] : []),
    ...(doubted ? [flag('DOUBTED')] : []),
    ...(differs ? [flag('WORDS_CONFLICT', { words })] : []),
  ];
  return reading(raw, {
    ...read,
    flags,
    confidence: differs ? 'CONFLICTING' : approximate || doubted ? 'APPROX' : read.confidence,
  });
};

/** Remarks in brackets, `(tunggakan)`; a number in brackets is none. */
const withoutBrackets = (text: string): readonly [bare: string, brackets: readonly string[]] => {
  const brackets: string[] = [];
  const bare = text.replace(/\(([^()]*\p{L}[^()]*)\)/gu, (_, inside: string) => {
    brackets.push(inside.trim());
    return ' ';
  });
  return [clean(bare), brackets];
};

const remarks = (brackets: readonly string[]): readonly Flag[] =>
  brackets
    .filter((inside) => numberInWords(inside.replace(CURRENCY, '').trim()) === undefined)
    .map((remark) => flag('REMARK_IN_CELL', { remark }));

const figure = (raw: string, text: string, per: readonly string[]): Reading<Amount> => {
  if (!/\d/u.test(text)) return inWords(raw, text, per);
  const factor = FACTOR.exec(text) ?? undefined;
  const times = factor ? undefined : (TIMES.exec(text) ?? undefined);
  const rest = factor ? text.slice(factor[0].length) : times ? text.slice(0, times.index) : text;
  const money = /\b(?:rp|idr|rupiah)/iu.test(rest);
  const plain = rest
    .replace(CURRENCY, ' ')
    .replace(NOISE, ' ')
    .replace(/(?<=\d) (?=\d{3}(?:\D|$))/gu, '.')
    .trim();
  const figures = [...plain.matchAll(FIGURE)];
  const other = clean(plain.replace(FIGURE, ' ').replace(/[\s,.;+/–—-]+/gu, ' '));
  if (/^\(.*\)$/u.test(plain) || /^[-–—]\s*\d/u.test(plain)) return unread(raw, flag('E_AMOUNT'));
  const certain =
    money ||
    figures.some(([, digits = '', unit]) => unit !== undefined || /^\d{1,3}(?:[.,]\d{3})+|^\d{4,}/u.test(digits));
  if (other && !certain) return unread(raw, flag('NOT_AN_AMOUNT', { text }));
  const parts = figures.map(([, digits = '', unit]) => ({ digits, scale: SCALES[unit?.toLowerCase() ?? ''] ?? 1n }));
  // `2 M 500 jt` is one amount, `100 juta + 50 juta` are two.
  const descending =
    parts.every(({ scale }, index) => index === 0 || scale < (parts[index - 1] as { scale: bigint }).scale) &&
    !/[+;/]|\d\s*[-–—]\s*\d|\bdan\b/u.test(plain);
  if (parts.length > 1 && !descending)
    return unread(raw, flag('SEVERAL_AMOUNTS', { written: figures.map(([one]) => one.trim()) }));
  const read = parts.map(({ digits, scale }) => readNumeral(digits, scale));
  const bad = read.find((one) => one.fault !== undefined);
  if (bad?.fault) return unread(raw, flag(bad.fault));
  const count = factor?.[1] ?? times?.[1];
  const total = read.reduce((sum, one) => sum + (one.value ?? 0n), 0n) * BigInt(count?.replace('.', '') ?? '1');
  const rupiah = total.toString();
  if (!isRupiah(rupiah)) return unread(raw, flag('E_AMOUNT'));
  const english = read.some((one) => one.english);
  const flags = [
    ...(english ? [flag('ENGLISH_NUMBER')] : []),
    ...(other ? [flag('UNREAD_TEXT', { text: other })] : []),
    ...(count ? [flag('COMPUTED', { times: Number(count) })] : []),
  ];
  return reading(raw, {
    value: { rupiah, ...(per.length > 0 && { per }) },
    flags,
    confidence: english ? 'APPROX' : count ? 'DERIVED' : 'EXACT',
    ...(count && { provenance: 'COMPUTED' }),
  });
};

const inWords = (raw: string, text: string, per: readonly string[]): Reading<Amount> => {
  const number = numberInWords(text.replace(CURRENCY, ' ').trim());
  return number === undefined
    ? unread(raw, flag('NOT_AN_AMOUNT', { text }))
    : reading(raw, { value: { rupiah: String(number) as Rupiah, ...(per.length > 0 && { per }) } });
};
