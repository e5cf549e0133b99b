import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Revision } from '#kernel';
import { ID } from './formats.js';
import { malformed, malformedHeader } from '../refusals/problem.js';

/** How an id of a command is written. */
export const COMMAND_ID = /^[A-Za-z0-9._:-]{8,128}$/;
const CORRELATION = /^[A-Za-z0-9._:-]{1,128}$/;
const ENTITY_TAG = /[ \t]*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*(?:,|$)/y;
const REVISION = /^(?:0|[1-9]\d{0,14})$/;

/**
 * Id of the command: the client's, by which a repetition is recognised, or a new one. @throws Rejection `E_MALFORMED`
 */
export const commandIdOf = (headers: IncomingHttpHeaders): string => {
  const given = headers['idempotency-key'];
  if (given === undefined) return randomUUID();
  if (typeof given === 'string' && COMMAND_ID.test(given)) return given;
  throw malformedHeader(
    'Idempotency-Key',
    'Idempotency-Key harus 8–128 karakter: huruf, angka, titik, garis atau titik dua.',
    'Idempotency-Key must have 8–128 characters: letters, digits, dots, dashes or colons.',
  );
};

/**
 * Revisions of which the client has seen one, or any. Compared strongly, as RFC 9110 has it: a weak tag, or one that
 * was never given here, is no mistake in writing, but matches nothing.
 * @throws Rejection `E_MALFORMED`
 */
export const expectedRevisionOf = (headers: IncomingHttpHeaders): readonly Revision[] | 'any' | undefined => {
  const given = headers['if-match']?.trim();
  if (given === undefined) return undefined;
  if (given === '*') return 'any';
  const tags = entityTags(given);
  if (tags)
    return tags.filter(({ weak, tag }) => !weak && REVISION.test(tag)).map(({ tag }) => Number(tag) as Revision);
  throw malformedHeader(
    'If-Match',
    'If-Match harus berupa revisi dalam tanda kutip, misalnya "3".',
    'If-Match must be a quoted revision, like "3".',
  );
};

interface EntityTag {
  readonly weak: boolean;
  readonly tag: string;
}

/** Whether `If-None-Match` names that tag, or any (RFC 9110 §13.1.2): weakly, so that `W/` says nothing. */
export const namesTag = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch?.trim() === '*' || (entityTags(ifNoneMatch ?? '') ?? []).some((known) => known.tag === tag);

/** The tags of a list; undefined when it is not written as one. */
export const entityTags = (list: string): readonly EntityTag[] | undefined => {
  const tags: EntityTag[] = [];
  for (let at = 0; at < list.length; at = ENTITY_TAG.lastIndex) {
    ENTITY_TAG.lastIndex = at;
    const found = ENTITY_TAG.exec(list);
    if (!found) return undefined;
    tags.push({ weak: found[1] !== undefined, tag: found[2]! });
  }
  return tags.length > 0 ? tags : undefined;
};

/** Id by which one request is followed through logs and events. */
export const correlationIdOf = (headers: IncomingHttpHeaders): string => {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && CORRELATION.test(given) ? given : randomUUID();
};

/** Id of an object, from the path. @throws Rejection `E_MALFORMED` */
export const pathIdOf = (params: unknown): string => {
  const { id } = params as { readonly id: string };
  if (ID.test(id)) return id;
  throw malformed(
    'id',
    'Id dalam alamat harus 1–64 karakter: huruf, angka, titik, garis.',
    'The id in the path must have 1–64 characters: letters, digits, dots, dashes.',
  );
};
