import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Inject } from '@nestjs/common';
import { Public, Roles, SignedIn } from './access/permission.js';
import { bearer, closeAll, start, type Running } from './trips.fixture.js';

@Controller('v1/auth')
class SignInController {
  @Get('token')
  @Public()
  token() {
    return {};
  }
}

/** Its methods are no routes unless they have a path; a permission of the class is that of all its routes. */
@Controller('v1/class')
@SignedIn()
class ClassController {
  @Get('mine')
  mine() {
    return this.helper();
  }

  @Get('audited')
  @Roles('AUDITOR')
  audited() {
    return {};
  }

  helper() {
    return { mine: true };
  }
}

@Controller('v1/helped')
class HelpedController {
  @Get()
  @Public()
  shown() {
    return this.helper();
  }

  helper() {
    return {};
  }
}

@Controller('v1/lost')
class LostController {
  constructor(@Inject('nowhere') readonly lost: object) {}
}

const plan = { host: 'Angsana', travellers: 3, budget: '62500000' };
const AS_HEAD = Object.fromEntries([bearer('head')]);

let running: Running;
beforeAll(async () => {
  running = await start({ controllers: [SignInController, ClassController, HelpedController] });
});
afterAll(closeAll);

const post = (body: string, headers: object = {}) =>
  running.app.inject({
    method: 'POST',
    url: '/v1/trips',
    headers: { ...AS_HEAD, 'content-type': 'application/json', ...headers },
    payload: body,
  });

describe('Every answer', () => {
  const headers = {
    'content-security-policy':
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };

  it.each([
    ['/health/live', 200],
    ['/v1/nothing', 404],
    ['/v1/%E0%A4%A', 400],
    ['/v1/class/mine', 401],
    [`/v1/trips/${'x'.repeat(501)}/cancel-trip`, 400],
  ])('has what a browser must know: %.20s', async (url, status) => {
    const answer = await running.app.inject({ method: url.endsWith('trip') ? 'POST' : 'GET', url });
    expect([answer.statusCode, answer.headers]).toEqual([status, expect.objectContaining(headers)]);
    expect(Object.keys(answer.headers).filter((name) => /ratelimit|powered/.test(name))).toEqual([]);
    if (status !== 200)
      expect(answer.json()).toMatchObject({ status, instance: url, correlationId: expect.any(String) });
  });

  it('bears the id by which the request is followed', async () => {
    for (const url of ['/health/live', '/v1/nothing']) {
      expect(
        (await running.app.inject({ url, headers: { 'x-correlation-id': 'case-7' } })).headers['x-correlation-id'],
      ).toBe('case-7');
    }
  });
});

describe('A body', () => {
  it('has at most a mebibyte', async () => {
    expect([
      (await post(JSON.stringify(plan).padEnd(1_048_576))).statusCode,
      (await post(JSON.stringify(plan).padEnd(1_048_577))).statusCode,
    ]).toEqual([201, 413]);
  });

  it('has at most 20,000 members, and the refusal says so', async () => {
    const holding = (members: number) => post(`{${Array.from({ length: members }, (_, n) => `"m${n}":0`).join()}}`);
    expect((await holding(20_000)).json()).toMatchObject({ status: 422, code: 'E_VALIDATION' });
    expect((await holding(20_001)).json()).toMatchObject({
      status: 413,
      code: 'E_TOO_LARGE',
      details: { members: 20_000 },
    });
  });

  it('is JSON in UTF-8, with whatever parameters its type has', async () => {
    for (const type of ['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON'])
      expect((await post(JSON.stringify(plan), { 'content-type': type })).statusCode).toBe(201);
    for (const headers of [
      { 'content-encoding': 'gzip' },
      { 'content-encoding': 'deflate, br' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'application/json; charset=iso-8859-1' },
    ]) {
      expect((await post(JSON.stringify(plan), headers)).json()).toMatchObject({ status: 415, code: 'E_MEDIA_TYPE' });
    }
    for (const headers of [
      { 'content-encoding': 'identity' },
      { 'content-type': 'application/json; charset="UTF-8"' },
      { 'content-type': 'application/json;charset=utf8' },
    ]) {
      expect((await post(JSON.stringify(plan), headers)).statusCode).toBe(201);
    }
    for (const type of ['text/plain', 'application/jsonx', 'text/json', 'multipart/form-data; boundary=x'])
      expect((await post(JSON.stringify(plan), { 'content-type': type })).json()).toMatchObject({
        status: 415,
        code: 'E_MEDIA_TYPE',
      });
    const latin1 = await running.app.inject({
      method: 'POST',
      url: '/v1/trips',
      headers: { ...AS_HEAD, 'content-type': 'application/json' },
      payload: Buffer.from(JSON.stringify({ ...plan, reason: 'caf\u00e9' }), 'latin1'),
    });
    expect(latin1.json()).toMatchObject({
      status: 400,
      code: 'E_MALFORMED',
      messageId: 'Isi permintaan bukan UTF-8; simpan dan kirim sebagai UTF-8.',
      messageEn: 'The body is not UTF-8; save and send it as UTF-8.',
    });
  });
});

