import { flag, type Flag } from '../flags.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly flags: readonly Flag[];
}

/** First bytes of files that are sent by mistake: ZIP and so XLSX, the older XLS and DOC, PDF, images. */
const NOT_TEXT = ['504b0304', 'd0cf11e0', '25504446', '89504e47', 'ffd8ff', '1f8b08'];
const CONTROL = /[\u0001-\u0008\u000E-\u001F\u007F-\u009F\uFFFD]/u;

/** Whether bytes are packed as a ZIP, as every XLSX is. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** Whether it is an older XLS, or a workbook locked by a password, which lies in a file of the same form. */
export const isCompound = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

/** The text of a file in any encoding that offices use. A refusal among the flags says that it cannot be read. */
export const decode = (bytes: Uint8Array): Decoded => {
  const first = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (NOT_TEXT.some((magic) => first.startsWith(magic)))
    return { text: '', encoding: 'utf-8', flags: [flag('NOT_TEXT')] };
  const { text, encoding } = decoded(bytes);
  if (text.includes('\0'))
    return { text: '', encoding, flags: [flag('NUL_CHARACTER', place(text, text.indexOf('\0')))] };
  const control = text.search(CONTROL);
  if (control >= 0) return { text: '', encoding, flags: [flag('UNREADABLE_BYTES', place(text, control))] };
  return { text, encoding, flags: encoding === 'windows-1252' ? [flag('ENCODING_GUESSED', { encoding })] : [] };
};

const place = (text: string, index: number): { line: number } => ({
  line: text.slice(0, index).split(/\r\n|\r|\n/u).length,
});

const decoded = (bytes: Uint8Array): Omit<Decoded, 'flags'> => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return inEncoding(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return inEncoding(bytes, 'utf-16be');
  const wide = withoutMark(bytes);
  if (wide) return inEncoding(bytes, wide);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return inEncoding(bytes, 'windows-1252');
  }
};

const inEncoding = (bytes: Uint8Array, encoding: Encoding): Omit<Decoded, 'flags'> => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
});

/** UTF-16 without a byte order mark: nearly every other byte is 0. */
const withoutMark = (bytes: Uint8Array): Encoding | undefined => {
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 4 || bytes.length % 2 === 1) return undefined;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] as number) + 1;
  });
  const most = sample.length * 0.35;
  const [even = 0, odd = 0] = zeros;
  return odd > most && even < odd / 10 ? 'utf-16le' : even > most && odd < even / 10 ? 'utf-16be' : undefined;
};
