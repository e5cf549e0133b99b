import { reject } from '#kernel';
import { accounts } from '#contexts/access';
import {
  notificationCommandTable,
  outstanding,
  outstandingOf,
  type Outstanding,
  type OutstandingParts,
} from '#contexts/notifications';
import type { System } from '../../composition/system.js';
import { table } from '../columns.js';
import { command, type Family, type Outcome, type Session, type Words } from '../command.js';
import { Failure } from '../failure.js';
import { WRITING, ask, commandIdOf, done } from '../operator.js';
import { withAccounts } from '../user/accounts.js';
import { withBegunSystem } from '../with-system.js';

const ID = {
  name: 'ID',
  summary: ['id pemberitahuan, lihat "notifications list"', 'id of the notification, see "notifications list"'],
} as const;
const REASON = {
  value: 'TEXT',
  required: true,
  summary: ['alasan, dicatat dalam log', 'the reason, kept in the log'],
} as const;

const OPEN: readonly Outstanding['state'][] = ['NEW', 'SENDING', 'WAITING', 'SCHEDULED', 'FAILED'];

const HEADINGS: readonly Words[] = [
  ['id', 'id'],
  ['akun', 'user'],
  ['saluran', 'channel'],
  ['jenis', 'kind'],
  ['catatan', 'record'],
  ['keadaan', 'state'],
  ['sejak', 'since'],
  ['percobaan', 'attempts'],
  ['berikutnya', 'next'],
  ['sebab', 'cause'],
];

const rowOf = (each: Outstanding): readonly string[] => [
  each.notificationId,
  each.userId,
  each.channel,
  each.kind ?? '—',
  each.record ?? '—',
  each.state,
  each.at,
  String(each.attempts),
  each.until ?? '—',
  each.code ?? '—',
];

const partsOf = ({ clock, eventStore, runtime, sources, contexts }: System): OutstandingParts => ({
  clock,
  log: eventStore,
  reads: runtime.generations.reads,
  sources,
  contexts,
  accounts,
});

/** @throws Failure `E_USAGE` */
const statesFrom = (given: string | undefined): readonly Outstanding['state'][] => {
  const known = [...OPEN, 'SENT'] as const;
  const states = given === undefined ? OPEN : known.filter((state) => state === given);
  if (states.length > 0) return states;
  throw new Failure('E_USAGE', `--state: ${known.join(' | ')}`, `--state: ${known.join(' | ')}`);
};

const list = command({
  name: 'list',
  summary: ['yang menunggu atau gagal dikirim', 'those that wait, and those that failed'],
  arguments: [],
  options: {
    user: {
      value: 'USER',
      summary: ['hanya kepada akun ini: id atau nama masuk', 'to this account alone: id or username'],
    },
    state: { value: 'STATE', summary: ['hanya dalam keadaan ini', 'in this state alone'] },
  },
  run: async (_none, { user, state }, session) => {
    const states = statesFrom(state);
    return withAccounts(session, async ({ system, named }) => {
      const to = user === undefined ? undefined : await named(user);
      const notifications: Outstanding[] = [];
      for await (const each of outstanding(partsOf(system), { states, ...(to && { userId: to.userId }) })) {
        session.stopped.throwIfAborted();
        session.progress.tell('ditemukan / found', notifications.push(each));
      }
      return { result: { notifications }, text: table(HEADINGS, notifications.map(rowOf), [7]) };
    });
  },
});

interface Given {
  readonly name: 'RescheduleNotification' | 'DropNotification';
  readonly reason: string;
  readonly hours?: number;
}

/** Whichever process sends acts on it in its next round. */
const give = (session: Session, id: string, { name, ...own }: Given, wanted: string | undefined): Promise<Outcome> => {
  const commandId = commandIdOf(wanted);
  return withBegunSystem(session.settings, async (system) => {
    const found = await outstandingOf(partsOf(system), id);
    if (!found)
      throw reject('E_NOT_FOUND', {
        messageId: `Tidak ada pemberitahuan ${id}; lihat "ops notifications list".`,
        messageEn: `There is no notification ${id}; look at "ops notifications list".`,
      });
    const { userId, day, state: _state, at: _at, attempts: _attempts, code: _code, until: _until, ...sent } = found;
    const input = { userId, day, notification: sent, ...own };
    return done(await ask(system, notificationCommandTable, { name, input, commandId }));
  });
};

const retry = command({
  name: 'retry',
  summary: ['coba lagi sekarang, juga yang gagal', 'try again now, also one that failed'],
  arguments: [ID],
  options: { reason: REASON, ...WRITING },
  run: async ([id], { reason, 'command-id': wanted }, session) =>
    give(session, id, { name: 'RescheduleNotification', reason }, wanted),
});

const putOff = command({
  name: 'put-off',
  summary: ['tunda', 'put off'],
  arguments: [ID],
  options: {
    hours: { value: 'HOURS', required: true, summary: ['jam dari sekarang, 1–72', 'hours from now, 1 to 72'] },
    reason: REASON,
    ...WRITING,
  },
  run: async ([id], { hours, reason, 'command-id': wanted }, session) =>
    give(session, id, { name: 'RescheduleNotification', reason, hours: Number(hours) }, wanted),
});

const drop = command({
  name: 'drop',
  summary: ['hentikan; tidak dikirim lagi', 'stop; it is not sent any more'],
  arguments: [ID],
  options: { reason: REASON, ...WRITING },
  run: async ([id], { reason, 'command-id': wanted }, session) =>
    give(session, id, { name: 'DropNotification', reason }, wanted),
});

export const notificationsFamily: Family = {
  name: 'notifications',
  summary: ['surel dan panggilan webhook yang belum sampai', 'mails and calls of webhooks that did not arrive yet'],
  commands: [list, retry, putOff, drop],
};
