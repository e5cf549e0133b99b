import { localDateAt, reject, zoneOf, type Clock, type Meaning } from '#kernel';
import { formOf, malformed, single, valueOf, type RawQuery } from '#nest';
import { grantsAt, type NamedPlaces, type Principal, type Sources } from '#runtime';
import { ROLE_INFO } from '#contexts/access/contract';
import type { OfficeNames } from '#contexts/offices/contract';
import type { Keeper } from '../domain/office-drafts.js';
import type { OfficeOfDrafts } from '../keeping/desk.js';

/** As forms make them. */
const DRAFT_ID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** @throws Rejection `E_MALFORMED` */
export const draftIdOf = (text: string): string => {
  if (DRAFT_ID.test(text)) return text.toLowerCase();
  throw malformed(
    'id',
    'Id konsep harus UUID, seperti yang dibuat formulirnya.',
    'The id of a draft must be a UUID, as its form makes it.',
  );
};

/** The version that was seen; absent: none was there. @throws Rejection `E_MALFORMED` */
export const seenIn = (query: RawQuery): number | undefined => {
  const text = single(query, 'seen');
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw malformed(
    'seen',
    'Parameter seen harus versi konsep yang dilihat, seperti 3.',
    'The parameter seen must be the version of the draft that was seen, like 3.',
  );
};

const NAME = formOf('id', 'text');
/** @throws Rejection `E_MALFORMED` */
const idIn = (query: RawQuery, name: string): string | undefined => {
  const text = single(query, name);
  return text && String(valueOf(name, NAME, text));
};

const needed = <T>(value: T | undefined, name: string, meaning: Meaning): T => {
  if (value !== undefined) return value;
  const [id, en] = meaning;
  throw malformed(name, `Parameter ${name} wajib: ${id}.`, `The parameter ${name} is needed: ${en}.`);
};

/** The same where something was there. @throws Rejection `E_MALFORMED` */
export const seenOf = (query: RawQuery): number =>
  needed(seenIn(query), 'seen', ['versi konsep yang dilihat', 'the version of the draft that was seen']);

export interface OfficeParts {
  readonly clock: Clock;
  readonly sources: Sources;
  readonly places: Pick<NamedPlaces, 'named'>;
  readonly offices: OfficeNames;
}

/** The office for which somebody acts, and what its colleagues are told of him. */
export interface Acting {
  readonly office: OfficeOfDrafts;
  /** By the register and his right, whatever he says of himself. */
  readonly keeper: () => Promise<Keeper>;
}

/**
 * The office that a query names: one of which the asker holds a right now.
 * @throws Rejection `E_SCOPE`, `E_MALFORMED`
 */
export const actingFor = (
  { clock, sources, places, offices }: OfficeParts,
  principal: Principal,
  query: RawQuery,
): Acting => {
  const office = idIn(query, 'office');
  const scope = idIn(query, 'scope');
  const officeId = needed(office, 'office', [
    'kantor dari hak yang dipakai, seperti dalam /v1/me',
    'the office of the right that is used, as in /v1/me',
  ]);
  const now = clock.now();
  const grant = grantsAt(principal, now).find(
    (each) => each.officeId === officeId && (scope === undefined || each.scope === scope),
  );
  if (!grant)
    throw reject('E_SCOPE', {
      details: { lacks: 'OFFICE', office: officeId },
      messageId: 'Konsep ini milik kantor yang haknya tidak Anda pegang sekarang.',
      messageEn: 'These drafts are those of an office of which you hold no right now.',
    });
  return {
    office: { officeId, scope: grant.scope },
    keeper: async () => {
      const named = await offices.officeOf(officeId, localDateAt(now, zoneOf(grant.scope)), sources);
      const { titleId, titleEn } = ROLE_INFO[grant.role];
      return { titleId, titleEn, office: named?.name ?? places.named(grant.scope).name };
    },
  };
};
