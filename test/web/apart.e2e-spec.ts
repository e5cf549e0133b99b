import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { PASSWORD, ADMIN, SystemUnderTest } from '../e2e/system.js';
import { ROOT } from '../docs/repository.js';
import { Reader } from './reader.js';

let system: SystemUnderTest;
let api: string;
let between: Server;
/** What happens to questions on their way to the api. */
let way: 'open' | 'refused' | 'cut' = 'open';
/** To which addresses that happens. */
let closed = /^\//;
/** What was asked of the api, in order. */
const asked: string[] = [];
const children: ChildProcess[] = [];
let pages: string;
let reader: Reader;

const listening = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const AWAY = {
  status: 503,
  code: 'E_UNAVAILABLE',
  messageId: 'penyimpanan tidak terjangkau.',
  messageEn: 'the store cannot be reached.',
};

/** A process of the pages, as the operator starts it. */
const launched = async (environment: Readonly<Record<string, string>>): Promise<string> => {
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'dist/apps/dashboard/main.js')], {
    env: { ...inherited, PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: '/proc/sinergi', ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return /http:\S+/.exec(line)![0];
};

beforeAll(async () => {
  const limits = { perMinute: 1e6, signInPerMinute: 1e6, stopTimeout: 1_000, trustedProxies: ['127.0.0.1'] };
  system = await SystemUnderTest.start({}, { limits });
  await system.sinergi.app.listen(0, '127.0.0.1');
  api = `http://127.0.0.1:${(system.sinergi.app.getHttpServer().address() as AddressInfo).port}`;
  between = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method!} ${incoming.url!}`);
    const open = way === 'open' || !closed.test(incoming.url!);
    if (!open && way === 'cut') return void incoming.socket.destroy();
    if (!open)
      return void outgoing
        .writeHead(503, { 'Content-Type': 'application/problem+json', 'Retry-After': '7' })
        .end(JSON.stringify(AWAY));
    incoming.pipe(
      ask(`${api}${incoming.url!}`, { method: incoming.method!, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  });
  pages = await launched({ API_URL: await listening(between), TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(async () => {
  for (const child of children) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }
  between.close();
  between.closeAllConnections();
  await system.stop();
});
beforeEach(() => {
  [way, closed] = ['open', /^\//];
  reader = new Reader(pages);
});

const signIn = (by: Reader, username: string, password = system.account(username).password, address = '203.0.113.1') =>
  by.send(
    '/id/masuk',
    { username, password, next: '/id/kunjungan' },
    { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': address },
  );

describe('Pages in a process of their own', () => {
  it('show what the api tells their reader, and keep nothing themselves', async () => {
    await signIn(reader, 'kades-sei-asam');
    const { status, text, headers } = await reader.get('/id/kunjungan');
    expect([status, text.includes('Sei Asam (Kec. Kapuas Hilir) → ')]).toEqual([200, true]);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'private, no-cache',
    });
    const again = await reader.get('/id/kunjungan', { 'If-None-Match': headers['etag']! });
    expect(again.status).toBe(304);
    const [, style = ''] = /href="(\/assets\/sinergi\.\w+\.css)"/.exec(text)!;
    expect((await reader.get(style)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('give the same reader the same page from each of several such processes', async () => {
    const other = new Reader(await launched({ API_URL: api }));
    await signIn(reader, 'kades-sei-asam');
    other.put('sinergi', reader.cookie()!);
    const { headers } = await reader.get('/id/kunjungan');
    expect((await other.get('/id/kunjungan', { 'If-None-Match': headers['etag']! })).status).toBe(304);
  });

  it('show the same drafts and saved views from each of several such processes', async () => {
    const other = new Reader(await launched({ API_URL: api }));
    await signIn(reader, 'sekdes-sei-asam');
    other.put('sinergi', reader.cookie()!);
    const id = randomUUID();
    const form = { _key: id, '/topics/0': 'Dari proses yang satu', _at: '0' };
    expect((await reader.send('/id/kunjungan/do/new', { ...form, _office: '1' })).text).toContain(
      'Konsep kantor tersimpan',
    );
    await reader.send('/id/kunjungan/tampilan', { name: 'Tahun 2024', search: 'year=2024' });
    const head = new Reader(pages);
    await signIn(head, 'kades-sei-asam');
    for (const [by, path] of [
      [other, '/id'],
      [other, '/id/akun'],
      [head, '/id'],
    ] as const)
      expect((await by.get(path)).text).toContain(`konsep=${id}`);
    for (const path of ['/id', '/id/kunjungan']) expect((await other.get(path)).text).toContain('Tahun 2024');
    const opened = (await other.get(`/id/kunjungan/do/new?konsep=${id}`)).text;
    expect(opened).toContain('Dari proses yang satu');
    const changed = { ...form, _draft: '1', '/topics/0': 'Dari proses yang lain', _office: '1' };
    expect((await other.send('/id/kunjungan/do/new', changed)).text).toContain('Konsep kantor tersimpan');
    expect((await reader.send('/id/kunjungan/do/new', changed)).text).toContain('Konsep ini diubah sejak');
    await reader.send('/id/akun/konsep', { id, version: '2' });
    expect((await other.get('/id')).text).not.toContain(`konsep=${id}`);
  });

  it('ask for what lies on a desk once a page, where the page shows it, and nothing of it for whoever is not signed in', async () => {
    const desk = /^(GET) \/v1\/(drafts|office-drafts|saved-views)/;
    const askedFor = async (path: string): Promise<readonly string[]> => {
      asked.length = 0;
      await reader.get(path);
      return asked.flatMap((each) => desk.exec(each)?.[2] ?? []).sort();
    };
    for (const path of ['/id', '/id/kunjungan', '/id/akun']) expect([path, await askedFor(path)]).toEqual([path, []]);
    await signIn(reader, 'kades-sei-asam');
    expect(await askedFor('/id')).toEqual(['drafts', 'office-drafts', 'saved-views']);
    expect(await askedFor('/id/kunjungan')).toEqual(['saved-views']);
    expect(await askedFor('/id/akun')).toEqual(['drafts', 'office-drafts']);
    expect(await askedFor('/id/kunjungan/do/new')).toEqual([]);
  });

  it('tell the api for which browser they ask, so that one does not lock out another', async () => {
    const { body } = await system.post(ADMIN, '/v1/users', { kind: 'PERSON' });
    const token = await system.tokenOf(ADMIN);
    const account = { username: 'lewat-halaman', password: PASSWORD };
    const path = `/v1/users/${(body as { id: string }).id}/password`;
    await system.call({ method: 'PUT', path, token, body: account });
    for (let wrong = 0; wrong < 6; wrong += 1) await signIn(reader, account.username, 'bukan-sandinya-1');
    expect((await signIn(reader, account.username, PASSWORD)).status).toBe(429);
    expect((await signIn(new Reader(pages), account.username, PASSWORD, '203.0.113.2')).status).toBe(303);
  });

  it('are healthy as long as the api can be reached', async () => {
    const ready = async () => (await request(pages).get('/health/ready')).status;
    expect(await ready()).toBe(200);
    way = 'cut';
    expect(await ready()).toBe(503);
    expect((await request(pages).get('/health/live')).status).toBe(200);
  });

  it('leave the api with its description at the root', async () => {
    const { status, headers } = await request(api).get('/');
    expect([status, headers['location']]).toEqual([302, '/docs']);
    expect((await request(api).get('/id')).status).toBe(404);
  });

  it('do not start without the address of the api, and say so', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'dist/apps/dashboard/main.js')], {
      env: { PATH: process.env['PATH'], PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect((await once(child, 'close'))[0]).toBe(1);
    expect(said).toContain('API_URL=""');
  });
});

describe('While a store is away', () => {
  it('a page says what to do, and when to try again', async () => {
    await signIn(reader, 'kades-sei-asam');
    way = 'refused';
    const { status, headers, text } = await reader.get('/id/kunjungan');
    expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '7', 'no-store']);
    for (const told of ['Layanan sedang tidak tersedia', 'Coba lagi sesudah 7 detik.', 'E_UNAVAILABLE'])
      expect(text).toContain(told);
    expect((await reader.get('/en/study-visits')).text).toContain('Try again after 7 seconds.');
    way = 'open';
    expect((await reader.get('/id/kunjungan')).status).toBe(200);
  });

  it.each(['refused', 'cut'] as const)('what was filled in stays, to be sent again once: %s', async (how) => {
    await signIn(reader, 'kades-sei-asam');
    way = how;
    const { status, text } = await reader.send('/id/kunjungan/do/new', {
      _key: 'satu-kali-saja',
      '/kind': 'STUDI_TIRU',
    });
    expect(status).toBe(503);
    expect(text).toContain('<input type="hidden" name="_key" value="satu-kali-saja"/>');
    expect(text).toContain('Kirim lagi');
  });

  it.each(['refused', 'cut'] as const)('what lies on a desk is missed by no page, which says so: %s', async (how) => {
    await signIn(reader, 'kades-sei-asam');
    [way, closed] = [how, /^\/v1\/(drafts|office-drafts|saved-views)/];
    for (const path of ['/id', '/id/akun', '/en', '/en/account']) {
      const { status, text } = await reader.get(path);
      expect([path, status, /tidak dapat dimuat sekarang|cannot be loaded now/.test(text)]).toEqual([path, 200, true]);
    }
    const list = await reader.get('/id/kunjungan');
    expect([list.status, list.text.includes('Sei Asam (Kec. Kapuas Hilir) → ')]).toEqual([200, true]);
    const form = { _key: randomUUID(), '/topics/0': 'Tetap ada di layar', _at: '0' };
    for (const keeps of [{ _keep: '1' }, { _office: '1' }] as const) {
      const { text } = await reader.send('/id/kunjungan/do/new', { ...form, ...keeps });
      expect(text).toContain('Tetap ada di layar');
      expect(text).toMatch(/Konsep tidak dapat disimpan|Konsep kantor tidak dapat disimpan/);
    }
    way = 'open';
    expect((await reader.get('/id')).text).not.toContain('tidak dapat dimuat sekarang');
  });

  it('an open page asks on, and says nothing', async () => {
    await signIn(reader, 'kades-sei-asam');
    const position = () => reader.get('/id/posisi');
    const { status, body, headers } = await position();
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body).toEqual({ models: expect.any(String), asOf: expect.any(String) });
    expect((await reader.get('/id/kunjungan')).text).toContain(`data-models="${(body as { models: string }).models}"`);
    way = 'refused';
    expect((await position()).status).toBe(503);
    way = 'open';
    expect((await new Reader(pages).get('/id/posisi')).status).toBe(401);
  });
});
