import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, get } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Controller, Get } from '@nestjs/common';
import request from 'supertest';
import { START, StoreUnavailable, type EventStore, type Position } from '#kernel';
import type { Receipt } from '#runtime';
import type { HttpOptions } from './http-options.js';
import { Public, Roles, SignedIn } from './access/permission.js';
import { bearer, closeAll, start, tripOptions, type Running } from './trips.fixture.js';

@Controller('v1')
class ExtraController {
  @Get('open')
  @Public()
  open() {
    return { open: true };
  }

  @Get('me')
  @SignedIn()
  me() {
    return { me: true };
  }

  @Get('audits')
  @Roles('AUDITOR', 'MINISTRY_OFFICER')
  audits() {
    return { audits: [] };
  }
}

@Controller('v1')
class CarelessController {
  @Get('careless')
  careless() {
    return {};
  }
}

let running: Running;
beforeAll(async () => {
  running = await start({ controllers: [ExtraController] });
});
afterAll(closeAll);

const ask = (path: string) => request(running.url).get(path);

describe('Access', () => {
  it.each([
    ['no token', {}],
    ['another scheme', { Authorization: 'Basic dXNlcjpwYXNz' }],
    ['an ill-formed token', { Authorization: 'Bearer a b' }],
    ['a token that the verifier refuses', { Authorization: 'Bearer forged' }],
    ['the token of someone unknown', { Authorization: 'Bearer token-nobody' }],
  ])('is refused with %s', async (_, headers) => {
    const answer = await ask('/v1/me').set(headers);
    expect([answer.status, answer.body.code]).toEqual([401, 'E_UNAUTHENTICATED']);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="sinergi"');
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('asks for no token where the route is public', async () => {
    expect((await ask('/v1/open')).body).toEqual({ open: true });
  });

  it('asks for one of the roles in force', async () => {
    expect((await ask('/v1/audits').set(...bearer('ministry'))).status).toBe(200);
    expect((await ask('/v1/audits').set(...bearer('head'))).body).toMatchObject({ code: 'E_SCOPE', status: 403 });
    expect((await ask('/v1/me').set(...bearer('retired'))).status).toBe(200);
  });

  it('does not judge the body of whoever may not come in', async () => {
    const answer = await request(running.url)
      .post('/v1/trips')
      .set(...bearer('jury'))
      .send({ nonsense: 1 });
    expect(answer.body).toMatchObject({ code: 'E_SCOPE' });
  });

  it('does not start while a route declares no permission', async () => {
    await expect(start({ controllers: [CarelessController] })).rejects.toThrow(
      'CarelessController.careless declares no permission',
    );
  });

  it('answers 503 while the keys cannot be asked for', async () => {
    const { url } = await start({
      controllers: [ExtraController],
      verifier: { verify: () => Promise.reject(new StoreUnavailable('keys')) },
    });
    expect(
      (
        await request(url)
          .get('/v1/me')
          .set(...bearer('head'))
      ).status,
    ).toBe(503);
  });
});

describe('Addresses', () => {
  it.each([['/v1/nothing'], ['/v2/trips'], ['/v1']])('that are unknown are 404 problems: %s', async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.body.code, answer.body.instance]).toEqual([404, 'E_NOT_FOUND', path]);
  });

  it('tell a wrong method from a wrong path', async () => {
    const answer = await request(running.url).delete('/v1/trips/t-1/cancel-trip');
    expect([answer.status, answer.body.code, answer.headers['allow']]).toEqual([405, 'E_METHOD', 'POST']);
  });

  it('that cannot be decoded are malformed', async () => {
    const answer = await ask('/v1/%E0%A4%A');
    expect([answer.status, answer.body.code]).toEqual([400, 'E_MALFORMED']);
  });

  it('of something that is no HTTP are malformed too', async () => {
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1').setEncoding('utf8');
    socket.end('HELLO\r\n\r\n');
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ code: 'E_MALFORMED', status: 400 });
  });
});

