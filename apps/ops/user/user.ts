import { localDateAt, reject, zoneOf } from '#kernel';
import { acceptablePassword, acceptableUsername, oidcUserId, usernameTaken } from '#contexts/access';
import { derivedUuid, type Receipt } from '#runtime';
import { facts } from '../columns.js';
import { command, type Family, type Outcome, type Session, type Words } from '../command.js';
import { Failure } from '../failure.js';
import { OPERATOR, WRITING, ask, commandIdOf } from '../operator.js';
import { passwordIn, withAccounts, type Accounts } from './accounts.js';
import { listUsers } from './list-users.js';

const PASSWORD_FILE = { value: 'FILE', summary: ['berkas berisi kata sandi', 'file that holds the password'] } as const;
const USER = { name: 'USER', summary: ['nama pengguna atau id akun', 'username, or id of the account'] } as const;

const USER_ID: Words = ['akun', 'user'];
const USERNAME: Words = ['nama masuk', 'username'];
const NAMES: Readonly<Record<string, Words>> = {
  username: USERNAME,
  grant: ['hak', 'grant'],
  role: ['peran', 'role'],
  scope: ['wilayah', 'scope'],
  from: ['mulai', 'from'],
};

const given = ({ id, revision, events }: Receipt, more: Readonly<Record<string, string>> = {}): Outcome => ({
  result: { userId: id, ...more, revision, events },
  text: facts([
    [USER_ID, id],
    ...Object.entries(more).map(([name, value]) => [NAMES[name]!, value] as const),
    [['peristiwa', 'events'], events.join(', ') || '— (tidak ada yang berubah / nothing changed)'],
  ]),
});

const usage = (id: string, en: string): Failure => new Failure('E_USAGE', id, en);

/** Refuses name and password before the account is made, so that no account is left without them. */
const checkSignIn = async (
  { credentials }: Accounts,
  userId: string,
  name: string,
  password: string,
): Promise<void> => {
  const username = acceptableUsername(name);
  acceptablePassword(password, username);
  const owner = [...(await credentials!.usernames())].find(([, taken]) => taken === username)?.[0];
  if (owner !== undefined && owner !== userId) throw usernameTaken();
};

/** The password is taken first, then the log says that it was set: so it is over HTTP, too. */
const setPassword = async (
  { system, table, credentials }: Accounts,
  userId: string,
  username: string,
  text: string,
  commandId: string,
): Promise<void> => {
  await credentials!.setPassword(userId, username, text);
  await ask(system, table, {
    name: 'RecordPasswordSet',
    id: userId,
    input: { by: OPERATOR.userId },
    commandId: derivedUuid('ops user password', commandId),
  });
};

const register = (
  accounts: Accounts,
  userId: string,
  kind: string,
  office: string | undefined,
  commandId: string,
): Promise<Receipt> =>
  ask(accounts.system, accounts.table, {
    name: 'RegisterUser',
    commandId,
    input: { userId, kind, ...(office && { officeId: office }) },
  });

const add = command({
  name: 'add',
  summary: ['daftarkan akun', 'register an account'],
  arguments: [],
  options: {
    username: { value: 'NAME', summary: ['nama untuk masuk', 'name to sign in with'] },
    'password-file': PASSWORD_FILE,
    subject: {
      value: 'SUB',
      summary: [
        'dengan OIDC_ISSUER, pengganti keduanya: "sub" orang itu',
        'with OIDC_ISSUER, in place of both: that person\'s "sub"',
      ],
    },
    kind: { value: 'KIND', summary: ['PERSON (bawaan) atau SERVICE', 'PERSON (the default) or SERVICE'] },
    office: { value: 'OFFICE', summary: ['id kantor', 'id of the office'] },
    ...WRITING,
  },
  run: async (
    _none,
    { username, 'password-file': file, subject, kind = 'PERSON', office, 'command-id': wanted },
    session,
  ) => {
    const commandId = commandIdOf(wanted);
    const { oidc } = session.settings;
    if (oidc) {
      if (!subject || username || file)
        throw usage(
          'dengan OIDC_ISSUER: --subject saja',
          'with OIDC_ISSUER the issuer keeps names and passwords: --subject and no other',
        );
      return withAccounts(
        session,
        async (accounts) => given(await register(accounts, oidcUserId(oidc.issuer, subject), kind, office, commandId)),
        { begin: true },
      );
    }
    if (subject || !username || !file)
      throw usage(
        '--username dan --password-file wajib; --subject hanya dengan OIDC_ISSUER',
        '--username and --password-file are required; --subject goes with OIDC_ISSUER',
      );
    const password = await passwordIn(file);
    return withAccounts(
      session,
      async (accounts) => {
        const userId = derivedUuid('ops user add', commandId);
        await checkSignIn(accounts, userId, username, password);
        const receipt = await register(accounts, userId, kind, office, commandId);
        await setPassword(accounts, userId, username, password, commandId);
        return given(receipt, { username: acceptableUsername(username) });
      },
      { begin: true },
    );
  },
});

