import { createHash } from 'node:crypto';
import { InvalidQuery } from '#kernel';
import type { Place } from './merged-by-id.js';

const nameMark = (name: string): string => createHash('sha256').update(name).digest('base64url').slice(0, 11);

/** Leads on behind a place in the difference of one selection. Opaque, and good for that difference alone. */
export const placeCursor = (name: string, { before, after, passed }: Place): string =>
  Buffer.from(JSON.stringify([nameMark(name), before ?? null, after ?? null, passed])).toString('base64url');

/** @throws InvalidQuery no cursor, or one of another difference */
export const placeFrom = (name: string, cursor: string): Place => {
  const [of, before, after, passed] = partsOf(cursor);
  const isPage = (page: unknown): page is string | null => page === null || typeof page === 'string';
  if (of !== nameMark(name) || !isPage(before) || !isPage(after) || typeof passed !== 'string')
    throw new InvalidQuery('cursor', 'This cursor belongs to another difference.');
  return { ...(before !== null && { before }), ...(after !== null && { after }), passed };
};

const partsOf = (cursor: string): readonly unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
};
