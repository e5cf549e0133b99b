/** Signs that show nothing: byte order mark, zero-width blanks, soft hyphen. */
const INVISIBLE = /[\uFEFF\u200B-\u200D\u2060\u00AD]/gu;

/**
 * A cell without what offices leave in by accident: BOM, no-break and double blanks, line breaks, blanks around (G1).
 */
export const clean = (raw: string): string => raw.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();

const WITHOUT_CONTENT = /^[-–—_.,/\\?\s()]*$/u;
const SAYS_NOTHING = new RegExp(
  String.raw`^\(?(?:n\/?a|(?:tdk|tidak|tak|belum) (?:ada|disebut(?:kan)?|diketahui|jelas|(?:di)?rinci|tertulis|` +
    String.raw`tercantum)(?: data)?)\)?\.?$|^#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$`,
  'iu',
);

/** Whether a cell states nothing: empty, a dash, "(tdk disebut)", `#N/A`. It is unknown then, and never nought. */
export const statesNothing = (text: string): boolean => WITHOUT_CONTENT.test(text) || SAYS_NOTHING.test(text);

/** Lower case, single blanks, no punctuation: for comparing headings and titles. */
export const plainWords = (text: string): string =>
  clean(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The office's own doubt: `DPMD Kab. Sumbawa ??`, `ditolak?`. */
export const isDoubted = (text: string): boolean => /\?/u.test(text);

export const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
  xi: 11,
  xii: 12,
};
