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

/** @throws Rejection `E_SCOPE` the record belongs to none of the regions that may be read. */
export const requireReadable = (document: object, scopeField: string | undefined, readable: Readable): void => {
  if (!scopeField || !readable) return;
  const regions = [(document as Readonly<Record<string, unknown>>)[scopeField] ?? []].flat().filter(isRegionCode);
  if (!regions.some((region) => readable.some((scope) => covers(scope, region)))) throw reject('E_SCOPE', { details: { regions } });
};
