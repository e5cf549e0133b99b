import {
  DAY,
  FLAG,
  INSTANT,
  INTEGER,
  REGION,
  ROLE,
  SCOPE,
  TEXT,
  codeOf,
  eventsOf,
  field,
  listOf,
  optional,
  record,
  streamId,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { userDecider } from '../domain/user.decider.js';
import { right, type UserEvent } from '../domain/user.events.js';
import { evolveUser, initialUser, regionsOf, type RegisteredUser } from '../domain/user.state.js';
import { USER_KIND_CODES, USER_STAGE_CODES } from '../domain/user.codes.js';

/** An account and all rights ever given to it. Who stands behind it is not known here. */
export const userDocument = record({
  stage: field(['keadaan akun', 'state of the account'], codeOf(USER_STAGE_CODES)),
  userId: field(['id akun', 'id of the account'], TEXT),
  kind: field(['jenis akun', 'kind of account'], codeOf(USER_KIND_CODES)),
  officeId: optional(['id kantor', 'id of the office'], TEXT),
  registeredBy: field(['pengelola yang mendaftarkan', 'keeper who opened the account'], TEXT),
  registeredIn: field(['wilayah pendaftaran', 'region for which it was opened'], SCOPE),
  keptBy: optional(['pengelola yang terakhir menetapkan kata sandi', 'keeper who last set the password'], TEXT),
  requests: field(
    ['peran yang menunggu pengelola kedua', 'roles that wait for a second keeper'],
    listOf(
      record({
        ...right.fields,
        requestId: field(['nomor permintaan', 'number of the request'], TEXT),
        requestedBy: field(['pengelola yang meminta', 'keeper who asked'], TEXT),
      }),
    ),
  ),
  requested: field(['berapa kali peran diminta', 'how often a role was asked for'], INTEGER),
  grants: field(
    ['hak yang pernah diberikan', 'rights ever given'],
    listOf(
      record({ ...right.fields, givenBy: field(['pengelola yang memberikan', 'keepers who gave it'], listOf(TEXT)) }),
    ),
  ),
  tokensFrom: optional(
    ['token sebelum waktu ini tidak berlaku (UTC)', 'tokens from before this instant are void (UTC)'],
    INSTANT,
  ),
  /** Where it is seen. */
  regions: field(['kode wilayah akun (Kepmendagri)', "codes of the account's regions (Kepmendagri)"], listOf(REGION)),
  roles: field(['peran yang pernah dipegang', 'roles ever held'], listOf(ROLE)),
  offices: field(['id kantor', 'ids of offices'], listOf(TEXT)),
  waiting: field(['apakah ada peran yang menunggu pengelola kedua', 'whether a role waits for a second keeper'], FLAG),
  registeredOn: field(['hari akun didaftarkan', 'day on which the account was registered'], DAY),
  updatedOn: field(['hari perubahan terakhir', 'day of the last change'], DAY),
  /** By the user or a keeper of accounts; absent before, and where an issuer keeps passwords. */
  passwordSetOn: optional(['hari kata sandi terakhir ditetapkan', 'day on which a password was last set'], DAY),
});
export type UserBoardEntry = TypeOf<typeof userDocument>;

/** Every account with its rights (domain §2, COM-01). */
export const userBoard: ReadModel<UserBoardEntry, Recorded<UserEvent>> = {
  name: 'user_board',
  version: 3,
  events: eventsOf(userDecider),
  fields: {
    userId: 'text',
    regions: 'regions',
    roles: 'text',
    offices: 'text',
    stage: 'text',
    waiting: 'boolean',
    kind: 'text',
    registeredOn: 'text',
    updatedOn: 'text',
  },
  sorts: ['registeredOn', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, event) => {
    const on = event.metadata.occurredOn;
    const user = evolveUser(before ?? initialUser, event, event.metadata) as RegisteredUser;
    return {
      ...before,
      ...user,
      regions: regionsOf(user),
      waiting: user.requests.length > 0,
      roles: [...new Set(user.grants.map(({ role }) => role))],
      offices: [
        ...new Set([...(user.officeId ? [user.officeId] : []), ...user.grants.map(({ officeId }) => officeId)]),
      ],
      registeredOn: before?.registeredOn ?? on,
      updatedOn: on,
      ...(event.type === 'PasswordSet' && { passwordSetOn: on }),
    };
  },
};
