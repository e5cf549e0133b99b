import { COMMON_WORDS } from './common-words.js';

/** Powers of ten: how many guesses each kind of piece costs one who knows what people choose. */
const COST = {
  digit: 1,
  letter: 1.4,
  sign: 1,
  other: 2,
  word: 3,
  bentWord: 3.5,
  year: 2,
  date: 4,
  run: 2,
  repeat: 0.5,
} as const;

/** What is looked at of a long password: more cannot make it easier. */
const LOOKED_AT = 64;
const LONGEST_WORD = 14;

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '!@#$%^&*()',
  'azertyuiop',
  'qwertzuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '147258369',
  '159357',
];
const backwards = (text: string): string => [...text].reverse().join('');
const RUNS = ROWS.flatMap((row) => [row, backwards(row)]);

/** Letters that are usually written as signs or digits. */
const STRAIGHT: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const straightened = (piece: string): string => piece.replace(/./gu, (sign) => STRAIGHT[sign] ?? sign);

const YEAR = /^(19|20)\d\d$/;
const DATE = /^((0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d|(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))$/;

const costOfOne = (sign: string, before: string | undefined): number => {
  if (sign === before) return COST.repeat;
  if (/\d/.test(sign)) return COST.digit;
  if (/[a-z]/.test(sign)) return COST.letter;
  return /[ -~]/.test(sign) ? COST.sign : COST.other;
};

const costOfPiece = (piece: string, before: string): number => {
  if (before.includes(piece)) return COST.repeat;
  if (RUNS.some((run) => run.includes(piece))) return COST.run;
  if (YEAR.test(piece)) return COST.year;
  if (DATE.test(piece)) return COST.date;
  if (piece.length < 4 || piece.length > LONGEST_WORD) return Infinity;
  if (COMMON_WORDS.has(piece)) return COST.word;
  return COMMON_WORDS.has(straightened(piece)) || COMMON_WORDS.has(backwards(piece)) ? COST.bentWord : Infinity;
};

/**
 * About how many guesses a password takes, as a power of ten: the cheapest way to put it together from words, runs,
 * years, repeats and signs.
 */
export const guessesFor = (password: string): number => {
  const text = [...password.toLowerCase()].slice(0, LOOKED_AT);
  const best = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let least = best[end - 1]! + costOfOne(text[end - 1]!, text[end - 2]);
    for (let begin = 0; begin <= end - 3; begin += 1) {
      least = Math.min(
        least,
        best[begin]! + costOfPiece(text.slice(begin, end).join(''), text.slice(0, begin).join('')),
      );
    }
    best.push(least);
  }
  return best.at(-1)!;
};
