import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MailServer, readable } from './mail-server.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

/** Everybody chooses and reads for himself: addresses, choices, the daily digest. */
let mail: MailServer;
let system: SystemUnderTest;
beforeAll(async () => {
  mail = await MailServer.start();
  system = await SystemUnderTest.start(process.env, {
    notifications: {
      mail: { url: mail.url, from: 'sinergi@example.go.id' },
      publicUrl: 'https://sinergi.example.go.id',
      allowedHosts: [],
      digestHour: 7,
    },
  });
});
afterAll(async () => {
  await system.stop();
  await mail.close();
});

const ADDRESS = '/v1/notification-preferences/address';
const CHOICES = '/v1/notification-preferences';
const call = async (by: string, method: string, path: string, body?: unknown) =>
  system.call({
    method: method as never,
    path,
    token: await system.tokenOf(by),
    ...(body !== undefined && { body: body as object }),
  });
const codeTo = (address: string): string => /Sinergi: (\d{8})\./.exec(readable(mail.to(address).at(-1)!))![1]!;
const confirm = (by: string, code: string) => call(by, 'POST', `${ADDRESS}/confirm`, { code });
const preferencesOf = async (by: string) => (await call(by, 'GET', CHOICES)).body as Record<string, unknown>;
const wrong = (code: string): string => String((Number(code) + 1) % 100_000_000).padStart(8, '0');
const minutes = (count: number): Promise<void> =>
  system.moveTo(new Date(Date.parse(system.clock.now()) + count * 60_000).toISOString());

describe('A mail address', () => {
  it('is used only after the code that was sent there has come back', async () => {
    expect(await preferencesOf('kades-sei-asam')).toMatchObject({ sendsMail: true, addressState: 'NONE' });
    expect((await call('kades-sei-asam', 'PUT', ADDRESS, { address: 'a@desa.example' })).status).toBe(204);
    expect(await preferencesOf('kades-sei-asam')).toMatchObject({
      addressState: 'SET',
      pendingAddress: 'a@desa.example',
    });
    const code = codeTo('a@desa.example');
    expect((await confirm('kades-sei-asam', wrong(code))).status).toBe(422);
    expect((await confirm('sekdes-sei-asam', code)).status).toBe(422);
    expect((await confirm('kades-sei-asam', code)).status).toBe(204);
    expect((await confirm('kades-sei-asam', code)).status).toBe(422);
    const confirmed = await preferencesOf('kades-sei-asam');
    expect(confirmed).toMatchObject({ addressState: 'CONFIRMED', address: 'a@desa.example' });
    expect(confirmed).not.toHaveProperty('pendingAddress');
  });

  it('stays in use while another waits for its code, and is gone when it is removed', async () => {
    await call('kades-sei-asam', 'PUT', ADDRESS, { address: 'b@desa.example' });
    expect(await preferencesOf('kades-sei-asam')).toMatchObject({
      address: 'a@desa.example',
      pendingAddress: 'b@desa.example',
    });
    await call('kades-sei-asam', 'DELETE', ADDRESS);
    const removed = await preferencesOf('kades-sei-asam');
    expect(removed).toMatchObject({ addressState: 'NONE' });
    expect(removed).not.toHaveProperty('address');
    expect((await confirm('kades-sei-asam', codeTo('b@desa.example'))).status).toBe(422);
  });

  it('is not confirmed by the sixth try, nor after half an hour, and the answer is the same each time', async () => {
    await call('kadis-pmd-kapuas', 'PUT', ADDRESS, { address: 'c@desa.example' });
    const code = codeTo('c@desa.example');
    const answers = [];
    for (let i = 0; i < 5; i += 1) answers.push((await confirm('kadis-pmd-kapuas', wrong(code))).body);
    answers.push((await confirm('kadis-pmd-kapuas', code)).body);
    await call('kadis-pmd-kapuas', 'PUT', ADDRESS, { address: 'c@desa.example' });
    const second = codeTo('c@desa.example');
    await minutes(30);
    answers.push((await confirm('kadis-pmd-kapuas', second)).body);
    answers.push((await confirm('walidata', second)).body);
    const told = answers.map((body) => {
      const { code: refused, field, messageEn } = body as Record<string, string>;
      return JSON.stringify([refused, field, messageEn]);
    });
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain('/code');
    // A minute before the end it would have been good.
    await call('kadis-pmd-kapuas', 'PUT', ADDRESS, { address: 'c@desa.example' });
    const third = codeTo('c@desa.example');
    await minutes(29);
    expect((await confirm('kadis-pmd-kapuas', third)).status).toBe(204);
  });

  it('gets three codes a day from an account, which sends five, and nobody learns how many others sent', async () => {
    const enter = async (by: string, address: string) => {
      const { status, body } = await call(by, 'PUT', ADDRESS, { address });
      return [status, body];
    };
    const accounts = ['pmd-kalsel', 'kemendes', 'walidata', 'pmd-tanah-bumbu'];
    const answers = [];
    for (const by of accounts)
      for (const address of ['d@desa.example', 'D@desa.example', 'd@Desa.example'])
        answers.push(await enter(by, address));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]![0]).toBe(204);
    expect(mail.taken.filter(({ to }) => to[0]?.toLowerCase() === 'd@desa.example')).toHaveLength(10);
    // To the last of them no code went, and what he sees is the same.
    expect(await preferencesOf('pmd-tanah-bumbu')).toMatchObject({
      addressState: 'SET',
      pendingAddress: 'd@Desa.example',
    });
    expect((await enter('pmd-kalsel', 'd@desa.example'))[0]).toBe(429);
    for (const address of ['e@desa.example', 'f@desa.example']) expect((await enter('kemendes', address))[0]).toBe(204);
    expect((await enter('kemendes', 'g@desa.example'))[0]).toBe(429);
  });

  it('stands in no event, and in a file that its owner alone can read, or on the server of the read models', async () => {
    const log = JSON.stringify(await system.log());
    for (const address of ['a@desa.example', 'c@desa.example', 'd@desa.example']) expect(log).not.toContain(address);
    if (system.storeSettings.mongoUrl) {
      const keptHere = (await readdir(system.dataDir)).filter((file) => file.startsWith('contacts'));
      expect(keptHere).toEqual([]);
    } else
      for (const file of ['contacts.db', 'contacts.db-wal'])
        expect([file, (await stat(join(system.dataDir, file))).mode & 0o777]).toEqual([file, 0o600]);
  });

  it.each([
    [{}, '/address'],
    [{ address: '' }, '/address'],
    [{ address: 'desa.example' }, '/address'],
    [{ address: 'a@b' }, '/address'],
    [{ address: 'a@b.example\r\nBcc: c@d.example' }, '/address'],
    [{ address: 'a@b.example,c@d.example' }, '/address'],
    [{ address: 'A <a@b.example>' }, '/address'],
    [{ address: `${'a'.repeat(65)}@b.example` }, '/address'],
    [{ address: `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.example` }, '/address'],
    [{ address: 'a@b.example', userId: 'another' }, '/userId'],
  ])('that is none is refused (%#)', async (body, field) => {
    const answer = await call('inspektorat-kapuas', 'PUT', ADDRESS, body);
    expect([answer.status, (answer.body as { field: string }).field]).toEqual([422, field]);
  });
});

