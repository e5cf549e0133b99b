import { codeList, type CodeList } from '#kernel';
import { DUTY_CODES, GRANTABLE_ROLES, GRANT_LEVEL_CODES, ROLE_CODES } from '../contract/roles.js';

/** Where accounts are found by a role, or are given one. */
const GRANTABLE_ROLE_CODES = codeList(
  ['Peran yang dapat diberikan', 'Role that can be granted'],
  GRANTABLE_ROLES,
  Object.fromEntries(GRANTABLE_ROLES.map((role) => [role, ROLE_CODES.codes[role]])) as typeof ROLE_CODES.codes,
);

export const USER_STAGE_CODES = codeList(['Keadaan akun', 'State of an account'], ['ACTIVE', 'DISABLED'], {
  ACTIVE: ['dapat dipakai', 'in use'],
  DISABLED: ['dinonaktifkan: tidak dapat masuk', 'disabled: cannot sign in'],
});

/** Whether a person signs in with the account or another system does. */
export const USER_KIND_CODES = codeList(['Jenis akun', 'Kind of account'], ['PERSON', 'SERVICE'], {
  PERSON: ['orang', 'a person'],
  SERVICE: ['layanan', 'another system'],
});

/** What the codes of accounts mean. */
export const ACCESS_CODES: readonly CodeList[] = [
  ROLE_CODES,
  GRANTABLE_ROLE_CODES,
  GRANT_LEVEL_CODES,
  DUTY_CODES,
  USER_STAGE_CODES,
  USER_KIND_CODES,
];
