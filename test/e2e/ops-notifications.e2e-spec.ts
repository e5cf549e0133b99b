import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Outstanding } from '#contexts/notifications';
import { MailServer, readable, type TakenMail } from './mail-server.js';
import { ops, type Ended } from './ops.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

/** What the operator sees of notifications, and does about them. */
const BY = 'pmd-tanah-bumbu';
const ADDRESS = 'quixada@zwolle.example';
let mail: MailServer;
let system: SystemUnderTest;

beforeAll(async () => {
  mail = await MailServer.start();
  system = await SystemUnderTest.start(
    {},
    {
      notifications: {
        mail: { url: mail.url, from: 'sinergi@example.go.id' },
        publicUrl: 'https://sinergi.example.go.id',
        allowedHosts: [],
        digestHour: 23,
      },
    },
  );
  const path = '/v1/notification-preferences';
  expect((await call('PUT', `${path}/address`, { address: ADDRESS })).status).toBe(204);
  const code = /Sinergi: (\d{8})\./.exec(readable(mail.to(ADDRESS).at(-1)!))![1]!;
  expect((await call('POST', `${path}/address/confirm`, { code })).status).toBe(204);
  const choices = [{ kind: 'HOSTING_TO_ANSWER', choice: 'EMAIL' }];
  expect((await call('PUT', path, { choices })).status).toBe(204);
});
afterAll(async () => {
  await system.stop();
  await mail.close();
});

const call = async (method: string, path: string, body: object) =>
  system.call({ method: method as never, path, token: await system.tokenOf(BY), body });

const EVERYTHING_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** As the operator types it, at the instant at which the test plays. */
const notifications = async (...argv: readonly string[]): Promise<Ended> => {
  jest.useFakeTimers({ now: Date.parse(system.clock.now()), doNotFake: [...EVERYTHING_BUT_DATE] });
  try {
    return await ops({ DATA_DIR: system.dataDir }, 'notifications', ...argv);
  } finally {
    jest.useRealTimers();
  }
};
const listed = async (...options: readonly string[]): Promise<readonly Outstanding[]> =>
  ((await notifications('list', ...options, '--json')).json as { notifications: readonly Outstanding[] }).notifications;
const send = async (): Promise<void> => {
  await system.settle();
  while ((await system.sinergi.sender.round()) > 0) await system.settle();
  await system.settle();
};
const later = (minutes: number): Promise<void> =>
  system.moveTo(new Date(Date.parse(system.clock.now()) + minutes * 60_000).toISOString());
const about = (visitId: string): readonly TakenMail[] =>
  mail.to(ADDRESS).filter((taken) => readable(taken).includes(visitId));
/** A visit of which one is to be told, which the mail server answers in that way. */
const told = async (...codes: readonly number[]): Promise<{ visitId: string; found: Outstanding }> => {
  await later(1);
  const askedOn = system.clock.now().slice(0, 10);
  const story = visitStory({ askedOn, from: '2026-12-29', to: '2026-12-29', subjectRefs: strangers(1) });
  const visitId = await system.takeAll([story.propose]);
  mail.refusals.push(...codes.map((code) => ({ at: 'RCPT' as const, code })));
  await send();
  const found = (await listed()).find(({ record }) => record === `studyVisit-${visitId}`)!;
  return { visitId, found };
};
const REASON = ['--reason', 'Server surel sudah diperbaiki.'];

