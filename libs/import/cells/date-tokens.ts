import { ROMAN } from '../text.js';
import { IDLE_WORDS, MONTHS, PART_OF_PERIOD, WEEKDAYS } from './date-words.js';

export type DateToken =
  | { readonly is: 'NUMBER'; readonly digits: string }
  | { readonly is: 'MONTH'; readonly month: number }
  | { readonly is: 'WEEKDAY'; readonly weekday: number }
  | { readonly is: 'RANGE' }
  | { readonly is: 'LIST' }
  /** Between the parts of a date, or between dates: `-`, `/`, `.`, `,`. */
  | { readonly is: 'SIGN'; readonly sign: string }
  | { readonly is: 'WORD'; readonly word: string };

const TIME =
  /\b(?:pukul|pkl|jam)\b\.?\s*\d{1,2}(?:[.:]\d{2})?(?:\s*(?:-|s\.?\/?d\.?)\s*(?:\d{1,2}[.:]\d{2}|selesai))?/gu;
const CLOCK = /(?:(?<=\d)t|\b)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|\s?[ap]m\b)?/gu;

/** Lower case, without times of day, with one sign for "until". */
export const dateText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/jum['’‘`´]at/gu, 'jumat')
    .replace(TIME, ' ')
    .replace(CLOCK, ' ')
    .replace(PART_OF_PERIOD, ' ')
    .replace(/(?<![a-z])s\s?[./]\s?d\s?\.?(?![a-z])|\b(?:sd|sampai dengan|sampai|sampe|hingga|until)\b/gu, ' ~ ')
    .replace(/[–—−]/gu, '-');

const LIST_WORDS = new Set(['dan', 'serta', 'and', '&', ';', '+']);

export const dateTokens = (text: string): readonly DateToken[] => {
  const words = [...dateText(text).matchAll(/\d+|[a-z]+|[~&;+\-/.,]/gu)].map(([word]) => word);
  const tokens: DateToken[] = [];
  words.forEach((word, index) => {
    const month = MONTHS.get(word) ?? romanMonth(words, index);
    const weekday = WEEKDAYS.get(word);
    if (/^\d/u.test(word)) tokens.push({ is: 'NUMBER', digits: word });
    else if (month !== undefined) tokens.push({ is: 'MONTH', month });
    else if (weekday !== undefined) tokens.push({ is: 'WEEKDAY', weekday });
    else if (word === '~') tokens.push({ is: 'RANGE' });
    else if (LIST_WORDS.has(word)) tokens.push({ is: 'LIST' });
    // A dot after a word ends an abbreviation, one at the end ends the text.
    else if (word === '.') {
      if (tokens.at(-1)?.is === 'NUMBER' && /^[\da-z]/u.test(words[index + 1] ?? ''))
        tokens.push({ is: 'SIGN', sign: '.' });
    } else if (/^[-/,]$/u.test(word)) tokens.push({ is: 'SIGN', sign: word });
    else if (!IDLE_WORDS.has(word)) tokens.push({ is: 'WORD', word });
  });
  return tokens;
};

/** `12/VII/2022`: a Roman number is a month between two numbers alone. */
const romanMonth = (words: readonly string[], index: number): number | undefined => {
  const before =
    words[index - 1] === '-' || words[index - 1] === '/' || words[index - 1] === '.'
      ? words[index - 2]
      : words[index - 1];
  const after = /^[-/.]$/u.test(words[index + 1] ?? '') ? words[index + 2] : words[index + 1];
  return /^\d{1,2}$/u.test(before ?? '') && /^\d{4}$/u.test(after ?? '') ? ROMAN[words[index] as string] : undefined;
};
