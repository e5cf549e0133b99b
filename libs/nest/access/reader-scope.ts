import { NATIONAL, covers, isRegionCode, type Instant, type RegionCode, type Role } from '#kernel';
import { grantsAt, lacksRegion, lacksRole, readableScopes, type ModelQuery, type Principal } from '#runtime';

/** Regions whose records a reader may see; `undefined` is the whole country. */
export type Readable = readonly RegionCode[] | undefined;

/** @throws Rejection `E_SCOPE` no grant in force has one of the roles. */
export const readableBy = (principal: Principal, roles: readonly Role[], now: Instant): Readable => {
  const scopes = readableScopes(principal, roles, now);
  if (scopes.length === 0) throw lacksRole(roles);
  return scopes.includes(NATIONAL) ? undefined : scopes.filter(isRegionCode);
};

/**
 * The same for the records of a query. @throws Rejection `E_SCOPE` also where the query is the whole country's, and the
 * reader's regions are not.
 */
export const readableOf = (
  { roles, scopeField }: Pick<ModelQuery, 'roles' | 'scopeField'>,
  principal: Principal,
  now: Instant,
): Readable => {
  const readable = readableBy(principal, roles, now);
  if (readable && scopeField === NATIONAL)
    throw lacksRegion(
      grantsAt(principal, now).filter(({ role }) => roles.includes(role)),
      roles,
      [NATIONAL],
    );
  return readable;
};

/** Whether the record belongs to one of the regions that may be read. */
export const isReadable = (document: object, scopeField: string | undefined, readable: Readable): boolean => {
  if (!scopeField || !readable) return true;
  const regions = [(document as Readonly<Record<string, unknown>>)[scopeField]].flat().filter(isRegionCode);
  return regions.some((region) => readable.some((scope) => covers(scope, region)));
};
