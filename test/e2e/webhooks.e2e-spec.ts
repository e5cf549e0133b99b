import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

interface Taken {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string;
}

/** Systems of others are called, signed, and never anywhere else. */
let receiver: Server;
let system: SystemUnderTest;
const taken: Taken[] = [];
/** Answers in turn, then 204. */
let answers: { readonly status: number; readonly headers?: Record<string, string> }[] = [];
let always: number | undefined;
/** Answers that do not come. */
const silent: ServerResponse[] = [];
/** Told of each call of one that answers. */
let called = (): void => undefined;
/** An answer without end. */
const endless = (response: ServerResponse): void => {
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(16_384)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};
beforeAll(async () => {
  receiver = createServer((request, response) => {
    void text(request).then((body) => {
      taken.push({ headers: request.headers, body, path: request.url! });
      if (request.url === '/silent') {
        silent.push(response);
        return;
      }
      if (request.url === '/endless') {
        endless(response);
        return;
      }
      called();
      const { status, headers = {} } = answers.shift() ?? { status: always ?? 204 };
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', () => resolve()));
  system = await SystemUnderTest.start(process.env, {
    notifications: { publicUrl: 'https://sinergi.example.go.id', allowedHosts: ['127.0.0.1'], digestHour: 7 },
  });
});
afterAll(async () => {
  await system.stop();
  await new Promise<void>((resolve) => void receiver.close(() => resolve()));
});
beforeEach(async () => {
  taken.length = 0;
  answers = [];
  await later(1);
});

const OWNER = 'pmd-tanah-bumbu';
const here = (path = '/sinergi'): string => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}${path}`;
const call = async (by: string, method: string, path: string, body?: object) =>
  system.call({ method: method as never, path, token: await system.tokenOf(by), ...(body && { body }) });
const register = (by: string, more: object = {}) =>
  call(by, 'POST', '/v1/webhooks', { url: here(), kinds: ['HOSTING_TO_ANSWER'], scopes: ['63.10'], ...more });
const registered = async (by: string, more: object = {}): Promise<{ webhookId: string; secret: string }> => {
  const answer = await register(by, more);
  expect(answer.status).toBe(201);
  return answer.body as { webhookId: string; secret: string };
};
const later = (minutes: number): Promise<void> =>
  system.moveTo(new Date(Date.parse(system.clock.now()) + minutes * 60_000).toISOString());
const send = async (): Promise<void> => {
  await system.settle();
  while ((await system.sinergi.sender.round()) > 0) await system.settle();
  await system.settle();
};
const propose = (): Promise<string> => {
  const askedOn = system.clock.now().slice(0, 10);
  const { propose: first } = visitStory({ askedOn, from: '2027-02-01', to: '2027-02-01', subjectRefs: strangers(1) });
  return system.takeAll([first]);
};
/** As the receiver does it, by its clock. */
const verified = ({ headers, body }: Taken, secret: string): unknown => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.parse(system.clock.now()));
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    clock.mockRestore();
  }
};
const webhooksOf = async (by: string): Promise<readonly Record<string, unknown>[]> =>
  ((await call(by, 'GET', '/v1/notification-preferences')).body as { webhooks: Record<string, unknown>[] }).webhooks;
afterEach(async () => {
  for (const by of [OWNER, 'inspektorat-kalsel', 'pengelola-akun'])
    for (const { webhookId } of await webhooksOf(by))
      expect((await call(by, 'DELETE', `/v1/webhooks/${String(webhookId)}`)).status).toBe(204);
});

describe('A webhook', () => {
  it('is called once, signed as Standard Webhooks has it, with what waits and no person', async () => {
    const { secret } = await registered(OWNER);
    await later(1);
    const id = await propose();
    await send();
    await send();
    const [one, ...others] = taken;
    expect(others).toEqual([]);
    expect(verified(one!, secret)).toEqual({
      type: 'HOSTING_TO_ANSWER',
      timestamp: system.clock.now(),
      data: {
        notificationId: one!.headers['webhook-id'],
        category: 'studyVisit',
        recordId: id,
        part: '63.10.09.2005',
        regions: ['63.10.09.2005'],
        url: `https://sinergi.example.go.id/v1/visits/${id}`,
      },
    });
  });

  it('is called again under the same id after an error, and not before it is time', async () => {
    const { secret } = await registered(OWNER);
    await later(1);
    answers = [{ status: 500 }];
    await propose();
    await send();
    await later(4);
    await send();
    expect(taken).toHaveLength(1);
    await later(1);
    await send();
    expect(taken).toHaveLength(2);
    expect(taken[1]!.headers['webhook-id']).toBe(taken[0]!.headers['webhook-id']);
    expect(verified(taken[1]!, secret)).toBeTruthy();
  });

  it('is signed under both secrets for a day after its secret was replaced', async () => {
    const { webhookId, secret } = await registered(OWNER);
    const { secret: next } = (await call(OWNER, 'POST', `/v1/webhooks/${webhookId}/rotate-secret`)).body as {
      secret: string;
    };
    expect(next).not.toBe(secret);
    await later(1);
    await propose();
    await send();
    for (const each of [secret, next]) expect(verified(taken[0]!, each)).toBeTruthy();
    await later(24 * 60);
    await propose();
    await send();
    expect(verified(taken[1]!, next)).toBeTruthy();
    expect(() => verified(taken[1]!, secret)).toThrow();
  });

  it('that does not answer keeps none of the others waiting', async () => {
    for (let n = 0; n < 3; n += 1) await registered(OWNER, { url: here('/silent') });
    await registered(OWNER);
    await later(1);
    await propose();
    await system.settle();
    const arrived = new Promise<void>((resolve) => (called = resolve));
    const round = system.sinergi.sender.round();
    await arrived;
    // They are waited for still.
    expect(silent.filter(({ destroyed }) => destroyed)).toEqual([]);
    for (const response of silent.splice(0)) response.writeHead(204).end();
    await round;
    await send();
    expect(taken.filter(({ path }) => path === '/sinergi')).toHaveLength(1);
    const { items } = (await call(OWNER, 'GET', '/v1/notifications?limit=4')).body as { items: { state: string }[] };
    expect(items.map(({ state }) => state)).toEqual(['SENT', 'SENT', 'SENT', 'SENT']);
  });

  it('that answers without end is read no further than it takes to know', async () => {
    await registered(OWNER, { url: here('/endless') });
    await later(1);
    await propose();
    await send();
    const { items } = (await call(OWNER, 'GET', '/v1/notifications?limit=1')).body as { items: object[] };
    expect(items).toMatchObject([{ state: 'SENT' }]);
  });

  it('is not followed where it leads elsewhere', async () => {
    await registered(OWNER);
    await later(1);
    answers = [{ status: 307, headers: { location: here('/elsewhere') } }];
    await propose();
    await send();
    expect(taken.map(({ path }) => path)).toEqual(['/sinergi']);
    const { items } = (await call(OWNER, 'GET', '/v1/notifications?limit=1')).body as { items: object[] };
    expect(items).toMatchObject([{ state: 'WAITING', code: 'REDIRECTED', channel: 'WEBHOOK' }]);
  });

  it('whose name means this machine is not called', async () => {
    const { port } = receiver.address() as AddressInfo;
    await registered(OWNER, { url: `https://localhost:${port}/` });
    await later(1);
    await propose();
    await send();
    expect(taken).toEqual([]);
    const { items } = (await call(OWNER, 'GET', '/v1/notifications?limit=1')).body as { items: object[] };
    expect(items).toMatchObject([{ state: 'WAITING', code: 'FORBIDDEN_ADDRESS' }]);
  });

  it('hears of its regions and kinds alone, and of what its owner may read', async () => {
    await registered(OWNER, { url: here('/neighbour'), scopes: ['63.10.09.2009'] });
    await registered(OWNER, { url: here('/other-kind'), kinds: ['REPORT_DUE'] });
    await registered(OWNER, { url: here('/own') });
    await registered('inspektorat-kalsel', { url: here('/inspector'), scopes: ['63'] });
    await registered('pengelola-akun', { url: here('/keeper'), scopes: ['ID'] });
    await later(1);
    await propose();
    await send();
    expect(taken.map(({ path }) => path).sort()).toEqual(['/inspector', '/own']);
  });

  it('that takes nothing for three days is called no more, its owner is told, and may use it again', async () => {
    const { webhookId } = await registered(OWNER);
    await later(1);
    always = 503;
    await propose();
    for (let hours = 0; hours < 76; hours += 4) {
      await send();
      await later(240);
    }
    await send();
    expect(await webhooksOf(OWNER)).toMatchObject([{ webhookId, stage: 'DISABLED' }]);
    // A handful of calls in three days.
    expect(taken.length).toBeGreaterThan(4);
    expect(taken.length).toBeLessThan(12);
    const open = (await call(OWNER, 'GET', '/v1/notifications/open')).body as { items: { kind: string }[] };
    expect(open.items.filter(({ kind }) => kind === 'WEBHOOK_DISABLED')).toMatchObject([{ part: webhookId }]);
    always = undefined;
    taken.length = 0;
    await propose();
    await send();
    expect(taken).toEqual([]);
    await later(1);
    expect((await call(OWNER, 'POST', `/v1/webhooks/${webhookId}/enable`)).status).toBe(204);
    await later(1);
    await propose();
    await send();
    expect(taken).toHaveLength(1);
    await system.settle();
    const told = (await call(OWNER, 'GET', '/v1/notifications/open')).body as { items: { kind: string }[] };
    expect(told.items.map(({ kind }) => kind)).not.toContain('WEBHOOK_DISABLED');
  });

  it('is known to its owner alone, and its secret and address stand in no event', async () => {
    const { webhookId, secret } = await registered(OWNER);
    for (const path of [`/v1/webhooks/${webhookId}/rotate-secret`, `/v1/webhooks/${webhookId}/enable`])
      expect((await call('pmd-kalsel', 'POST', path)).status).toBe(404);
    expect((await call('pmd-kalsel', 'DELETE', `/v1/webhooks/${webhookId}`)).status).toBe(404);
    expect(await webhooksOf('pmd-kalsel')).toEqual([]);
    const [shown] = await webhooksOf(OWNER);
    expect(JSON.stringify(shown)).not.toContain(secret);
    const log = JSON.stringify(await system.log());
    for (const hidden of [secret, here()]) expect(log).not.toContain(hidden);
  });

  it.each<[{ url?: string; [field: string]: unknown }, number, string]>([
    [{ url: 'http://hooks.example/' }, 422, '/url'],
    [{ url: 'https://10.0.0.1/' }, 422, '/url'],
    [{ url: 'https://[::1]/' }, 422, '/url'],
    [{ url: 'https://169.254.169.254/latest' }, 422, '/url'],
    [{ url: 'https://user:pass@hooks.example/' }, 422, '/url'],
    [{ url: 'ftp://hooks.example/' }, 422, '/url'],
    [{ url: 'hooks.example' }, 422, '/url'],
    [{ kinds: [] }, 422, '/kinds'],
    [{ kinds: ['NOTHING'] }, 422, '/kinds/0'],
    [{ kinds: ['REPORT_DUE', 'REPORT_DUE'] }, 422, '/kinds/1'],
    [{ scopes: [] }, 422, '/scopes'],
    [{ scopes: ['63.10', '62'] }, 403, '/scopes/1'],
    [{ scopes: ['ID'] }, 403, '/scopes/0'],
    [{ scopes: ['Angsana'] }, 403, '/scopes/0'],
    [{ secret: 'whsec_own' }, 422, '/secret'],
  ])('is refused where it is none: %j', async (more, status, field) => {
    const answer = await register(OWNER, more);
    expect([answer.status, (answer.body as { field: string }).field]).toEqual([status, field]);
    expect(await webhooksOf(OWNER)).toEqual([]);
    if (field === '/url' && more.url?.startsWith('http'))
      for (const text of ['messageId', 'messageEn'])
        expect((answer.body as Record<string, string>)[text]).toContain('WEBHOOK_ALLOWED_HOSTS');
  });
});