describe('A choice of notifications', () => {
  it('is one for each kind, by default the digest, and replaces the one before', async () => {
    const choices = [
      { kind: 'REPORT_DUE', choice: 'EMAIL' },
      { kind: 'VISIT_TO_APPROVE', choice: 'NONE' },
    ];
    expect((await call('sekdes-sei-asam', 'PUT', CHOICES, { choices, digestHour: 0 })).status).toBe(204);
    const chosen = await preferencesOf('sekdes-sei-asam');
    expect(chosen).toMatchObject({ digestHour: 0, webhooks: [] });
    expect(chosen['choices']).toEqual(
      expect.arrayContaining([...choices, { kind: 'HOSTING_TO_ANSWER', choice: 'DIGEST' }]),
    );
    expect((await call('sekdes-sei-asam', 'PUT', CHOICES, { choices: [] })).status).toBe(204);
    expect(await preferencesOf('sekdes-sei-asam')).toMatchObject({ digestHour: 7 });
  });

  it.each([
    [{}, '/choices'],
    [{ choices: [{ kind: 'NOTHING', choice: 'EMAIL' }] }, '/choices/0/kind'],
    [{ choices: [{ kind: '__proto__', choice: 'EMAIL' }] }, '/choices/0/kind'],
    [{ choices: [{ kind: 'REPORT_DUE', choice: 'WEBHOOK' }] }, '/choices/0/choice'],
    [
      {
        choices: [
          { kind: 'REPORT_DUE', choice: 'EMAIL' },
          { kind: 'REPORT_DUE', choice: 'NONE' },
        ],
      },
      '/choices/1/kind',
    ],
    [{ choices: [], digestHour: 24 }, '/digestHour'],
    [{ choices: [], digestHour: -1 }, '/digestHour'],
    [{ choices: [], digestHour: '7' }, '/digestHour'],
    [{ choices: Array.from({ length: 51 }, () => ({ kind: 'REPORT_DUE', choice: 'EMAIL' })) }, '/choices'],
    [{ choices: [], userId: 'another' }, '/userId'],
  ])('that is none is refused (%#)', async (body, field) => {
    const answer = await call('sekdes-sei-asam', 'PUT', CHOICES, body);
    expect([answer.status, (answer.body as { field: string }).field]).toEqual([422, field]);
  });

  it('and what was sent is asked for as it is described', async () => {
    for (const query of [
      'state=GONE',
      'limit=0',
      'limit=101',
      'limit=1&limit=2',
      'cursor=x',
      'userId=another',
      'state=',
    ])
      expect([query, (await call('walidata', 'GET', `/v1/notifications?${query}`)).status]).toEqual([query, 400]);
    expect((await system.call({ method: 'GET', path: '/v1/notifications' })).status).toBe(401);
    expect((await system.call({ method: 'GET', path: '/v1/notifications/open' })).status).toBe(401);
  });
});

