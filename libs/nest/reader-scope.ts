import { NATIONAL, covers, isRegionCode, reject, type Instant, type RegionCode, type Role } from '#kernel';
import { readableScopes, type Principal } from '#runtime';

/** Regions whose records a reader may see; `undefined` is the whole country. */
export type Readable = readonly RegionCode[] | undefined;

/** @throws Rejection `E_SCOPE` no grant in force has one of the roles. */
export const readableBy = (principal: Principal, roles: readonly Role[], now: Instant): Readable => {
  const scopes = readableScopes(principal, roles, now);
  if (scopes.length === 0) throw reject('E_SCOPE', { details: { roles } });
  return scopes.includes(NATIONAL) ? undefined : scopes.filter(isRegionCode);
};

/** Whether the record belongs to one of the regions that may be read. */
export const isReadable = (document: object, scopeField: string | undefined, readable: Readable): boolean => {
  if (!scopeField || !readable) return true;
  const regions = [(document as Readonly<Record<string, unknown>>)[scopeField] ?? []].flat().filter(isRegionCode);
  return regions.some((region) => readable.some((scope) => covers(scope, region)));
};
