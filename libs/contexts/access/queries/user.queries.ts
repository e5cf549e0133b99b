import { ROLES, codeList, type CodeList, type Meaning, type Role } from '#kernel';
import { mayReadOf, type ModelQuery } from '#runtime';
import { ROLE_INFO } from '../contract/roles.js';
import type { CredentialStore } from '../credentials/credential-store.js';
import { userBoard, type UserBoardEntry } from '../read/user-board.model.js';

/** Consumer that keeps the context's read models. */
export const ACCESS = 'access';

/** Keepers of accounts, and those who examine who was allowed what. */
export const READERS: readonly Role[] = ['ACCESS_ADMIN', 'INSPECTOR', 'AUDITOR'];

const STAGES = ['ACTIVE', 'DISABLED'] as const;
const titleOf = (role: Role): Meaning => [ROLE_INFO[role].titleId, ROLE_INFO[role].titleEn];

/** What the codes of accounts mean. */
export const ACCESS_CODES: readonly CodeList[] = [
  codeList(['Peran', 'Role'], ROLES, Object.fromEntries(ROLES.map((role) => [role, titleOf(role)])) as Record<Role, Meaning>),
  codeList(['Keadaan akun', 'State of an account'], STAGES, { ACTIVE: ['dapat dipakai', 'in use'], DISABLED: ['dinonaktifkan: tidak dapat masuk', 'disabled: cannot sign in'] }),
];

export const userList: ModelQuery<UserBoardEntry> = {
  path: 'users',
  summary: ['Akun dan hak aksesnya', 'Accounts and their rights'],
  model: userBoard,
  consumer: ACCESS,
  roles: READERS,
  scopeField: 'regions',
  category: 'user',
  parameters: {
    region: { field: 'regions', kind: 'within', summary: ['Wilayah hak akses, dengan isinya', 'Region of a right, with all that lies in it'] },
    role: { field: 'roles', kind: 'in', form: ROLES, summary: ['Peran', 'Role'] },
    office: { field: 'offices', kind: 'in', summary: ['Kantor', 'Office'] },
    waiting: { field: 'waiting', kind: 'in', summary: ['YES: ada peran yang menunggu pengelola kedua', 'YES: a role waits for a second keeper'] },
    stage: { field: 'stage', kind: 'in', form: STAGES, summary: ['Keadaan akun', 'State of the account'] },
  },
  defaultSort: { field: 'registeredOn', descending: true },
  columns: [
    { title: 'id', value: ({ userId }) => userId },
    { title: 'jenis', value: ({ kind }) => kind },
    { title: 'keadaan', value: ({ stage }) => stage },
    { title: 'hak_akses', value: ({ grants }) => grants.map(({ role, scope, validFrom, validTo = '' }) => `${role} ${scope} ${validFrom}–${validTo}`).join('; ') },
    { title: 'kantor', value: ({ offices }) => offices.join(' ') },
    { title: 'terdaftar', type: 'date', value: ({ registeredOn }) => registeredOn },
    { title: 'kata_sandi_diubah', type: 'date', value: ({ passwordSetOn }) => passwordSetOn },
  ],
};

/** The list with the names by which accounts sign in, for keepers in whose region an account is: names stand in the credential store alone. */
export const userListWithNames = (credentials: Pick<CredentialStore, 'usernameOf'>): ModelQuery<UserBoardEntry> => ({
  ...userList,
  beside: async ({ userId, regions }, reader, now) => {
    if (!mayReadOf(reader, ['ACCESS_ADMIN'], regions, now)) return {};
    const username = await credentials.usernameOf(userId);
    return username === undefined ? {} : { username };
  },
});