describe('The server', () => {
  it('waits for a request, a connection and a further request no longer than it may', () => {
    const { requestTimeout, timeout, keepAliveTimeout } = running.app.getHttpServer() as {
      requestTimeout: number;
      timeout: number;
      keepAliveTimeout: number;
    };
    expect({ requestTimeout, timeout, keepAliveTimeout }).toEqual({
      requestTimeout: 30_000,
      timeout: 120_000,
      keepAliveTimeout: 65_000,
    });
  });

  it('takes ids in addresses up to 500 characters, and says that they are none', async () => {
    const cancel = (id: string) =>
      running.app.inject({ method: 'POST', url: `/v1/trips/${id}/cancel-trip`, headers: AS_HEAD });
    expect((await cancel('x'.repeat(500))).json()).toMatchObject({ status: 400, code: 'E_MALFORMED', parameter: 'id' });
    expect((await cancel('x'.repeat(501))).json()).not.toHaveProperty('parameter');
  });

  it('tells in its log how long each request took, and of whom', async () => {
    running.log.length = 0;
    await running.app.inject({ url: '/v1/class/mine', headers: { ...AS_HEAD, 'x-correlation-id': 'case-8' } });
    await running.app.inject({ url: '/nowhere' });
    const lines = running.log
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'request');
    expect(lines).toEqual([
      expect.objectContaining({
        method: 'GET',
        route: '/v1/class/mine',
        status: 200,
        correlationId: 'case-8',
        userId: 'head',
        ms: expect.any(Number),
      }),
      expect.objectContaining({ method: 'GET', route: 'unknown', status: 404, ms: expect.any(Number) }),
    ]);
    expect(lines[1]).not.toHaveProperty('userId');
    for (const { ms } of lines) expect(String(ms)).toMatch(/^\d+(\.\d)?$/);
  });
});

describe('An application that cannot be put together', () => {
  it('does not start, and says why, without taking its process along', async () => {
    await expect(start({ controllers: [LostController] })).rejects.toThrow('LostController');
  });
});

describe('The permission of a route', () => {
  const as = async (url: string, user?: string) =>
    (await running.app.inject({ url, ...(user && { headers: Object.fromEntries([bearer(user)]) }) })).statusCode;

  it('is that of its class where it has none of its own', async () => {
    expect([
      await as('/v1/class/mine'),
      await as('/v1/class/mine', 'jury'),
      await as('/v1/class/audited', 'jury'),
    ]).toEqual([401, 200, 403]);
  });

  it('is asked of routes, not of what helps them', async () => expect(await as('/v1/helped')).toBe(200));
});

describe('A limit of requests', () => {
  const limited = async (limits: Parameters<typeof start>[1]) => {
    const { app } = await start({ controllers: [SignInController, ClassController] }, limits);
    return async (url: string, headers: Record<string, string> = {}, remoteAddress = '10.0.0.1') => {
      const answer = await app.inject({ url, headers, remoteAddress });
      if (answer.statusCode === 429) {
        const seconds = Number(answer.headers['retry-after']);
        expect(answer.json()).toMatchObject({ code: 'E_RATE_LIMIT', details: { retryAfterSeconds: seconds } });
        expect([seconds > 0, seconds <= 60]).toEqual([true, true]);
      }
      return answer.statusCode;
    };
  };
  const times = async (count: number, ask: () => Promise<number>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let n = 0; n < count; n += 1) statuses.push(await ask());
    return statuses;
  };

  it('lets so many in each minute, by token or by address, and not one more', async () => {
    const ask = await limited({ perMinute: 3 });
    const mine = '/v1/class/mine';
    expect(await times(4, () => ask(mine, AS_HEAD))).toEqual([200, 200, 200, 429]);
    expect(await times(4, () => ask(mine))).toEqual([401, 401, 401, 429]);
    expect(await times(4, () => ask(mine, { authorization: 'Basic abc' }, '10.0.0.2'))).toEqual([401, 401, 401, 429]);
    expect(await ask(mine, Object.fromEntries([bearer('tanbu')]))).toBe(200);
    expect(await ask('/v1/nothing', {}, '10.0.0.2')).toBe(429);
  });

  it('counts signing in by the address, whatever token is shown, and apart from all else', async () => {
    const ask = await limited({ perMinute: 2, signInPerMinute: 3 });
    let token = 0;
    expect(await times(4, () => ask('/v1/auth/token', { authorization: `Bearer ${(token += 1)}` }))).toEqual([
      200, 200, 200, 429,
    ]);
    expect([await ask('/v1/auth/token', {}, '10.0.0.2'), await ask('/v1/class/mine', AS_HEAD)]).toEqual([200, 200]);
  });

  it('leaves out probes and measurements', async () => {
    const ask = await limited({ perMinute: 1 });
    for (const url of ['/health/live', '/health/ready', '/health/started', '/metrics'])
      expect(await times(3, () => ask(url))).toEqual([200, 200, 200]);
    expect(await times(2, () => ask('/openapi.json'))).toEqual([200, 429]);
  });

  it('counts by the address that a trusted proxy names, and by no other name', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const trusting = await limited({ signInPerMinute: 1, trustedProxies: ['10.0.0.1'] });
    const token = '/v1/auth/token';
    expect([
      await trusting(token, from('192.0.2.1')),
      await trusting(token, from('192.0.2.1')),
      await trusting(token, from('192.0.2.2')),
    ]).toEqual([200, 429, 200]);
    expect([
      await trusting(token, from('192.0.2.3'), '10.0.0.9'),
      await trusting(token, from('192.0.2.4'), '10.0.0.9'),
    ]).toEqual([200, 429]);
    for (const trustedProxies of [[], undefined]) {
      const wary = await limited({ signInPerMinute: 1, ...(trustedProxies && { trustedProxies }) });
      expect([await wary(token, from('192.0.2.1')), await wary(token, from('192.0.2.2'))]).toEqual([200, 429]);
    }
  });
});
