import { crc32 } from 'node:zlib';
import { FileRefused } from './file-refused.js';

/** A picture of a page in 600 dpi has some 35 million. */
const MOST_PIXELS = 100_000_000;

const requireSize = (width: number, height: number): void => {
  if (width === 0 || height === 0) throw new FileRefused('BROKEN');
  if (width * height > MOST_PIXELS) throw new FileRefused('TOO_MANY_PIXELS');
};

const PNG_HEADER = 13;

/**
 * A PNG from its first chunk to its last, each with the checksum that it says; nothing follows the last one.
 * @throws FileRefused
 */
export const checkPng = (file: Buffer): void => {
  let pixels = false;
  for (let at = 8; at + 12 <= file.length;) {
    const size = file.readUInt32BE(at);
    const end = at + 12 + size;
    const kind = file.toString('latin1', at + 4, at + 8);
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) break;
    if ((at === 8) !== (kind === 'IHDR')) break;
    if (kind === 'IHDR') {
      if (size !== PNG_HEADER) break;
      requireSize(file.readUInt32BE(at + 8), file.readUInt32BE(at + 12));
    }
    if (kind === 'IDAT') pixels = true;
    if (kind === 'IEND') {
      if (size === 0 && pixels && end === file.length) return;
      break;
    }
    at = end;
  }
  throw new FileRefused('BROKEN');
};

const MARK = 0xff;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
/** Frames, by their first byte: C0 … CF but for tables of C4, C8, CC. */
const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
/** Bytes of pixels that look like a mark, and the marks of a restart within them. */
const isWithinScan = (mark: number): boolean => mark === 0 || (mark >= 0xd0 && mark <= 0xd7);

/** Where pixels end: at the next mark that is none of theirs. */
const afterScan = (file: Buffer, from: number): number => {
  for (let at = file.indexOf(MARK, from); at >= 0 && at + 1 < file.length; at = file.indexOf(MARK, at + 1)) {
    const mark = file[at + 1]!;
    if (mark !== MARK && !isWithinScan(mark)) return at;
  }
  throw new FileRefused('BROKEN');
};

/**
 * A JPEG, segment after segment to the mark that ends the image. What cameras write behind that mark stays: nobody
 * reads it as part of the image.
 * @throws FileRefused
 */
export const checkJpeg = (file: Buffer): void => {
  let [frame, scan] = [false, false];
  for (let at = 2; at + 4 <= file.length || file[at + 1] === END_OF_IMAGE;) {
    const mark = file[at + 1];
    if (file[at] !== MARK || mark === undefined) break;
    if (mark === MARK) {
      at += 1;
      continue;
    }
    if (mark === END_OF_IMAGE) {
      if (frame && scan) return;
      break;
    }
    const size = file.readUInt16BE(at + 2);
    if (size < 2 || at + 2 + size > file.length) break;
    if (isFrame(mark)) {
      if (size < 8) break;
      requireSize(file.readUInt16BE(at + 7), file.readUInt16BE(at + 5));
      frame = true;
    }
    at += 2 + size;
    if (mark === START_OF_SCAN) {
      scan = true;
      at = afterScan(file, at);
    }
  }
  throw new FileRefused('BROKEN');
};
