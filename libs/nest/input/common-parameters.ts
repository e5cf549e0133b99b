import type { Instant, Position } from '#kernel';
import { malformed, malformedHeader } from '../refusals/problem.js';
import { instantFrom } from './parameter-forms.js';

/** What lists, details, histories and totals are asked alike: each parameter once, and nothing that is not known. */

export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Characters of a parameter with all its values. */
const LONGEST_LIST = 2_000;
const POSITION = /^[\x21-\x7e]{1,200}$/;

/** The single value of a parameter. @throws Rejection `E_MALFORMED` repeated, empty or too long */
export const single = (query: RawQuery, name: string): string | undefined => {
  const value = query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string')
    throw malformed(
      name,
      `Parameter ${name} diulang; tulis sekali saja.`,
      `The parameter ${name} is repeated; write it once.`,
    );
  if (value.length > 0 && value.length <= LONGEST_LIST) return value;
  throw malformed(
    name,
    `Parameter ${name} harus 1–${LONGEST_LIST} karakter; yang tertulis ${value.length}.`,
    `The parameter ${name} must have 1–${LONGEST_LIST} characters; it has ${value.length}.`,
  );
};

/** @throws Rejection `E_MALFORMED` that names the first unknown parameter */
export const refuseUnknown = (query: RawQuery, known: ReadonlySet<string>): void => {
  const unknown = Object.keys(query).find((name) => !known.has(name));
  if (unknown === undefined) return;
  const names = [...known].join(', ') || '–';
  throw malformed(
    unknown,
    `Parameter ${unknown} tidak dikenal; yang ada: ${names}.`,
    `The parameter ${unknown} is not known; there are: ${names}.`,
  );
};

/** The position that the answer must show, from the header `Sinergi-Position` or the parameter `after`. */
export const awaited = (query: RawQuery, header: unknown): Position | undefined => {
  const given = single(query, 'after');
  if (given === undefined && (header === undefined || header === '')) return undefined;
  const position = given ?? header;
  if (typeof position === 'string' && POSITION.test(position)) return position as Position;
  if (given === undefined) {
    throw malformedHeader(
      'Sinergi-Position',
      'Sinergi-Position bukan posisi dalam catatan; pakai position dari tanda terima.',
      'Sinergi-Position is no position in the log; use the position of a receipt.',
    );
  }
  throw malformed(
    'after',
    'Parameter after bukan posisi dalam catatan; pakai position dari tanda terima.',
    'The parameter after is no position in the log; use the position of a receipt.',
  );
};

export const instantOf = (query: RawQuery, name: string): Instant | undefined => {
  const given = single(query, name);
  const instant = given === undefined ? undefined : instantFrom(given);
  if (given === undefined || instant) return instant;
  throw malformed(
    name,
    `Parameter ${name} harus berupa waktu yang ada, seperti 2024-12-31T16:59:59Z.`,
    `The parameter ${name} must be an instant that exists, like 2024-12-31T16:59:59Z.`,
  );
};
