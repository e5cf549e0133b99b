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

/**
 * What lies in the wanted regions and may be read: `63` asked by an officer of `63.10` is `63.10`.
 * @throws Rejection `E_SCOPE` nothing of what is wanted may be read.
 */
export const readablePart = (wanted: Readable, readable: Readable): Readable => {
  if (!wanted || !readable) return wanted ?? readable;
  const part = wanted.flatMap((region) => readable.flatMap((scope) =>
    covers(scope, region) ? [region] : covers(region, scope) ? [scope] : []));
  if (part.length === 0) throw reject('E_SCOPE', { details: { regions: wanted } });
  return [...new Set(part)];
};

/** @throws Rejection `E_SCOPE` the record belongs to none of the regions that may be read. */
export const requireReadable = (document: object, scopeField: string | undefined, readable: Readable): void => {
  if (!scopeField || !readable) return;
  const regions = [(document as Readonly<Record<string, unknown>>)[scopeField] ?? []].flat().filter(isRegionCode);
  if (!regions.some((region) => readable.some((scope) => covers(scope, region)))) throw reject('E_SCOPE', { details: { regions } });
};
