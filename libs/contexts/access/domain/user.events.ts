import {
  DAY,
  DOC_REF,
  SCOPE,
  TEXT,
  codeOf,
  field,
  optional,
  record,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { ROLE_CODES } from '../contract/roles.js';
import { USER_KIND_CODES } from './user.codes.js';

const userKind = codeOf(USER_KIND_CODES);
export type UserKind = TypeOf<typeof userKind>;

const USER = { userId: field(['id akun', 'id of the account'], TEXT) };
const GRANT_ID = field(['id hak', 'id of the right'], TEXT);
/** Counts the requests of the account: `1`, `2`, … */
const REQUEST_ID = field(['nomor permintaan', 'number of the request'], TEXT);

/**
 * A role for a region on behalf of an office, from the first to the last day inclusive; `basis` is the appointing
 * decree.
 */
export const right = record({
  grantId: GRANT_ID,
  role: field(['peran', 'role'], codeOf(ROLE_CODES)),
  scope: field(['wilayah wewenang', 'region of the authority'], SCOPE),
  officeId: field(['id kantor', 'id of the office'], TEXT),
  validFrom: field(['hari pertama berlaku', 'first day of its validity'], DAY),
  validTo: optional(['hari terakhir berlaku', 'last day of its validity'], DAY),
  basis: optional(['keputusan pengangkatan', 'appointing decree'], DOC_REF),
});

/** Raising a version needs an upcaster here and a new frozen sample in `fixtures/`; the old sample stays. */
export const userCatalogue = {
  /** An account was opened. Ids are opaque: who stands behind one is known to the credential store alone. */
  UserRegistered: {
    version: 1,
    label: ['akun didaftarkan', 'account registered'],
    data: {
      ...USER,
      kind: field(['jenis akun', 'kind of account'], userKind),
      officeId: optional(['id kantor', 'id of the office'], TEXT),
    },
  },
  RoleGranted: { version: 1, label: ['peran diberikan', 'role granted'], data: right.fields },
  /** A keeper asks for a role that two keepers give together. */
  GrantRequested: {
    version: 1,
    label: ['peran diminta', 'role asked for'],
    data: { ...right.fields, requestId: REQUEST_ID },
  },
  /** What was asked for is not granted; whoever asked may take it back in the same way. */
  GrantRefused: {
    version: 1,
    label: ['permintaan peran ditolak', 'request for a role refused'],
    data: { requestId: REQUEST_ID, grantId: GRANT_ID },
  },
  GrantRevoked: {
    version: 1,
    label: ['peran dicabut', 'role revoked'],
    data: { grantId: GRANT_ID, from: field(['hari pertama tanpa hak itu', 'first day without the right'], DAY) },
  },
  UserDisabled: { version: 1, label: ['akun dinonaktifkan', 'account disabled'], data: USER },
  UserEnabled: { version: 1, label: ['akun diaktifkan lagi', 'account enabled again'], data: USER },
  /** By the user or by a keeper of accounts. The password stands in the credential store, and nothing of it here. */
  PasswordSet: {
    version: 1,
    label: ['kata sandi ditetapkan', 'password set'],
    data: { ...USER, by: field(['akun yang menetapkan', 'account that set it'], TEXT) },
  },
  /** By the user himself, wherever he is signed in. */
  SignedOutEverywhere: { version: 1, label: ['keluar di semua perangkat', 'signed out everywhere'], data: USER },
} as const satisfies EventCatalogue;

export type UserEvent = DeclaredEvent<typeof userCatalogue>;
export type RoleGranted = DeclaredEvent<typeof userCatalogue, 'RoleGranted'>;
export type GrantRequested = DeclaredEvent<typeof userCatalogue, 'GrantRequested'>;
