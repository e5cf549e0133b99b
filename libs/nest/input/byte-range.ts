import type { IncomingHttpHeaders } from 'node:http';
import { reject, type BytePart } from '#kernel';
import { entityTags } from './request-headers.js';

/** One part alone: of several at once the whole is given, as RFC 9110 §14.2 lets it. */
const ONE_PART = /^bytes=[ \t]*(?:(\d{1,15})-(\d{1,15})?|-(\d{1,15}))[ \t]*$/i;

/** Whether what the asker has a part of is still what there is: compared strongly (RFC 9110 §13.1.5). */
const isSame = (ifRange: string, tag: string): boolean => {
  const [named, ...more] = entityTags(ifRange) ?? [];
  return named?.tag === tag && !named.weak && more.length === 0;
};

/**
 * The part of a content that is asked for; undefined: all of it.
 * @param tag of the content, without its quotes. @param bytes that it has.
 * @throws Rejection `E_RANGE` it begins after the end
 */
export const partAsked = (
  { range, 'if-range': ifRange }: IncomingHttpHeaders,
  tag: string,
  bytes: number,
): BytePart | undefined => {
  const [, first, last, ofEnd] = ONE_PART.exec(range ?? '') ?? [];
  if (first === undefined && ofEnd === undefined) return undefined;
  if (ifRange !== undefined && !isSame(String(ifRange), tag)) return undefined;
  if (last !== undefined && Number(last) < Number(first)) return undefined;
  const from = first === undefined ? Math.max(0, bytes - Number(ofEnd)) : Number(first);
  if (from < bytes) return { from, to: Math.min(bytes - 1, last === undefined ? bytes - 1 : Number(last)) };
  throw reject('E_RANGE', {
    header: 'Range',
    details: { bytes },
    messageId: `Berkas ini ${bytes} bita; bagian yang diminta dimulai sesudah akhirnya.`,
    messageEn: `The file has ${bytes} bytes; the part that was asked for begins after its end.`,
  });
};
