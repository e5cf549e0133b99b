import type { MediaType } from '../domain/document.codes.js';
import { FileRefused } from './file-refused.js';
import { checkJpeg, checkPng } from './images.js';
import { checkPdf } from './pdf.js';

/** How each kind begins, and who reads it to its end. */
const KINDS: readonly (readonly [MediaType, beginning: Buffer, check: (file: Buffer) => void])[] = [
  ['application/pdf', Buffer.from('%PDF-'), checkPdf],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff]), checkJpeg],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), checkPng],
];

/** What a file is by its content, whatever it is called. @throws FileRefused it is nothing that is taken (COM-10). */
export const mediaTypeOf = (file: Buffer): MediaType => {
  const kind = KINDS.find(([, beginning]) => file.subarray(0, beginning.length).equals(beginning));
  if (!kind) throw new FileRefused('UNKNOWN_TYPE');
  kind[2](file);
  return kind[0];
};
