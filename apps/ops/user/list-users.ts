import { categoryOf, streamId } from '#kernel';
import { userDecider } from '#contexts/access';
import { table } from '../columns.js';
import type { Outcome, Session, Words } from '../command.js';
import { logPages } from '../log/log-pages.js';
import type { Account, Accounts } from './accounts.js';

interface ListedUser extends Account {
  readonly username?: string;
}

const HEADINGS: readonly Words[] = [
  ['nama masuk', 'username'],
  ['akun', 'user'],
  ['keadaan', 'stage'],
  ['hak', 'grant'],
  ['peran', 'role'],
  ['wilayah', 'scope'],
  ['kantor', 'office'],
  ['mulai', 'from'],
  ['sampai', 'to'],
];

/** No read model shows accounts: they are looked for in the log, and each is folded from its stream. */
export const listUsers = async (
  { system, credentials, stateOf }: Accounts,
  { progress, stopped }: Session,
): Promise<Outcome> => {
  const names = await credentials?.usernames();
  const users: ListedUser[] = [];
  let read = 0;
  for await (const page of logPages(system.eventStore, stopped)) {
    for (const { stream, revision } of page) {
      if (revision !== 0 || categoryOf(stream) !== userDecider.category) continue;
      const state = await stateOf(streamId(stream));
      if (state.stage === 'UNKNOWN') continue;
      const username = names?.get(state.userId);
      users.push({ ...state, ...(username !== undefined && { username }) });
    }
    progress.tell('dibaca / read', (read += page.length));
  }
  return { result: { users }, text: table(HEADINGS, users.flatMap(rowsOf)) };
};

const rowsOf = ({ username = '—', userId, stage, grants }: ListedUser): readonly (readonly string[])[] => {
  const account = [username, userId, stage];
  if (grants.length === 0) return [[...account, '—', '', '', '', '', '']];
  return grants.map(({ grantId, role, scope, officeId, validFrom, validTo = '' }, index) => [
    ...(index === 0 ? account : ['', '', '']),
    grantId,
    role,
    scope,
    officeId,
    validFrom,
    validTo,
  ]);
};
