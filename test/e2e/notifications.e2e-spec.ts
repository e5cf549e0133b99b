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
const codeIn = (taken: TakenMail | undefined): string => /\b(\d{8})\b/.exec(readable(taken!))![1]!;
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

describe('A mail at once', () => {
  beforeAll(() => reach(HOST, ADDRESS, 'HOSTING_TO_ANSWER', 'EMAIL'));
  beforeEach(() => later(1));

  it('tells who may answer, once, and names no person', async () => {
    const id = await propose();
    await send();
    await send();
    const [taken, ...others] = about(id);
    expect(others).toEqual([]);
    const content = readable(taken!);
    expect(content).toContain('https://sinergi.example.go.id/v1/visits/' + id);
    expect(content).toContain('Desa Angsana');
    expect(content).not.toMatch(/Kepala Desa Sei Asam|sub_|trv_/);
    expect((await statesOf(HOST))[0]).toBe('SENT');
  });
});
