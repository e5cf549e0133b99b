import { codeList, type CodeList, type Meaning, type Role } from '#kernel';
import { codeColumns, documentNumber, inWords, mayReadOf, type ModelQuery } from '#runtime';
import { GRANTABLE_ROLES, ROLE_WORDS } from '../contract/roles.js';
import type { CredentialStore } from '../credentials/credential-store.js';
import { userBoard, type UserBoardEntry } from '../read/user-board.model.js';

/** Consumer that keeps the context's read models. */
export const ACCESS = 'access';

/** Keepers of accounts, and those who examine who was allowed what. */
export const READERS: readonly Role[] = ['ACCESS_ADMIN', 'INSPECTOR', 'AUDITOR'];

const STAGES = ['ACTIVE', 'DISABLED'] as const;
const STAGE_WORDS: Readonly<Record<(typeof STAGES)[number], Meaning>> = {
  ACTIVE: ['dapat dipakai', 'in use'], DISABLED: ['dinonaktifkan: tidak dapat masuk', 'disabled: cannot sign in'],
};
const USER_KIND_WORDS: Readonly<Record<UserBoardEntry['kind'], Meaning>> = { PERSON: ['orang', 'person'], SERVICE: ['layanan', 'service'] };

/** What the codes of accounts mean. */
export const ACCESS_CODES: readonly CodeList[] = [
  codeList(['Peran', 'Role'], GRANTABLE_ROLES, Object.fromEntries(GRANTABLE_ROLES.map((role) => [role, ROLE_WORDS[role]])) as Record<Role, Meaning>),
  codeList(['Keadaan akun', 'State of an account'], STAGES, STAGE_WORDS),
];

/** An account as a reader sees it: keepers in whose region it is see the name by which it signs in. */
type ShownAccount = UserBoardEntry & { readonly username?: string };

export const userList: ModelQuery<ShownAccount> = {
  path: 'users',
  summary: ['Akun dan hak aksesnya', 'Accounts and their rights'],
  model: userBoard,
  consumer: ACCESS,
  roles: READERS,
  scopeField: 'regions',
  category: 'user',
  parameters: {
    region: { field: 'regions', kind: 'within', summary: ['Wilayah hak akses, dengan isinya', 'Region of a right, with all that lies in it'] },
    role: { field: 'roles', kind: 'in', form: GRANTABLE_ROLES, summary: ['Peran', 'Role'] },
    office: { field: 'offices', kind: 'in', form: 'id', summary: ['Kantor', 'Office'] },
    waiting: { field: 'waiting', kind: 'equals', summary: ['Ada peran yang menunggu pengelola kedua', 'A role waits for a second keeper'] },
    stage: { field: 'stage', kind: 'in', form: STAGES, summary: ['Keadaan akun', 'State of the account'] },
  },
  defaultSort: { field: 'registeredOn', descending: true },
  columns: [
    { title: 'id', meaning: ['id akun', 'id of the account'], value: ({ userId }) => userId },
    { title: 'nama_masuk', meaning: ['nama untuk masuk, hanya bagi pengelola akun di wilayahnya', 'name to sign in with, for keepers of its region alone'], value: ({ username }) => username },
    ...codeColumns<ShownAccount>('jenis', ['jenis akun: orang atau layanan', 'kind of account: person or service'], USER_KIND_WORDS, ({ kind }) => kind),
    ...codeColumns<ShownAccount>('keadaan', ['keadaan akun', 'state of the account'], STAGE_WORDS, ({ stage }) => stage),
    {
      title: 'hak_akses',
      meaning: ['hak yang pernah diberikan: peran, wilayah, masa berlaku, nomor keputusannya; dipisah titik koma', 'rights ever given: role, region, period, number of its decree; between semicolons'],
      value: ({ grants }, places) => grants.map(({ role, scope, validFrom, validTo = '', basis }) => {
        const number = documentNumber(basis);
        const decree = number === undefined ? [] : [typeof number === 'object' ? 'tersembunyi / hidden' : number];
        return [inWords(ROLE_WORDS, role), places.address(scope), `${validFrom}–${validTo}`, ...decree].join(', ');
      }).join('; '),
    },
    {
      title: 'kode_hak_akses', forPrograms: true,
      meaning: ['hak yang sama: peran dan wilayah sebagai kode, masa berlaku; dipisah titik koma', 'the same rights: role and region as codes, period; between semicolons'],
      value: ({ grants }) => grants.map(({ role, scope, validFrom, validTo = '' }) => `${role} ${scope} ${validFrom}–${validTo}`).join('; '),
    },
    {
      title: 'menunggu', meaning: ['apakah ada peran yang menunggu pengelola kedua', 'whether a role waits for a second keeper'],
      type: 'boolean', value: ({ waiting }) => waiting,
    },
    { title: 'kantor', meaning: ['id kantor, dipisah spasi', 'ids of offices, between spaces'], value: ({ offices }) => offices.join(' ') },
    {
      title: 'terdaftar', meaning: ['hari akun didaftarkan', 'day on which the account was registered'],
      type: 'date', value: ({ registeredOn }) => registeredOn,
    },
    {
      title: 'kata_sandi_diubah', meaning: ['hari kata sandi terakhir ditetapkan', 'day on which a password was last set'],
      type: 'date', value: ({ passwordSetOn }) => passwordSetOn,
    },
  ],
};

/**
 * The list, and so its exports, with the names by which accounts sign in, for keepers in whose region an account is: a name may be a person's (COM-11), and
 * stands in the credential store alone.
 */
export const userListWithNames = (credentials: Pick<CredentialStore, 'usernameOf'>): ModelQuery<ShownAccount> => ({
  ...userList,
  beside: async ({ userId, regions }, reader, now) => {
    if (!mayReadOf(reader, ['ACCESS_ADMIN'], regions, now)) return {};
    const username = await credentials.usernameOf(userId);
    return username === undefined ? {} : { username };
  },
});
