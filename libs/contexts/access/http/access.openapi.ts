import {
  CAPACITY_CODES,
  DAY,
  INTEGER,
  ROLE,
  SCOPE,
  TEXT,
  ZONE_CODES,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  record,
  recordOf,
  type Meaning,
} from '#kernel';
import { parameter, problems, answerOf, bodyOf } from '#nest';
import type { Grant, NamedPlace } from '#runtime';
import type { NamedHolder } from '#contexts/offices/contract';
import { DUTY_CODES, GRANT_LEVEL_CODES, type RoleInfo } from '../contract/roles.js';

const token = record({
  access_token: field(['token', 'token'], TEXT),
  token_type: field(
    ['jenis token', 'kind of token'],
    codeOf(codeList(['Jenis token', 'Kind of token'], ['Bearer'], { Bearer: ['token pembawa', 'bearer token'] })),
  ),
  expires_in: field(['berlaku berapa detik', 'seconds for which it is good'], INTEGER),
  device: field(['tanda perangkat', 'mark of the device'], {
    schema: {
      type: 'string',
      maxLength: 600,
      description:
        'Simpan di perangkat ini dan kirim sebagai `device` saat masuk lagi: tebakan orang lain tidak ' +
        'menutupnya. Berlaku 180 hari. / Keep it on this device and send it as `device` next time: what strangers ' +
        'try does not lock this device out. Good for 180 days.',
    },
  }),
});

const place = recordOf<NamedPlace>({
  code: field(['kode wilayah', 'code of the region'], SCOPE),
  name: field(['nama resmi', 'official name'], TEXT),
  path: field(['nama dengan wilayah di atasnya', 'name with the regions in which it lies'], TEXT),
  zone: field(['zona waktu', 'time zone'], codeOf(ZONE_CODES)),
});

const held = recordOf<NamedHolder>({
  officialName: field(['nama pejabat', 'name of the official'], TEXT),
  capacity: field(['kedudukan', 'capacity'], codeOf(CAPACITY_CODES)),
});

const me = record({
  userId: field(['id akun', 'id of the account'], TEXT),
  username: optional(
    [
      'nama pengguna sendiri; tidak ada bila akun dikelola penyedia identitas',
      'own user name; absent where an identity provider keeps the accounts',
    ],
    TEXT,
  ),
  grants: field(
    ['hak yang berlaku hari ini', 'rights in force today'],
    listOf(
      recordOf<
        Grant & RoleInfo & { readonly region: NamedPlace; readonly officeName?: string; readonly held?: NamedHolder }
      >({
        role: field(['peran', 'role'], ROLE),
        titleId: field(['sebutan peran dalam bahasa Indonesia', 'title of the role in Indonesian'], TEXT),
        titleEn: field(['sebutan peran dalam bahasa Inggris', 'title of the role in English'], TEXT),
        scope: field(['wilayah wewenang', 'region of the authority'], SCOPE),
        region: field(['wilayah itu dengan namanya', 'that region by its name'], place),
        officeId: field(['id kantor', 'id of the office'], TEXT),
        officeName: optional(['nama kantor menurut register', 'name of the office by the register'], TEXT),
        held: optional(
          [
            'nama dan kedudukan pengguna ini dalam kantor itu hari ini menurut register jabatan',
            "this user's name and capacity in that office today, by the register of offices",
          ],
          held,
        ),
        validFrom: field(['hari pertama berlaku', 'first day of its validity'], DAY),
        validTo: optional(['hari terakhir berlaku', 'last day of its validity'], DAY),
        levels: field(
          ['jenis wilayah tempat peran dipegang', 'kinds of regions for which the role is held'],
          listOf(codeOf(GRANT_LEVEL_CODES)),
        ),
        duty: field(['tugas peran', 'duty of the role'], codeOf(DUTY_CODES)),
      }),
    ),
  ),
  home: optional(
    [
      'wilayah terkecil yang mencakup semua wilayah wewenangnya',
      'smallest region that holds all of those of the rights',
    ],
    place,
  ),
});

/** What those routes are about, by tag. */
export const accessGroups: Readonly<Record<string, Meaning>> = {
  auth: ['Masuk, dan hak sendiri', "Signing in, and one's own rights"],
};

/** OpenAPI of the routes that are no commands: signing in, who one is, passwords. */
export const accessPaths = {
  '/v1/auth/token': {
    post: {
      tags: ['auth'],
      operationId: 'auth.token',
      summary: 'Masuk / Sign in',
      security: [],
      requestBody: bodyOf('SignInDto', { username: 'kades-sei-asam', password: 'lihat demo-accounts.json' }),
      responses: { ...answerOf('Token pembawa / Bearer token', token), ...problems(400, 401, 404, 422, 429) },
    },
  },
  '/v1/auth/sign-out-everywhere': {
    post: {
      tags: ['auth'],
      operationId: 'auth.signOutEverywhere',
      summary: 'Keluar di semua perangkat / Sign out everywhere',
      description:
        'Semua token Anda dari sebelum ini, termasuk yang dipakai di sini, tidak berlaku lagi; tercatat sebagai ' +
        'peristiwa. / None of your tokens from before, this one included, is good any more; it is recorded as an event.',
      responses: { 204: { description: 'Sudah keluar / Signed out' }, ...problems(401, 404, 429) },
    },
  },
  '/v1/me': {
    get: {
      tags: ['auth'],
      operationId: 'auth.me',
      summary: 'Siapa saya dan hak saya hari ini / Who I am and my rights today',
      responses: { ...answerOf('Id dan hak yang berlaku / Id and rights in force', me), ...problems(401, 429) },
    },
  },
  '/v1/users/{id}/password': {
    put: {
      tags: ['users'],
      operationId: 'users.password',
      summary: 'Tetapkan kata sandi / Set a password',
      parameters: [parameter('Id')],
      requestBody: bodyOf('NewPasswordDto', { username: 'kades-contoh', password: 'kata-sandi-yang-panjang-2026' }),
      responses: { 204: { description: 'Tersimpan / Kept' }, ...problems(400, 401, 403, 404, 422, 429) },
    },
  },
};
