import type { Revision } from '#kernel';
import { malformed } from '../refusals/problem.js';

/** Leads on to the page of an object's history that begins with a step. Opaque, and good for that object alone. */
export const historyCursor = (id: string, revision: Revision): string =>
  Buffer.from(JSON.stringify([id, revision])).toString('base64url');

/** @throws Rejection `E_MALFORMED` no cursor, or one of another history. */
export const historyFrom = (id: string, cursor: string): Revision => {
  const [of, revision] = partsOf(cursor);
  if (of === id && typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0)
    return revision as Revision;
  throw malformed(
    'cursor',
    'cursor ini bukan dari riwayat ini; pakai nextCursor dari halaman sebelumnya, atau mulai lagi tanpa cursor.',
    'This cursor is not one of this history; use the nextCursor of the page before, or begin again without a cursor.',
  );
};

const partsOf = (cursor: string): readonly unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
};
