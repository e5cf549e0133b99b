import type { DateToken } from './date-tokens.js';

/** A date or the part of one that stands written: day, month, year, whatever there is. */
export interface DateAtom {
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
  /** How it follows upon the one before. */
  readonly after?: 'RANGE' | 'LIST';
  readonly weekday?: number;
  /** `Nop 25`: a day or a year. */
  readonly ambiguous?: boolean;
}

export interface DateAtoms {
  readonly atoms: readonly DateAtom[];
  readonly words: readonly string[];
  /** Numbers that fit no date. */
  readonly unread: readonly string[];
  /** Begins with "s.d.". */
  readonly untilOnly: boolean;
}

type Found = readonly [atom: DateAtom, tokens: number];

/** 00 … 49 are of this century (G2). */
const century = (digits: string): number =>
  digits.length === 2 ? Number(digits) + (Number(digits) < 50 ? 2000 : 1900) : Number(digits);

const finder = (tokens: readonly DateToken[]) => {
  const at = (index: number): DateToken | undefined => tokens[index];
  const digits = (index: number): string => {
    const token = at(index);
    return token?.is === 'NUMBER' ? token.digits : '';
  };
  const sign = (index: number): string => {
    const token = at(index);
    return token?.is === 'SIGN' ? token.sign : '';
  };
  const joint = (index: number): string => (/^[-/.]$/u.test(sign(index)) ? sign(index) : '');
  const month = (index: number): number | undefined => {
    const token = at(index);
    return token?.is === 'MONTH' ? token.month : undefined;
  };
  const short = (index: number): boolean => /^\d{1,2}$/u.test(digits(index));
  const longYear = (index: number): boolean => /^(?:19|20|21)\d\d$/u.test(digits(index));
  const separates = (index: number): boolean => ['RANGE', 'LIST'].includes(at(index)?.is ?? '') || sign(index) !== '';
  /** Two digits are a year only where nothing goes on as the parts of another date would. */
  const shortYear = (index: number): boolean =>
    /^\d\d$/u.test(digits(index)) &&
    month(index + 1) === undefined &&
    !(joint(index + 1) && (digits(index + 2) || month(index + 2) !== undefined));

  const iso = (i: number): Found | undefined =>
    longYear(i) && joint(i + 1) && joint(i + 1) === joint(i + 3) && short(i + 2) && short(i + 4)
      ? [{ year: Number(digits(i)), month: Number(digits(i + 2)), day: Number(digits(i + 4)) }, 5]
      : undefined;

  const numeric = (i: number): Found | undefined => {
    if (!short(i) || (!short(i + 2) && !short(i + 1))) return undefined;
    const spaced = short(i + 1) && longYear(i + 2) ? 1 : 0;
    if (spaced) return [{ day: Number(digits(i)), month: Number(digits(i + 1)), year: Number(digits(i + 2)) }, 3];
    if (!joint(i + 1) || !short(i + 2)) return undefined;
    const [day, monthNumber] = [Number(digits(i)), Number(digits(i + 2))];
    if (longYear(i + 3)) return [{ day, month: monthNumber, year: Number(digits(i + 3)) }, 4];
    const same = joint(i + 3) === joint(i + 1);
    return same && (longYear(i + 4) || shortYear(i + 4))
      ? [{ day, month: monthNumber, year: century(digits(i + 4)) }, 5]
      : undefined;
  };

  const named = (i: number): Found | undefined => {
    if (!short(i)) return undefined;
    const m = month(i + 1) !== undefined ? i + 1 : sign(i + 1) && month(i + 2) !== undefined ? i + 2 : undefined;
    if (m === undefined) return undefined;
    const day = { day: Number(digits(i)), month: month(m) as number };
    for (const year of [m + 1, sign(m + 1) ? m + 2 : undefined]) {
      if (year === undefined) continue;
      const joined = year === m + 1 || sign(m + 1) === sign(i + 1);
      if (longYear(year) || (joined && shortYear(year))) return [{ ...day, year: century(digits(year)) }, year - i + 1];
    }
    return [day, m - i + 1];
  };

  /** `Maret 2021`, `Maret 23, 2021`, `Nop-25`. */
  const monthFirst = (i: number): Found | undefined => {
    const of = month(i);
    if (of === undefined) return undefined;
    const next = sign(i + 1) ? i + 2 : i + 1;
    if (longYear(next)) return [{ month: of, year: Number(digits(next)) }, next - i + 1];
    if (short(i + 1) && longYear(sign(i + 2) === ',' ? i + 3 : i + 2)) {
      const year = sign(i + 2) === ',' ? i + 3 : i + 2;
      return [{ month: of, day: Number(digits(i + 1)), year: Number(digits(year)) }, year - i + 1];
    }
    if (shortYear(next) && (next === i + 1 || joint(i + 1)))
      return [{ month: of, year: century(digits(next)), ambiguous: true }, next - i + 1];
    return [{ month: of }, 1];
  };

  /** `6-8 Des`, `09/10/11 Juli`, `18, 19 dan 20/6/2024`: days before the date that names their month. */
  const isLoneDay = (i: number): boolean => {
    let joined = '';
    for (let k = i; short(k) && separates(k + 1); k += 2) {
      if (k > i && Number(digits(k)) <= Number(digits(k - 2))) return false;
      const sep = joint(k + 1);
      if (sep && joined && sep !== joined && !(k > i && numeric(k))) return false;
      joined ||= sep;
      if (k > i && numeric(k)) return true;
      if (month(k + 2) !== undefined) return k > i;
      if (short(k + 2) && month(k + 3) !== undefined && Number(digits(k + 2)) > Number(digits(k)))
        return sep === joined || sep === '';
    }
    return false;
  };

  return (i: number): Found | undefined => {
    const token = at(i);
    if (token?.is === 'MONTH') return monthFirst(i);
    if (token?.is !== 'NUMBER') return undefined;
    const whole = iso(i) ?? numeric(i) ?? named(i);
    if (whole) return whole;
    if (longYear(i)) return [{ year: Number(digits(i)) }, 1];
    if (!short(i)) return undefined;
    if ((separates(i + 1) && (numeric(i + 2) ?? named(i + 2))) || isLoneDay(i)) return [{ day: Number(digits(i)) }, 1];
    if (joint(i + 1) && longYear(i + 2)) return [{ month: Number(digits(i)), year: Number(digits(i + 2)) }, 3];
    if (joint(i + 1) && short(i + 2)) return [{ day: Number(digits(i)), month: Number(digits(i + 2)) }, 3];
    return [{ day: Number(digits(i)) }, 1];
  };
};

