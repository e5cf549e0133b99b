import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Sinergi } from '../../apps/api/compose.js';
import { MailServer, readable, type TakenMail } from './mail-server.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

/** Who is told of what waits: by mail, over a server that goes away and refuses. */
let mail: MailServer;
let system: SystemUnderTest;
beforeAll(async () => {
  mail = await MailServer.start();
  system = await SystemUnderTest.start(process.env, {
    notifications: {
      mail: { url: mail.url, from: 'Sinergi <sinergi@example.go.id>' },
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

const HOST = 'pj-kades-angsana';
const ADDRESS = 'pemdes@angsana.example';
const codeIn = (taken: TakenMail | undefined): string => /Sinergi: (\d{8})\./.exec(readable(taken!))![1]!;
const call = async (by: string, method: 'PUT' | 'DELETE' | 'POST' | 'GET', path: string, body?: object) =>
  system.call({ method: method as never, path, token: await system.tokenOf(by), ...(body && { body }) });

/** Gives somebody a confirmed address, and a choice for that kind. */
const reach = async (by: string, address: string, kind: string, choice: string): Promise<void> => {
  expect((await call(by, 'PUT', '/v1/notification-preferences/address', { address })).status).toBe(204);
  const code = codeIn(mail.to(address).at(-1));
  expect((await call(by, 'POST', '/v1/notification-preferences/address/confirm', { code })).status).toBe(204);
  const chosen = await call(by, 'PUT', '/v1/notification-preferences', { choices: [{ kind, choice }] });
  expect(chosen.status).toBe(204);
};

/** Lets everything be sent that can be now. */
const send = async ({ sender }: Pick<Sinergi, 'sender'> = system.sinergi): Promise<void> => {
  await system.settle();
  while ((await sender.round()) > 0) await system.settle();
  await system.settle();
};

const propose = (from = '2026-12-29'): Promise<string> => {
  const { propose: first } = visitStory({ askedOn: '2026-11-20', from, to: from, subjectRefs: strangers(1) });
  return system.takeAll([{ ...first, body: { ...first.body, occurredOn: undefined } as object }]);
};
const about = (visitId: string): readonly TakenMail[] =>
  mail.to(ADDRESS).filter((taken) => readable(taken).includes(visitId) && !readable(taken).includes('matters wait'));
const statesOf = async (by: string): Promise<readonly string[]> => {
  const { items } = (await call(by, 'GET', '/v1/notifications')).body as { items: { state: string }[] };
  return items.map(({ state }) => state);
};
/** Hours later; the day stays the same. */
const later = async (minutes: number): Promise<void> => {
  const now = new Date(Date.parse(system.clock.now()) + minutes * 60_000).toISOString();
  await system.moveTo(now);
};

/** Answers for Desa Angsana. */
const answer = async (visitId: string): Promise<void> => {
  const { accept } = visitStory({ askedOn: '2026-11-20', from: '2026-12-29', to: '2026-12-29', subjectRefs: [] });
  expect(
    (await system.take({ ...accept, body: { ...accept.body, occurredOn: undefined } as object }, visitId)).status,
  ).toBe(200);
};
const deliveriesIn = async (type: string): Promise<number> =>
  (await system.log()).filter((event) => event.type === type).length;

describe('A mail at once', () => {
  beforeAll(async () => {
    await reach(HOST, ADDRESS, 'HOSTING_TO_ANSWER', 'EMAIL');
    // What waits already is told by the digest alone.
    await send();
  });
  beforeEach(() => later(1));

  it('tells who may answer, once, and names no person', async () => {
    const id = await propose();
    await send();
    await send();
    const [taken, ...others] = about(id);
    expect(others).toEqual([]);
    const content = readable(taken!);
    expect(content).toContain(`https://sinergi.example.go.id/v1/visits/${id}`);
    expect(content).toContain('Desa Angsana');
    expect(content).not.toMatch(/Kepala Desa Sei Asam|sub_|trv_/);
    expect((await statesOf(HOST))[0]).toBe('SENT');
  });

  it('is sent by one of two senders that find it at once', async () => {
    const other = await system.process();
    try {
      const ids = [await propose(), await propose(), await propose()];
      await system.settle();
      await other.runtime.consumers.settle();
      await Promise.all([system.sinergi.sender.round(), other.sender.round()]);
      await Promise.all([system.sinergi.sender.round(), other.sender.round()]);
      expect(ids.map((id) => about(id).length)).toEqual([1, 1, 1]);
    } finally {
      await other.close();
    }
  });

  it('waits while the server is away, writes nothing meanwhile, and is lost by nothing', async () => {
    await mail.close();
    const ids = [await propose(), await propose()];
    await send();
    const head = await system.head();
    for (let hours = 0; hours < 5; hours += 1) {
      await later(60);
      await send();
    }
    expect(await system.head()).toBe(head);
    expect(system.sinergi.sender.status).toMatchObject({ waiting: 2, mailAway: true });
    await system.restart();
    await mail.open();
    await later(11);
    await send();
    await send();
    expect(ids.map((id) => about(id).length)).toEqual([1, 1]);
    expect(system.sinergi.sender.status).toMatchObject({ waiting: 0, mailAway: false });
  });

  it('is not sent any more when the matter was settled before', async () => {
    await mail.close();
    const [settled, open] = [await propose(), await propose()];
    await send();
    await answer(settled);
    await mail.open();
    await later(11);
    await send();
    expect([about(settled).length, about(open).length]).toEqual([0, 1]);
  });

  it('that the server puts off is tried again later; one that it refuses is not', async () => {
    mail.refusals.push({ at: 'RCPT', code: 451 });
    const greylisted = await propose();
    await send();
    expect((await statesOf(HOST))[0]).toBe('WAITING');
    await later(4);
    await send();
    expect(about(greylisted)).toHaveLength(0);
    await later(1);
    await send();
    expect(about(greylisted)).toHaveLength(1);

    mail.refusals.push({ at: 'DATA', code: 554 });
    const refused = await propose();
    await send();
    for (let hours = 0; hours < 4; hours += 1) {
      await later(60);
      await send();
    }
    expect(about(refused)).toHaveLength(0);
    const { items } = (await call(HOST, 'GET', '/v1/notifications?state=FAILED')).body as { items: object[] };
    expect(items).toMatchObject([{ code: 'REFUSED', attempts: 1, record: `studyVisit-${refused}`, state: 'FAILED' }]);
  });

  it('of a sender that died is sent by another, under the same id, and not before a quarter of an hour', async () => {
    const dying = await system.process();
    let revive = (): void => undefined;
    let reached = (): void => undefined;
    const inTheMiddle = new Promise<void>((resolve) => (reached = resolve));
    mail.before = () => {
      reached();
      return new Promise((resolve) => (revive = resolve));
    };
    const id = await propose();
    await system.settle();
    await dying.runtime.consumers.settle();
    const round = dying.sender.round();
    await inTheMiddle;
    mail.before = async () => undefined;
    await later(14);
    await send();
    expect(about(id)).toHaveLength(0);
    await later(2);
    await send();
    expect(about(id)).toHaveLength(1);
    revive();
    await round;
    await dying.close();
    await send();
    // The case in which it comes twice: both bear one id.
    expect(about(id).map(({ messageId }) => messageId)).toEqual([about(id)[0]!.messageId, about(id)[0]!.messageId]);
    expect(about(id)[0]!.messageId).toMatch(/^[0-9a-f-]{36}@example\.go\.id$/);
    const { items } = (await call(HOST, 'GET', '/v1/notifications?limit=1')).body as { items: object[] };
    expect(items).toMatchObject([{ state: 'SENT', attempts: 2 }]);
  });

  it('is not sent again by a process that begins anew, on read models that are built anew', async () => {
    const before = mail.taken.length;
    await system.restart();
    await send();
    if (!system.storeSettings.mongoUrl) {
      await rm(join(system.dataDir, 'read-models.db'), { force: true });
      await system.restart();
      await send();
    }
    expect(mail.taken.length).toBe(before);
  });

  it('goes to nobody who may not answer, and not to who chose otherwise or removed the address', async () => {
    const others = ['kades-mekar-jaya', 'pmd-kalsel', 'sekcam-angsana'];
    for (const by of others) await reach(by, `${by}@example.go.id`, 'HOSTING_TO_ANSWER', 'EMAIL');
    await send();
    await later(1);
    const before = others.map((by) => mail.to(`${by}@example.go.id`).length);
    await propose();
    await send();
    // The table lets the province and the Camat around the host answer for it; a neighbour may not.
    expect(others.map((by, i) => mail.to(`${by}@example.go.id`).length - before[i]!)).toEqual([0, 1, 1]);
    await call('sekcam-angsana', 'PUT', '/v1/notification-preferences', { choices: [] });
    await call('pmd-kalsel', 'DELETE', '/v1/notification-preferences/address');
    await later(1);
    await propose();
    await send();
    expect(others.map((by, i) => mail.to(`${by}@example.go.id`).length - before[i]!)).toEqual([0, 1, 1]);
  });

  it('is given up after three days without a server, and the digest goes on telling of it', async () => {
    await mail.close();
    const id = await propose('2027-02-10');
    await send();
    const begun = await deliveriesIn('NotificationBegun');
    await later(72 * 60 + 2);
    await send();
    expect(await deliveriesIn('NotificationBegun')).toBe(begun);
    const { items } = (await call(HOST, 'GET', '/v1/notifications?limit=1')).body as { items: object[] };
    expect(items).toMatchObject([{ state: 'FAILED', code: 'EXPIRED', record: `studyVisit-${id}` }]);
    await mail.open();
    await later(11);
    await send();
    expect(about(id)).toHaveLength(0);
    expect(readable(mail.to(ADDRESS).at(-1)!)).toContain(id);
  });
});
