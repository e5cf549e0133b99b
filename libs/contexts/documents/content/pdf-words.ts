import { FileRefused } from './file-refused.js';

/**
 * One word of a PDF outside its strings and streams; `passed`: a string or a comment, in which nothing is read; `open`
 * and `close`: a bracket of a list or a dictionary.
 */
export interface PdfWord {
  readonly kind: 'name' | 'word' | 'passed' | 'open' | 'close';
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Bytes that stand between words: NUL, tab, line feed, form feed, return, blank. */
const isBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13 && byte !== 11) || byte === 0;
/** `( ) < > [ ] { } / %` */
const DELIMITERS = new Set([40, 41, 60, 62, 91, 93, 123, 125, 47, 37]);
const isRegular = (byte: number): boolean => !isBlank(byte) && !DELIMITERS.has(byte);

const [OPEN, CLOSE, BACKSLASH, COMMENT, NAME, LESS, GREATER] = [40, 41, 92, 37, 47, 60, 62];
const [LIST_OPENS, LIST_CLOSES] = [91, 93];
/** Neither names nor words that matter are longer. */
const LONGEST_WORD = 1_000;

/** `/Embedded#46ile` is `/EmbeddedFile`. */
const spelled = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const afterString = (bytes: Buffer, from: number): number => {
  let depth = 1;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE && (depth -= 1) === 0) return at + 1;
  }
  throw new FileRefused('BROKEN');
};

const afterLine = (bytes: Buffer, from: number): number => {
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] === 10 || bytes[at] === 13) return at;
  return bytes.length;
};

const afterHexString = (bytes: Buffer, from: number): number => {
  const end = bytes.indexOf(GREATER, from);
  if (end < 0) throw new FileRefused('BROKEN');
  return end + 1;
};

const passed = (at: number, end: number): PdfWord => ({ kind: 'passed', text: '', at, end });

/**
 * The next of these words, from a place on; undefined at the end.
 * @throws FileRefused a string has no end.
 */
export const nextWord = (bytes: Buffer, from: number): PdfWord | undefined => {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    const twice = bytes[at + 1] === byte;
    if (byte === OPEN) return passed(at, afterString(bytes, at + 1));
    if (byte === COMMENT) return passed(at, afterLine(bytes, at));
    if (byte === LESS && !twice) return passed(at, afterHexString(bytes, at + 1));
    if (byte === LESS) return { kind: 'open', text: '<<', at, end: at + 2 };
    if (byte === GREATER && twice) return { kind: 'close', text: '>>', at, end: at + 2 };
    if (byte === LIST_OPENS) return { kind: 'open', text: '[', at, end: at + 1 };
    if (byte === LIST_CLOSES) return { kind: 'close', text: ']', at, end: at + 1 };
    if (byte !== NAME && !isRegular(byte)) continue;
    const first = byte === NAME ? at + 1 : at;
    let end = first;
    while (end < bytes.length && isRegular(bytes[end]!)) end += 1;
    if (end - first > LONGEST_WORD) throw new FileRefused('BROKEN');
    const text = bytes.toString('latin1', first, end);
    return byte === NAME ? { kind: 'name', text: spelled(text), at, end } : { kind: 'word', text, at, end };
  }
  return undefined;
};
