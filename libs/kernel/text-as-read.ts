/** A text as it reads, and for every sign of it where in what was written it begins and ends. */
export interface TextAsRead {
  readonly text: string;
  readonly written: (from: number, until: number) => readonly [from: number, until: number];
}

/** Shows nothing of its own: zero-width and other format characters, marks on what stands before. */
const UNSEEN = /^[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]$/u;
const BLANK = /^[\s\p{Cc}\p{Z}]$/u;
const DIGIT = /^\p{Nd}$/u;
const DASH = /^[\p{Pd}\u2212]$/u;
const SLASH = /^[\u2044\u2215]$/u;

/** The decimal digits of a script stand together, in tens that begin with nought. */
const asciiDigit = (sign: string): string => {
  let before = sign.codePointAt(0)! - 1;
  while (DIGIT.test(String.fromCodePoint(before))) before--;
  return String((sign.codePointAt(0)! - before - 1) % 10);
};

const plainSign = (sign: string): string => {
  if (sign > ' ' && sign < '\u007f') return sign;
  if (UNSEEN.test(sign)) return '';
  if (BLANK.test(sign)) return ' ';
  if (DIGIT.test(sign)) return asciiDigit(sign);
  return DASH.test(sign) ? '-' : SLASH.test(sign) ? '/' : sign;
};

/**
 * The same for all spellings that look alike: forms of characters (NFKC), digits of every script, dashes, invisible
 * signs, and blanks and line breaks of any number.
 */
export const textAsRead = (written: string): TextAsRead => {
  let text = '';
  let at = 0;
  const from: number[] = [];
  const until: number[] = [];
  for (const sign of written) {
    for (const part of sign < '\u007f' ? sign : sign.normalize('NFKC')) {
      const plain = plainSign(part);
      if (plain === '' || (plain === ' ' && text.endsWith(' '))) continue;
      text += plain;
      for (let unit = 0; unit < plain.length; unit++) {
        from.push(at);
        until.push(at + sign.length);
      }
    }
    at += sign.length;
  }
  return { text, written: (first, end) => [from[first]!, until[end - 1]!] };
};
