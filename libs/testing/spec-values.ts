import {
  levelOf,
  villageKindOf,
  type Actor,
  type DocRef,
  type Instant,
  type LocalDate,
  type RegionCode,
  type RegionRef,
  type Role,
  type Rupiah,
  type Scope,
} from '#kernel';
import type { Grant, Principal } from '#runtime';

/** Values as specifications write them: by their text, which is taken as it stands. */
export const day = (text: string): LocalDate => text as LocalDate;
export const at = (text: string): Instant => text as Instant;
export const rp = (digits: string): Rupiah => digits as Rupiah;

/** A region as commands and events have it. */
export const region = (text: string, nameAtTime: string): RegionRef => {
  const code = text as RegionCode;
  const kind = villageKindOf(code);
  return { code, nameAtTime, level: levelOf(code), ...(kind && { kind }), datasetVersion: '4.0.1' };
};

/** A document of that type and day. */
export const doc = (type: string, date = '2024-11-01', more: Partial<DocRef> = {}): DocRef => ({
  docId: `doc-${type}`,
  type,
  date: day(date),
  sha256: 'a'.repeat(64),
  classification: 'INTERNAL',
  ...more,
});

/** Who acts in that role for that region: a user and an office of their own. */
export const actor = (role: Role, scope: Scope, more: Partial<Actor> = {}): Actor => ({
  userId: `${role}@${scope}`,
  officeId: `office-${role}-${scope}`,
  role,
  scope,
  capacity: 'DEFINITIF',
  ...more,
});

/** Who may act in that role for that region since the beginning of 2024: the user and the office of its `actor`. */
export const principal = (
  role: Role,
  scope: string,
  { userId = `${role}@${scope}`, ...more }: Partial<Grant & Pick<Principal, 'userId'>> = {},
): Principal => ({
  userId,
  grants: [{ role, scope: scope as Scope, officeId: `office-${role}-${scope}`, validFrom: day('2024-01-01'), ...more }],
});
