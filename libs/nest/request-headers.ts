import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Revision } from '#kernel';
import { ID } from './formats.js';
import { malformed } from './problem.js';

/** How an id of a command is written. */
export const COMMAND_ID = /^[A-Za-z0-9._:-]{8,128}$/;
const CORRELATION = /^[A-Za-z0-9._:-]{1,128}$/;
const REVISION = /^"(\d{1,15})"$/;

/** Id of the command: the client's, by which a repetition is recognised, or a new one. @throws Rejection `E_MALFORMED` */
export const commandIdOf = (headers: IncomingHttpHeaders): string => {
  const given = headers['idempotency-key'];
  if (given === undefined) return randomUUID();
  if (typeof given === 'string' && COMMAND_ID.test(given)) return given;
  throw malformed('Idempotency-Key', 'Idempotency-Key harus 8–128 huruf, angka atau ._:-', 'Idempotency-Key must be 8–128 letters, digits or ._:-');
};

/** Revision that the client has seen. @throws Rejection `E_MALFORMED` */
export const expectedRevisionOf = (headers: IncomingHttpHeaders): Revision | undefined => {
  const given = headers['if-match'];
  if (given === undefined) return undefined;
  const revision = REVISION.exec(given)?.[1];
  if (revision !== undefined) return Number(revision) as Revision;
  throw malformed('If-Match', 'If-Match harus berupa revisi dalam tanda kutip, misalnya "3"', 'If-Match must be a quoted revision, like "3"');
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
  throw malformed('id', 'Id dalam alamat tidak sah.', 'The id in the path is not valid.');
};