/** Finds the dates in what was written, from left to right. */
export const dateAtoms = (tokens: readonly DateToken[]): DateAtoms => {
  const find = finder(tokens);
  const atoms: DateAtom[] = [];
  const words: string[] = [];
  const unread: string[] = [];
  const weekdays: number[] = [];
  let after: DateAtom['after'];
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i] as DateToken;
    const found = find(i);
    if (found) {
      const weekday = weekdays.shift();
      atoms.push({ ...found[0], ...(after && { after }), ...(weekday !== undefined && { weekday }) });
      after = undefined;
      i += found[1];
      continue;
    }
    if (token.is === 'WEEKDAY') weekdays.push(token.weekday);
    else if (token.is === 'WORD') words.push(token.word);
    else if (token.is === 'NUMBER') unread.push(token.digits);
    else if (atoms.length > 0)
      after = token.is === 'RANGE' || (token.is === 'SIGN' && token.sign === '-') ? 'RANGE' : (after ?? 'LIST');
    i += 1;
  }
  // A weekday after its date: `18 Juli 2022 (Senin)`.
  const last = atoms.at(-1);
  if (last && last.weekday === undefined && weekdays.length > 0)
    atoms.splice(-1, 1, { ...last, weekday: weekdays[0] as number });
  return { atoms, words, unread, untilOnly: tokens[0]?.is === 'RANGE' };
};
