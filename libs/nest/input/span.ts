import type { Instant } from '#kernel';
import { malformed } from '../refusals/problem.js';
import { instantOf, type RawQuery } from './common-parameters.js';

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

/**
 * The end of a span whose first page was told already: without it, a later page would be of another span.
 * @throws Rejection `E_MALFORMED`
 */
export const requireEnd = ({ asOf }: Span, cursor: string | undefined): void => {
  if (cursor === undefined || asOf !== undefined) return;
  throw malformed(
    'asOf',
    'Lanjutan dengan cursor menyebut asOf yang dijawab pada halaman pertama.',
    'A page with a cursor names the asOf that the first page answered.',
  );
};