describe('What did not arrive yet', () => {
  it('is listed with its kind, account, channel, attempts, next try and cause, and with no address', async () => {
    const { visitId, found } = await told(450);
    const { userId } = (await system.log()).find(({ type }) => type === 'NotificationAddressConfirmed')!.data as {
      userId: string;
    };
    expect(found).toMatchObject({
      userId,
      channel: 'EMAIL',
      kind: 'HOSTING_TO_ANSWER',
      record: `studyVisit-${visitId}`,
      state: 'WAITING',
      attempts: 1,
      code: 'DEFERRED',
      until: new Date(Date.parse(system.clock.now()) + 5 * 60_000).toISOString(),
    });
    expect((await listed('--user', userId)).map(({ notificationId }) => notificationId)).toEqual([
      found.notificationId,
    ]);
    expect(await listed('--user', BY)).toHaveLength(1);
    expect(await listed('--user', 'kades-sei-asam')).toEqual([]);
    const unknown = await notifications('list', '--user', 'somebody-else');
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('E_NOT_FOUND')]);
    expect(await listed('--state', 'FAILED')).toEqual([]);
    const { stdout } = await notifications('list');
    const [indonesian, english] = stdout.split('\n');
    expect([indonesian, english]).toEqual([
      expect.stringMatching(/^id +akun +saluran .*sebab$/),
      expect.stringMatching(/^id +user +channel .*cause$/),
    ]);
    expect(stdout).toContain(found.notificationId);
    expect(stdout).not.toContain('@');
    expect(await notifications('list', '--state', 'GONE')).toMatchObject({ code: 2 });
  });

  it.each([
    ['put off', 450],
    ['refused for good', 550],
  ])('is tried again at once when the operator says so, where it was %s', async (_, code) => {
    const { visitId, found } = await told(code);
    expect(about(visitId)).toHaveLength(0);
    const answer = await notifications('retry', found.notificationId, ...REASON, '--json');
    expect(answer.json).toMatchObject({ events: ['NotificationRescheduled'] });
    await send();
    expect(about(visitId)).toHaveLength(1);
    await send();
    expect(about(visitId)).toHaveLength(1);
    expect((await notifications('retry', found.notificationId, ...REASON)).stderr).toContain('E_STATE (NTF-08)');
    const event = (await system.log()).findLast(({ type }) => type === 'NotificationRescheduled')!;
    expect(event.metadata).toMatchObject({ reason: REASON[1], actor: { userId: 'operator' } });
  });

  it('is put off by hours, and sent then', async () => {
    const { visitId, found } = await told(450);
    expect((await notifications('put-off', found.notificationId, '--hours', '6', ...REASON)).code).toBe(0);
    await send();
    await later(6 * 60 - 1);
    await send();
    expect(about(visitId)).toHaveLength(0);
    expect((await listed()).find(({ record }) => record === `studyVisit-${visitId}`)).toMatchObject({
      state: 'SCHEDULED',
      attempts: 1,
    });
    await later(1);
    await send();
    expect(about(visitId)).toHaveLength(1);
  });

  it('is stopped for good', async () => {
    const { visitId, found } = await told(450);
    expect((await notifications('drop', found.notificationId, ...REASON)).code).toBe(0);
    await system.settle();
    await later(10);
    await send();
    expect(about(visitId)).toHaveLength(0);
    expect(await listed('--state', 'FAILED')).toContainEqual(
      expect.objectContaining({ notificationId: found.notificationId, code: 'DROPPED', attempts: 1 }),
    );
  });

  it('is listed before anybody began to send it, while the server is away, and can be stopped then', async () => {
    await mail.close();
    const { visitId, found } = await told();
    expect(found).toMatchObject({ state: 'NEW', attempts: 0, channel: 'EMAIL' });
    expect(await listed('--state', 'NEW')).toHaveLength(1);
    expect((await notifications('drop', found.notificationId, ...REASON)).code).toBe(0);
    expect(await listed('--state', 'NEW')).toEqual([]);
    await mail.open();
    await later(11);
    await send();
    expect(about(visitId)).toHaveLength(0);
  });

  it.each([
    [['retry', 'nothing', ...REASON], 1, 'E_NOT_FOUND'],
    [['retry', 'nothing'], 2, '--reason'],
    [['put-off', 'nothing', ...REASON], 2, '--hours'],
  ])('is asked for as it is described: %j', async (argv, code, said) => {
    const head = await system.head();
    expect(await notifications(...argv)).toMatchObject({ code, stderr: expect.stringContaining(said) });
    expect(await system.head()).toBe(head);
  });

  it.each(['0', '73', '1.5', 'x'])('is not put off by %s hours', async (hours) => {
    const { found } = await told(450);
    const { code, stderr } = await notifications('put-off', found.notificationId, '--hours', hours, ...REASON);
    expect([code, stderr]).toEqual([1, expect.stringContaining('E_VALIDATION')]);
  });
});
