import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The text as a program may have written it: as it is, of two bytes a sign, in base64, in hexadecimal, escaped. */
const formsOf = (text: string): readonly Buffer[] => {
  const encodings = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()];
  const base64 = encodings.slice(0, 2).flatMap((bytes) =>
    [0, 1, 2].flatMap((offset) => {
      // The signs that depend on the bytes beside it are left out.
      const whole = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .replace(/=+$/, '');
      const inner = whole.slice(Math.ceil((offset * 4) / 3), whole.length - 1);
      return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
    }),
  );
  const hex = bytesOf(text).toString('hex');
  const escaped = JSON.stringify(text).slice(1, -1);
  return [
    ...encodings,
    ...[...base64, hex, hex.toUpperCase(), escaped, encodeURIComponent(text)].map((form) =>
      Buffer.from(form, 'latin1'),
    ),
  ];
};
const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

const lowered = (bytes: Buffer): string => bytes.toString('latin1').toLowerCase();

/** Which of the texts are in those bytes, in whatever form, in capitals or not. */
export const foundIn = (bytes: Buffer, texts: readonly string[]): readonly string[] => {
  const lower = lowered(bytes);
  return texts.filter((text) => formsOf(text).some((form) => lower.includes(lowered(form))));
};

/** Which of the texts are in files below a folder, as `file: text`. */
export const foundBelow = (folder: string, texts: readonly string[]): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) =>
      foundIn(readFileSync(join(parentPath, name)), texts).map((text) => `${name}: ${text}`),
    );