describe('The daily digest', () => {
  const READER = 'kades-mekar-jaya';
  const TO = 'pemdes@mekar-jaya.example';
  const digests = () => mail.to(TO).filter((taken) => readable(taken).includes('matters wait for you or fall due'));
  const round = async (): Promise<void> => {
    await system.settle();
    while ((await system.sinergi.sender.round()) > 0) await system.settle();
    await system.settle();
  };
  const at = async (instant: string): Promise<void> => {
    await system.moveTo(instant);
    await round();
  };
  /** Kepala Desa Sei Asam asks Mekar Jaya to be a host. */
  const ask = async (): Promise<string> => {
    const day = system.clock.now().slice(0, 10);
    const { propose } = visitStory({ askedOn: day, from: '2027-03-01', to: '2027-03-01', subjectRefs: strangers(1) });
    const hosts = [{ region: '63.10.09.2009', required: true }];
    return system.takeAll([{ ...propose, body: { ...propose.body, hosts } }]);
  };

  beforeAll(async () => {
    await system.moveTo('2026-12-01T03:00:00.000Z');
    await call(READER, 'PUT', ADDRESS, { address: TO });
    await confirm(READER, codeTo(TO));
  });

  it('is not sent while nothing waits', async () => {
    await at('2026-12-02T03:00:00.000Z');
    expect(digests()).toHaveLength(0);
    expect((await call(READER, 'GET', '/v1/notifications/open')).body).toEqual({ items: [], more: false });
  });

  it('comes at seven where the office is, once, with what waits', async () => {
    await system.moveTo('2026-12-02T05:00:00.000Z');
    const id = await ask();
    await round();
    expect(digests()).toHaveLength(0);
    await at('2026-12-02T22:58:59.000Z');
    expect(digests()).toHaveLength(0);
    await at('2026-12-02T23:00:00.000Z');
    const [digest, ...others] = digests();
    expect(others).toEqual([]);
    const content = readable(digest!);
    expect(content).toContain('2026-12-03: 1 hal menunggu Anda atau jatuh tempo.');
    expect(content).toContain(`https://sinergi.example.go.id/v1/visits/${id}`);
    expect(content).toMatch(/text\/plain[\s\S]*text\/html/);
    expect((await call(READER, 'GET', '/v1/notifications/open')).body).toMatchObject({
      items: [{ kind: 'HOSTING_TO_ANSWER', record: `studyVisit-${id}`, regions: ['63.10.09.2009'] }],
      more: false,
    });
  });

  it('comes once a day, also by two processes and after a start anew', async () => {
    const other = await system.process();
    await other.runtime.consumers.settle();
    await system.moveTo('2026-12-03T23:30:00.000Z');
    await other.runtime.consumers.settle();
    await Promise.all([system.sinergi.sender.round(), other.sender.round()]);
    await other.close();
    await system.restart();
    for (const instant of ['2026-12-03T23:40:00.000Z', '2026-12-04T09:00:00.000Z', '2026-12-04T15:59:00.000Z'])
      await at(instant);
    expect(digests()).toHaveLength(2);
  });

  it('that fell out while the system or the mail server was away comes late on the same day, and not twice', async () => {
    // Nothing ran on the mornings of the 6th and 7th; it does at noon.
    await at('2026-12-07T04:00:00.000Z');
    expect(digests()).toHaveLength(3);
    expect(readable(digests().at(-1)!)).toContain('2026-12-07: 1 hal');
    await mail.close();
    await at('2026-12-07T23:00:00.000Z');
    await at('2026-12-08T02:00:00.000Z');
    await mail.open();
    await at('2026-12-08T02:30:00.000Z');
    expect(digests()).toHaveLength(4);
  });

  it('leaves out what somebody does not want to be told, and what is none of his business', async () => {
    await call(READER, 'PUT', CHOICES, { choices: [{ kind: 'HOSTING_TO_ANSWER', choice: 'NONE' }] });
    await at('2026-12-08T23:00:00.000Z');
    expect(digests()).toHaveLength(4);
    await call(READER, 'PUT', CHOICES, { choices: [], digestHour: 9 });
    await at('2026-12-10T00:59:00.000Z');
    expect(digests()).toHaveLength(4);
    await at('2026-12-10T01:00:00.000Z');
    expect(digests()).toHaveLength(5);
  });
});