const password = command({
  name: 'password',
  summary: ['ganti kata sandi', 'set another password'],
  arguments: [USER],
  options: { 'password-file': { ...PASSWORD_FILE, required: true } },
  run: async ([user], { 'password-file': file }, session) => {
    const text = await passwordIn(file);
    return withAccounts(session, async (accounts) => {
      const { userId } = await accounts.named(user);
      const username = (await accounts.credentials?.usernames())?.get(userId);
      if (username === undefined)
        throw reject('E_NOT_FOUND', {
          messageId: 'Kata sandi akun ini tidak disimpan di sini.',
          messageEn: 'The password of this account is not kept here.',
        });
      await setPassword(accounts, userId, username, text, commandIdOf(undefined));
      return {
        result: { userId, username },
        text: facts([
          [USER_ID, userId],
          [USERNAME, username],
          [['kata sandi', 'password'], 'diganti / set'],
        ]),
      };
    });
  },
});

const grant = command({
  name: 'grant',
  summary: ['berikan peran untuk suatu wilayah', 'grant a role for a region'],
  arguments: [USER],
  options: {
    role: {
      value: 'ROLE',
      required: true,
      summary: [
        'peran, mis. REGENCY_PMD; yang salah dijawab dengan daftarnya',
        'role, like REGENCY_PMD; a wrong one is answered with the list of them',
      ],
    },
    scope: {
      value: 'REGION',
      required: true,
      summary: ['wilayah, mis. 63.10; ID = seluruh Indonesia', 'region, like 63.10; ID = the whole country'],
    },
    office: { value: 'OFFICE', required: true, summary: ['id kantor', 'id of the office'] },
    from: { value: 'DATE', required: true, summary: ['hari pertama, YYYY-MM-DD', 'first day, YYYY-MM-DD'] },
    to: { value: 'DATE', summary: ['hari terakhir', 'last day'] },
    'grant-id': {
      value: 'GRANT',
      summary: ['id hak; bawaan: id perintah', 'id of the grant; default: the id of the command'],
    },
    ...WRITING,
  },
  run: async ([user], { role, scope, office, from, to, 'grant-id': wanted, 'command-id': id }, session) => {
    const commandId = commandIdOf(id);
    return withAccounts(session, async (accounts) => {
      const grantId = wanted ?? commandId;
      const input = { grantId, role, scope, officeId: office, validFrom: from, ...(to && { validTo: to }) };
      const { userId } = await accounts.named(user);
      const receipt = await ask(accounts.system, accounts.table, { name: 'GrantRole', id: userId, input, commandId });
      const held = (await accounts.named(userId)).grants.find((known) => known.grantId === grantId);
      return given(receipt, { grant: grantId, role, scope: held?.scope ?? scope });
    });
  },
});

const revoke = command({
  name: 'revoke',
  summary: ['cabut peran', 'revoke a role'],
  arguments: [USER, { name: 'GRANT', summary: ['id hak, lihat "user list"', 'id of the grant, see "user list"'] }],
  options: {
    from: {
      value: 'DATE',
      summary: ['hari pertama tanpa hak; bawaan: hari ini', 'first day without it; default: today'],
    },
    ...WRITING,
  },
  run: async ([user, grantId], { from, 'command-id': id }, session) => {
    const commandId = commandIdOf(id);
    return withAccounts(session, async (accounts) => {
      const { userId, grants } = await accounts.named(user);
      const held = grants.find((known) => known.grantId === grantId);
      const day = from ?? localDateAt(accounts.system.clock.now(), zoneOf(held?.scope ?? 'ID'));
      return given(
        await ask(accounts.system, accounts.table, {
          name: 'RevokeGrant',
          id: userId,
          input: { grantId, from: day },
          commandId,
        }),
        { grant: grantId, from: day },
      );
    });
  },
});

const list = command({
  name: 'list',
  summary: ['semua akun dan perannya', 'all accounts and their roles'],
  arguments: [],
  options: {},
  run: async (_none, _options, session: Session) => withAccounts(session, (accounts) => listUsers(accounts, session)),
});

export const userFamily: Family = {
  name: 'user',
  summary: ['akun dan peran', 'accounts and roles'],
  commands: [list, add, password, grant, revoke],
};
