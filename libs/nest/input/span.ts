import type { Instant, Revision } from '#kernel';
import { malformed } from '../refusals/problem.js';
import { instantOf, type RawQuery } from './common-parameters.js';
import { refuseBoth, revisionOf } from './revision-parameters.js';

/** Between which two instants a difference is asked for. */
export interface Span {
  readonly since: Instant;
  /** Absent: now. */
  readonly asOf?: Instant;
}

/** @throws Rejection `E_MALFORMED` no beginning, an end that is not later, or an instant that is still to come */
export const spanOf = (query: RawQuery, now: Instant): Span => {
  const [since, asOf] = [instantOf(query, 'since'), instantOf(query, 'asOf')];
  if (since === undefined)
    throw malformed(
      'since',
      'Parameter since wajib: waktu yang dibandingkan, seperti 2024-12-20T00:00:00Z.',
      'The parameter since is needed: the instant to compare with, like 2024-12-20T00:00:00Z.',
    );
  for (const [name, at] of [
    ['since', since],
    ['asOf', asOf],
  ] as const)
    if (at !== undefined && at > now)
      throw malformed(
        name,
        `Parameter ${name} menunjuk waktu yang belum tiba; perbedaan hanya ada sampai sekarang.`,
        `The parameter ${name} is an instant still to come; there is no difference beyond now.`,
      );
  if (asOf !== undefined && since >= asOf)
    throw malformed(
      'since',
      'Parameter since harus lebih awal daripada asOf.',
      'The parameter since must be earlier than asOf.',
    );
  return { since, ...(asOf && { asOf }) };
};

/** Between which two steps of one record a difference is asked for. */
export interface Steps {
  readonly fromRevision: Revision;
  /** Absent: the last. */
  readonly toRevision?: Revision;
}

/** Absent where the difference is between instants. @throws Rejection `E_MALFORMED` */
export const stepsOf = (query: RawQuery): Steps | undefined => {
  const [fromRevision, toRevision] = [revisionOf(query, 'fromRevision'), revisionOf(query, 'toRevision')];
  if (fromRevision === undefined && toRevision === undefined) return undefined;
  for (const name of ['fromRevision', 'toRevision'])
    for (const instant of ['since', 'asOf']) refuseBoth(query, name, instant);
  if (fromRevision === undefined)
    throw malformed(
      'fromRevision',
      'Parameter fromRevision wajib di samping toRevision: revisi yang dibandingkan.',
      'The parameter fromRevision is needed beside toRevision: the revision to compare with.',
    );
  if (toRevision !== undefined) requireOrder(fromRevision, toRevision);
  return { fromRevision, ...(toRevision !== undefined && { toRevision }) };
};

/** @throws Rejection `E_MALFORMED` */
export const requireOrder = (fromRevision: Revision, toRevision: Revision): void => {
  if (fromRevision < toRevision) return;
  throw malformed(
    'fromRevision',
    'Parameter fromRevision harus lebih kecil daripada toRevision.',
    'The parameter fromRevision must be less than toRevision.',
  );
};

/**
 * The end of a span whose first page was told already: without it, a later page would be of another span.
 * @param name of the parameter that tells the end.
 * @throws Rejection `E_MALFORMED`
 */
export const requireEnd = (
  end: Instant | Revision | undefined,
  cursor: string | undefined,
  name: 'asOf' | 'toRevision' = 'asOf',
): void => {
  if (cursor === undefined || end !== undefined) return;
  throw malformed(
    name,
    `Lanjutan dengan cursor menyebut ${name} yang dijawab pada halaman pertama.`,
    `A page with a cursor names the ${name} that the first page answered.`,
  );
};