describe('Every answer', () => {
  it('forbids the browser to load or frame anything from elsewhere', async () => {
    const { headers } = await ask('/health/live');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('The rate limit', () => {
  it('counts each token apart and says when to come back', async () => {
    const { url } = await start({ controllers: [ExtraController] }, { perMinute: 2 });
    const as = (user: string) =>
      request(url)
        .get('/v1/me')
        .set(...bearer(user));
    expect([(await as('head')).status, (await as('head')).status]).toEqual([200, 200]);
    const refused = await as('head');
    expect([refused.status, refused.body.code]).toEqual([429, 'E_RATE_LIMIT']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await as('tanbu')).status).toBe(200);
  });

  it('cannot be got round with made-up tokens', async () => {
    const { url } = await start({ controllers: [ExtraController] }, { perMinute: 2 });
    const statuses: number[] = [];
    for (let n = 0; n < 21; n += 1)
      statuses.push((await request(url).get('/v1/me').set('Authorization', `Bearer made-up-${n}`)).status);
    expect([...new Set(statuses.slice(0, 20)), statuses[20]]).toEqual([401, 429]);
  });

  it('is stricter for signing in, and leaves probes alone', async () => {
    @Controller('v1/auth')
    class SignIn {
      @Get('token')
      @Public()
      token() {
        return {};
      }
    }
    const { url } = await start({ controllers: [SignIn] }, { perMinute: 4, signInPerMinute: 1 });
    expect((await request(url).get('/v1/auth/token').set('Authorization', 'Bearer a')).status).toBe(200);
    expect((await request(url).get('/v1/auth/token').set('Authorization', 'Bearer b')).status).toBe(429);
    for (let probe = 0; probe < 6; probe += 1) expect((await request(url).get('/health/live')).status).toBe(200);
  });
});

describe('Health', () => {
  it('is live, started and ready when everything answers', async () => {
    expect((await ask('/health/live')).body).toEqual({ status: 'up' });
    expect((await ask('/health/started')).status).toBe(200);
    const ready = await ask('/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({
      status: 'up',
      parts: {
        log: { status: 'up' },
        readStore: { status: 'up' },
        files: { status: 'up' },
        http: { status: 'up' },
        consumers: { status: 'up', states: { trips: { state: 'live', lagSeconds: 0, parked: 2 } } },
      },
    });
  });

  it.each([
    [
      'log',
      { eventStore: { ...tripOptions().eventStore, head: () => Promise.reject<Position>(new Error('/secret/path')) } },
    ],
    [
      'readStore',
      {
        readStore: {
          ...tripOptions().readStore,
          checkpoint: () => Promise.reject<{ position: typeof START }>(new Error('/secret/path')),
        },
      },
    ],
    ['consumers', { board: { ...tripOptions().board, statuses: () => [] } }],
  ])('is not ready without its %s, and says no more than that', async (part, overrides) => {
    const { url } = await start(overrides);
    const ready = await request(url).get('/health/ready');
    expect([ready.status, ready.body.status, ready.body.parts[part].status]).toEqual([503, 'down', 'down']);
    expect(ready.text).not.toContain('secret');
    expect((await request(url).get('/health/live')).status).toBe(200);
  });

  const FULL = { code: 'FULL' as const, remedy: 'make room' };
  const waiting = { name: 'trips', state: 'failed' as const, position: '7' as Position, lagSeconds: 0, processed: 7 };
  it.each([
    ['log', { storage: { ...tripOptions().storage, log: () => Promise.resolve(FULL) } }, FULL],
    ['readStore', { storage: { ...tripOptions().storage, readStore: () => Promise.resolve(FULL) } }, FULL],
    [
      'readStore',
      {
        readStore: {
          ...tripOptions().readStore,
          checkpoint: () => Promise.reject(new StoreUnavailable('/secret/path', { fault: FULL })),
        },
      },
      FULL,
    ],
    [
      'log',
      { eventStore: { ...tripOptions().eventStore, head: () => Promise.reject(new StoreUnavailable('/secret/path')) } },
      { code: 'NO_ANSWER' },
    ],
    [
      'consumers',
      { board: { ...tripOptions().board, statuses: () => [{ ...waiting, broken: true, fault: FULL }] } },
      {
        code: 'CONSUMER_FAILED',
        remedy: 'make room',
        states: { trips: { state: 'failed', lagSeconds: 0, code: 'FULL' } },
      },
    ],
    [
      'consumers',
      { board: { ...tripOptions().board, statuses: () => [{ ...waiting, broken: true, error: '/secret/path' }] } },
      {
        code: 'CONSUMER_FAILED',
        remedy: expect.stringContaining('in the logs of the process'),
        states: { trips: { state: 'failed', lagSeconds: 0, code: 'FAILED' } },
      },
    ],
  ] as [string, Partial<HttpOptions>, object][])(
    'tells why its %s is down, and what to do: %j',
    async (part, overrides, says) => {
      const { url } = await start(overrides);
      const ready = await request(url).get('/health/ready');
      expect([ready.status, ready.body.parts[part]]).toEqual([503, { status: 'down', ...says }]);
      expect(ready.text).not.toContain('secret');
      expect((await request(url).get('/health/live')).status).toBe(200);
    },
  );

  it.each<[string, Partial<HttpOptions>, object]>([
    [
      'does not answer',
      { storage: { ...tripOptions().storage, askBlobs: () => Promise.reject(new Error('/secret/path')) } },
      { code: 'NO_ANSWER' },
    ],
    ['is full', { storage: { ...tripOptions().storage, blobs: () => Promise.resolve(FULL) } }, FULL],
  ])('tells that the storage of files %s, and stays ready for all else', async (_, overrides, says) => {
    const { url } = await start(overrides);
    const ready = await request(url).get('/health/ready');
    expect([ready.status, ready.body.status, ready.body.parts.files]).toEqual([200, 'up', { status: 'down', ...says }]);
    expect(ready.text).not.toContain('secret');
  });

  it('stays ready while a consumer only waits for a store', async () => {
    const { url } = await start({ board: { ...tripOptions().board, statuses: () => [waiting] } });
    expect((await request(url).get('/health/ready')).status).toBe(200);
  });

  it('shows in the metrics what is broken, and nothing of it once it is whole', async () => {
    let whole = false;
    const { url } = await start({
      storage: { ...tripOptions().storage, log: () => Promise.resolve(whole ? undefined : FULL) },
      board: { ...tripOptions().board, statuses: () => [{ ...waiting, broken: !whole }] },
    });
    const lines = async () =>
      (await request(url).get('/metrics')).text
        .split('\n')
        .filter((line) => /^sinergi_(storage_fault|consumer_broken)/.test(line));
    expect((await lines()).sort()).toEqual([
      'sinergi_consumer_broken{consumer="trips"} 1',
      'sinergi_storage_fault{store="log",code="FULL"} 1',
    ]);
    whole = true;
    expect(await lines()).toEqual(['sinergi_consumer_broken{consumer="trips"} 0']);
  });
});

describe('Metrics', () => {
  it('show requests by route template, consumers and the process', async () => {
    await ask('/v1/me').set(...bearer('head'));
    await ask('/v1/nobody-knows-this');
    const { text, headers } = await ask('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain('sinergi_http_request_seconds_count{method="GET",route="/v1/me",status="200"}');
    expect(text).not.toContain('nobody-knows-this');
    expect(text).toContain('sinergi_consumer_state{consumer="trips",state="live"} 1');
    expect(text).toContain('sinergi_consumer_lag_seconds{consumer="trips"} 0');
    expect(text).toContain('sinergi_consumer_lag_events{consumer="trips"} 0');
    expect(text).toContain('sinergi_consumer_parked_keys{consumer="trips"} 2');
    expect(text).toContain('sinergi_consumer_position_info{consumer="trips",position="7"} 1');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it.each<[string, EventStore['readAll'], string | undefined]>([
    [
      'count the events that a consumer has not read',
      async (after) => ({ events: Array(3).fill({}), next: after, end: true }),
      'sinergi_consumer_lag_events{consumer="trips"} 3',
    ],
    ['leave that out while the log is away', () => Promise.reject(new StoreUnavailable('away')), undefined],
  ])('%s', async (_, readAll, line) => {
    const { board, eventStore } = tripOptions();
    const statuses = () => board.statuses().map((status) => ({ ...status, state: 'catching-up' as const }));
    const { url } = await start({ board: { ...board, statuses }, eventStore: { ...eventStore, readAll } });
    const { text } = await request(url).get('/metrics');
    expect(text.split('\n').find((each) => each.startsWith('sinergi_consumer_lag_events'))).toBe(line);
  });
});

describe('The log', () => {
  it('tells route, status and user of each request, and nothing personal', async () => {
    running.log.length = 0;
    const body = { host: 'Angsana', travellers: 1, budget: '1', reason: 'Ibu Siti' };
    for (const query of ['', '?name=Budi'])
      await request(running.url)
        .post(`/v1/trips${query}`)
        .set(...bearer('head'))
        .send(body);
    const lines = running.log.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'request', method: 'POST', route: '/v1/trips', status: 201, userId: 'head' }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'request', method: 'POST', route: '/v1/trips', status: 400 }),
    );
    for (const secret of ['Budi', 'Siti', 'token-head']) expect(running.log.join('')).not.toContain(secret);
  });
});

describe('A stop', () => {
  it('lets a running request finish, takes no new one, and closes kept-alive connections', async () => {
    let finish: (receipt: Receipt) => void = () => undefined;
    const stopping = await start();
    const asked = new Promise<void>((resolve) => {
      stopping.executor.answer = () =>
        new Promise((done) => {
          finish = done;
          resolve();
        });
    });
    const agent = new Agent({ keepAlive: true });
    await once(get(`${stopping.url}/health/live`, { agent }), 'response').then(([response]) => response.resume());
    const answer = request(stopping.url)
      .post('/v1/trips/t-1/cancel-trip')
      .set(...bearer('head'))
      .then((response) => response);
    await asked;
    const closed = stopping.app.close();
    finish({
      stream: 'trip-t-1',
      id: 't-1',
      revision: 1,
      position: '1',
      events: [],
      warnings: [],
    } as unknown as Receipt);
    expect((await answer).status).toBe(200);
    await closed;
    await expect(request(stopping.url).get('/health/live')).rejects.toThrow('ECONNREFUSED');
    agent.destroy();
  });

  it('cuts off a request that never ends', async () => {
    const stopping = await start({}, { stopTimeout: 20 });
    const asked = new Promise<void>((resolve) => {
      stopping.executor.answer = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    const answer = request(stopping.url)
      .post('/v1/trips/t-1/cancel-trip')
      .set(...bearer('head'))
      .then(
        () => 'answered',
        () => 'cut off',
      );
    await asked;
    await stopping.app.close();
    expect(await answer).toBe('cut off');
  });
});
