import { TEXT, inWords, optional, record, EXAMINERS, type Role, type TypeOf } from '#kernel';
import { columnsOf, documentNumber, inWordsIfHidden, mayReadOf, regionWithin, type ModelQuery } from '#runtime';
import { GRANTABLE_ROLES, ROLE_CODES } from '../contract/roles.js';
import type { CredentialStore } from '../credentials/credential-store.js';
import { userBoard, userDocument } from '../read/user-board.model.js';
import { USER_STAGE_CODES } from '../domain/user.codes.js';

/** Consumer that keeps the context's read models. */
export const ACCESS = 'access';

/** Keepers of accounts, and those who examine who was allowed what. */
const KEEPERS: readonly Role[] = ['ACCESS_ADMIN'];
export const READERS: readonly Role[] = [...KEEPERS, ...EXAMINERS];

/** An account as a reader sees it: keepers in whose region it is see the name by which it signs in. */
const shownAccount = record({
  ...userDocument.fields,
  username: optional(
    [
      'nama untuk masuk, hanya bagi pengelola akun di wilayahnya',
      'name to sign in with, for keepers of its region alone',
    ],
    TEXT,
  ),
});
type ShownAccount = TypeOf<typeof shownAccount>;

const column = columnsOf(shownAccount);

export const userList: ModelQuery<ShownAccount> = {
  path: 'users',
  summary: ['Akun dan hak aksesnya', 'Accounts and their rights'],
  model: userBoard,
  consumer: ACCESS,
  roles: READERS,
  scopeField: 'regions',
  category: 'user',
  parameters: {
    region: regionWithin(['Wilayah hak akses', 'Region of a right']),
    username: {
      field: 'userId',
      kind: 'in',
      form: 'text',
      summary: [
        'Awal nama pengguna; hanya bagi pengelola akun',
        'Beginning of the user name; for keepers of accounts alone',
      ],
    },
    role: { field: 'roles', kind: 'in', form: GRANTABLE_ROLES, summary: ['Peran', 'Role'] },
    office: { field: 'offices', kind: 'in', form: 'id', summary: ['Kantor', 'Office'] },
    waiting: {
      field: 'waiting',
      kind: 'equals',
      summary: ['Ada peran yang menunggu pengelola kedua', 'A role waits for a second keeper'],
    },
    stage: {
      field: 'stage',
      kind: 'in',
      form: Object.keys(USER_STAGE_CODES.codes),
      summary: ['Keadaan akun', 'State of the account'],
    },
  },
  // Names stand in the credential store alone: where an issuer keeps them, nobody is found by one.
  lookedUp: { userId: { roles: KEEPERS, valuesOf: async () => [] } },
  defaultSort: { field: 'registeredOn', descending: true },
  document: shownAccount,
  columns: [
    ...column('nama_masuk', 'username'),
    ...column('jenis', 'kind'),
    ...column('keadaan', 'stage'),
    ...column('hak_akses', 'grants', {
      how: [
        'peran, wilayah, masa berlaku, nomor keputusannya; dipisah titik koma',
        'role, region, period, number of its decree; between semicolons',
      ],
      value: ({ grants }, places) =>
        grants
          .map(({ role, scope, validFrom, validTo = '', basis }) => {
            const number = documentNumber(basis);
            const decree = number === undefined ? [] : [inWordsIfHidden(number)];
            return [inWords(ROLE_CODES, role), places.address(scope), `${validFrom}–${validTo}`, ...decree].join(', ');
          })
          .join('; '),
    }),
    ...column('kode_hak_akses', 'grants', {
      how: [
        'peran dan wilayah sebagai kode, masa berlaku; dipisah titik koma',
        'role and region as codes, period; between semicolons',
      ],
      forPrograms: true,
      value: ({ grants }) =>
        grants.map(({ role, scope, validFrom, validTo = '' }) => `${role} ${scope} ${validFrom}–${validTo}`).join('; '),
    }),
    ...column('menunggu', 'waiting'),
    ...column('kantor', 'offices', {
      how: ['dipisah spasi', 'between spaces'],
      value: ({ offices }) => offices.join(' '),
    }),
    ...column('terdaftar', 'registeredOn'),
    ...column('kata_sandi_diubah', 'passwordSetOn'),
    ...column('id', 'userId'),
  ],
};

/**
 * The list, and so its exports, with the names by which accounts sign in, for keepers in whose region an account is: a
 * name may be a person's (COM-11), and stands in the credential store alone.
 */
export const userListWithNames = (
  credentials: Pick<CredentialStore, 'usernameOf' | 'usersNamed'>,
): ModelQuery<ShownAccount> => ({
  ...userList,
  lookedUp: { userId: { roles: KEEPERS, valuesOf: (text) => credentials.usersNamed(text) } },
  beside: async ({ userId, regions }, reader, now) => {
    if (!mayReadOf(reader, KEEPERS, regions, now)) return {};
    const username = await credentials.usernameOf(userId);
    return username === undefined ? {} : { username };
  },
  besideFields: ['username'],
});
