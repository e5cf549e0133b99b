import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { VIEWS } from '../../apps/dashboard/views.js';
import { ADMIN, PASSWORD, SystemUnderTest, TODAY } from '../e2e/system.js';
import { Reader } from './reader.js';

let system: SystemUnderTest;
let base: string;
let reader: Reader;

beforeAll(async () => {
  const limits = { perMinute: 1e6, signInPerMinute: 1e6, stopTimeout: 1_000, trustedProxies: ['127.0.0.1'] };
  system = await SystemUnderTest.start({}, { pages: VIEWS, limits });
  await system.sinergi.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(system.sinergi.app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => system.stop());
beforeEach(async () => {
  reader = new Reader(base);
  await system.moveTo(TODAY);
});

const signIn = (by: Reader, username: string, password?: string, next = '/id/kunjungan', more = {}) =>
  by.send(
    '/id/masuk',
    { username, password: password ?? system.account(username).password, next },
    { 'Sec-Fetch-Site': 'same-origin', ...more },
  );
let people = 0;
/** Somebody who can sign in, and of whom nobody else here knows. */
const newPerson = async (): Promise<string> => {
  const username = `orang-baru-${(people += 1)}`;
  const { body } = await system.post(ADMIN, '/v1/users', { kind: 'PERSON' });
  const token = await system.tokenOf(ADMIN);
  const path = `/v1/users/${(body as { id: string }).id}/password`;
  await system.call({ method: 'PUT', path, token, body: { username, password: PASSWORD } });
  return username;
};
const later = (seconds: number) => system.clock.set(new Date(Date.parse(TODAY) + seconds * 1_000).toISOString());

describe('Signing in to the pages', () => {
  it('leads to where one wanted to go, and keeps the token where no script and no other site reaches it', async () => {
    const away = await reader.get('/id/kunjungan?year=2024');
    expect([away.status, away.headers['location']]).toEqual([303, '/id/masuk?next=%2Fid%2Fkunjungan%3Fyear%3D2024']);
    const form = await reader.get(away.headers['location']!);
    expect([form.status, form.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(form.text).toContain('name="next" value="/id/kunjungan?year=2024"');
    const answer = await signIn(reader, 'kades-sei-asam', undefined, '/id/kunjungan?year=2024');
    expect([answer.status, answer.headers['location']]).toEqual([303, '/id/kunjungan?year=2024']);
    const [token, device] = ['sinergi=', 'sinergi-perangkat='].map((name) =>
      reader.set.findLast((line) => line.startsWith(name))!,
    );
    expect(token).toMatch(/; Max-Age=28800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(device).toMatch(/; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await reader.get('/id/kunjungan?year=2024')).status).toBe(200);
  });

  it('keeps the cookies to TLS where a trusted proxy speaks it', async () => {
    const proxied = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '203.0.113.9' };
    await signIn(reader, 'kades-sei-asam', undefined, undefined, proxied);
    const kept = reader.set.filter((line) => /^sinergi(-perangkat)?=./.test(line) && !/=;/.test(line));
    expect(kept).toHaveLength(2);
    for (const line of kept) expect(line).toContain('; Secure');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/id//evil.example',
    '/id/\\evil.example',
    '/v1/me',
    'javascript:alert(1)',
    '/idx',
  ])('never leads out of the application: %j', async (next) => {
    expect((await signIn(reader, 'kades-sei-asam', undefined, next)).headers['location']).toBe('/id');
    expect((await reader.get(`/id/masuk?next=${encodeURIComponent(next)}`)).text).toContain('name="next" value="/id"');
  });

  it('says in words when to try again after too many wrong passwords, and from which browser they came', async () => {
    const username = await newPerson();
    const from = (address: string) => ({ 'X-Forwarded-For': address });
    for (let wrong = 0; wrong < 5; wrong += 1) {
      const { status, text } = await signIn(reader, username, 'bukan-sandinya-1', undefined, from('203.0.113.1'));
      expect([status, text.includes('Nama pengguna atau kata sandi salah')]).toEqual([422, true]);
    }
    const closed = await signIn(reader, username, PASSWORD, undefined, from('203.0.113.1'));
    expect([closed.status, closed.headers['retry-after'], closed.headers['cache-control']]).toEqual([
      429,
      '900',
      'no-store',
    ]);
    expect(closed.text).toContain('Terlalu banyak percobaan masuk.');
    expect(closed.text).toContain('Coba lagi sesudah 15 menit.');
    expect(closed.text).toContain(`value="${username}"`);
    expect((await signIn(reader, username, PASSWORD, undefined, from('203.0.113.2'))).status).toBe(303);
  });

  it('is possible on a known device while strangers behind the same address have closed the name', async () => {
    const username = await newPerson();
    await signIn(reader, username, PASSWORD);
    await reader.send('/id/keluar');
    const stranger = new Reader(base);
    for (let wrong = 0; wrong < 6; wrong += 1) await signIn(stranger, username, 'bukan-sandinya-1');
    expect((await signIn(stranger, username, PASSWORD)).status).toBe(429);
    expect((await signIn(reader, username, PASSWORD)).status).toBe(303);
  });
});

describe('A session', () => {
  it('that has ended leads to the form, says why, and back to the same address', async () => {
    await signIn(reader, 'kades-sei-asam');
    later(8 * 3_600 + 1);
    const away = await reader.get('/en/study-visits?q=a%20b');
    expect(away.headers['location']).toBe('/en/sign-in?next=%2Fen%2Fstudy-visits%3Fq%3Da%2520b&karena=habis');
    expect((await reader.get(away.headers['location']!)).text).toContain('Your session has ended');
    expect((await signIn(reader, 'kades-sei-asam', undefined, '/en/study-visits?q=a%20b')).headers['location']).toBe(
      '/en/study-visits?q=a%20b',
    );
  });

  it.each([
    ['tampered with', (token: string) => `${token.slice(0, -3)}AAA`],
    ['of nobody', () => 'abc'],
    ['that would be another header', () => encodeURIComponent('a\r\nX-Evil: 1')],
    ['of the greatest length', () => 'x'.repeat(3_900)],
  ])('by a cookie %s is none', async (_, change) => {
    await signIn(reader, 'kades-sei-asam');
    reader.put('sinergi', change(reader.cookie()!));
    const { status, headers } = await reader.get('/id/kunjungan');
    expect([status, headers['location']!.startsWith('/id/masuk?next=')]).toEqual([303, true]);
  });

  it('is whose the cookie is: pages of one reader are never taken for those of another', async () => {
    await signIn(reader, 'kades-sei-asam');
    const first = await reader.get('/id/kunjungan');
    await signIn(reader, 'kades-mekar-jaya');
    const other = await reader.get('/id/kunjungan', { 'If-None-Match': first.headers['etag']! });
    expect([first.status, other.status]).toEqual([200, 200]);
    expect(other.text).not.toEqual(first.text);
  });

  it('is ended on this device by signing out', async () => {
    await signIn(reader, 'kades-sei-asam');
    const { status, headers } = await reader.send('/id/keluar');
    expect([status, headers['location'], reader.cookie()]).toEqual([303, '/id/masuk?karena=keluar', undefined]);
    expect((await reader.get('/id/masuk?karena=keluar')).text).toContain('Anda sudah keluar');
    expect((await reader.get('/id/kunjungan')).status).toBe(303);
  });

  it('says on the form why one is there to whom this application led there, and by no link of others', async () => {
    for (const why of ['keluar', 'keluar-semua', 'habis', 'sandi', 'ulang'])
      for (const path of ['/id/masuk', '/en/sign-in'])
        expect((await new Reader(base).get(`${path}?karena=${why}`)).text).not.toContain('class="notice');
    await signIn(reader, 'kades-sei-asam');
    await reader.send('/id/keluar');
    expect((await reader.get('/id/masuk?karena=keluar-semua')).text).not.toContain('class="notice');
    expect((await reader.get('/id/masuk?karena=keluar')).text).toContain('class="notice');
  });

  it('is ended on all devices by signing out everywhere', async () => {
    const username = await newPerson();
    const other = new Reader(base);
    for (const each of [reader, other]) await signIn(each, username, PASSWORD);
    later(1);
    const { status, headers } = await reader.send('/id/keluar/di-semua-perangkat');
    expect([status, headers['location']]).toEqual([303, '/id/masuk?karena=keluar-semua']);
    expect((await other.get('/id/akun')).headers['location']).toBe('/id/masuk?next=%2Fid%2Fakun&karena=habis');
    await signIn(other, username, PASSWORD);
    expect((await other.get('/id/akun')).status).toBe(200);
  });

  it('goes on where the password was changed, and is over everywhere else', async () => {
    const username = await newPerson();
    const other = new Reader(base);
    for (const each of [reader, other]) await signIn(each, username, PASSWORD);
    later(1);
    const change = (currentPassword: string) =>
      reader.send('/id/akun', { username, currentPassword, password: 'sungai-barito-bening-3' });
    const refused = await change('bukan-yang-ini-9');
    expect([refused.status, refused.text.includes('Kata sandi yang sekarang salah')]).toEqual([422, true]);
    const done = await change(PASSWORD);
    expect([done.status, done.headers['location']]).toEqual([303, '/id/akun?selesai=sandi']);
    const page = await reader.get('/id/akun?selesai=sandi');
    expect([page.status, page.text.includes('Semua perangkat lain sudah keluar')]).toEqual([200, true]);
    expect((await other.get('/id/akun')).status).toBe(303);
  });

  it('opens nothing below /v1: only the Authorization header does', async () => {
    await signIn(reader, 'kades-sei-asam');
    for (const path of ['/v1/me', '/v1/visits', '/v1/position']) expect((await reader.get(path)).status).toBe(401);
    const command = await request(base)
      .post('/v1/auth/sign-out-everywhere')
      .set('Cookie', `sinergi=${reader.cookie()}`)
      .send({});
    expect(command.status).toBe(401);
  });
});

describe('What changes something', () => {
  it.each([
    ['of this application', { 'Sec-Fetch-Site': 'same-origin' }, 303],
    ['that the user began himself', { 'Sec-Fetch-Site': 'none' }, 303],
    ['of another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['of a neighbour under the same domain', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['of another site that names an origin like ours', { 'Sec-Fetch-Site': 'cross-site', Origin: 'OWN' }, 403],
    ['of this origin, by an older browser', { Origin: 'OWN' }, 303],
    ['of another origin, by an older browser', { Origin: 'https://evil.example' }, 403],
    ['of an origin that is not told', { Origin: 'null' }, 403],
    ['of which nothing is told', {}, 403],
  ])('is taken from a page, or refused: %s', async (_, told: Record<string, string>, status) => {
    await signIn(reader, 'kades-sei-asam');
    const headers = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, value.replace('OWN', base)]));
    const answer = await reader.send('/id/keluar', {}, headers);
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.text).toContain('Kiriman ini tidak berasal dari halaman Sinergi');
      expect((await reader.get('/id/kunjungan')).status).toBe(200);
    }
  });

  it('goes by the address of the proxy that speaks TLS', async () => {
    const proxied = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'sinergi.example.go.id' };
    const send = (origin: string) => reader.send('/id/keluar', {}, { ...proxied, Origin: origin });
    expect((await send('https://sinergi.example.go.id')).status).toBe(303);
    expect((await send('http://sinergi.example.go.id')).status).toBe(403);
  });
});

describe('What was filled in', () => {
  it('is still there when the session ends meanwhile, to be sent again after signing in', async () => {
    await signIn(reader, 'kades-sei-asam');
    later(8 * 3_600 + 1);
    const fields = { _key: 'formulir-lama-1', '/text': 'Isi "panjang" <b>' };
    const { status, text } = await reader.send('/id/kunjungan/do/new', fields);
    expect([status, text.includes('Sesi Anda berakhir')]).toEqual([401, true]);
    expect(text).toContain('<input type="hidden" name="next" value="/id/kunjungan/do/new"');
    expect(text).toContain('<input type="hidden" name="_key" value="formulir-lama-1"');
    expect(text).toContain('value="Isi &quot;panjang&quot; &lt;b>"');
  });

  it('is never shown again where a password is in it', async () => {
    const { text } = await reader.send('/id/akun', { username: 'a', currentPassword: 'rahasia-lama', password: 'b' });
    expect(text).not.toContain('rahasia-lama');
  });

  it('names a password that is not taken by the label of its field', async () => {
    await signIn(reader, ADMIN);
    const { username, password: currentPassword } = system.account(ADMIN);
    const { text } = await reader.send('/id/akun', { username, currentPassword, password: 'pendek' });
    expect(text).toContain('Kata sandi baru: ');
    expect(text.replace(/<[^>]*>/g, '\n')).not.toMatch(/\bpassword\b/i);
  });
});

describe('A keeper of accounts', () => {
  it('lets a new account in by a name and a password, which no page shows', async () => {
    const { id } = (await system.post(ADMIN, '/v1/users', { kind: 'PERSON' })).body as { id: string };
    const at = `/id/pengguna/${id}/kata-sandi`;
    await signIn(reader, ADMIN);
    await system.settle();
    expect((await reader.get(`/id/pengguna/${id}`)).text).toContain(`href="${at}"`);
    const weak = await reader.send(at, { username: 'sekdes-baru', password: 'rahasia' });
    expect([weak.status, weak.text.includes('value="sekdes-baru"'), weak.text.includes('value="rahasia"')]).toEqual([
      422,
      true,
      false,
    ]);
    const set = await reader.send(at, { username: 'sekdes-baru', password: PASSWORD });
    expect([set.status, set.headers['location']]).toEqual([303, `/id/pengguna/${id}?saved=1`]);
    await signIn(reader, 'sekdes-baru', PASSWORD);
    expect((await reader.get(at)).status).toBe(403);
    expect((await reader.send(at, { username: 'x', password: PASSWORD })).status).not.toBe(303);
  });
});

describe('The office to act for', () => {
  it('is chosen by whoever has several, stands on each page, and is one that is held', async () => {
    await signIn(reader, await newPerson(), PASSWORD);
    const [, id = ''] = /<code>([0-9a-f-]{36})<\/code>/.exec((await reader.get('/id/akun')).text)!;
    expect((await reader.get('/id/akun')).text).not.toContain('Bertindak untuk');
    for (const [grantId, officeId, scope] of [
      ['a', 'dpmd-62.03', '62.03'],
      ['b', 'dpmd-63.10', '63.10'],
    ])
      expect(
        (
          await system.post(ADMIN, `/v1/users/${id}/grant-role`, {
            grantId,
            role: 'REGENCY_PMD',
            scope,
            officeId,
            validFrom: '2024-01-01',
          })
        ).status,
      ).toBe(200);
    const actingFor = async () => {
      const { status, text } = await reader.get('/id/kunjungan');
      const [footer] = /<footer\b.*?<\/footer>/s.exec(text)!;
      const regions = ['Kapuas', 'Tanah Bumbu'];
      return [
        status,
        /Bertindak untuk: <b>[^<]*Kabupaten ([^<]*)/.exec(text)?.[1],
        /aria-pressed="true"[^>]*>[^<]*Kabupaten ([^<]*)/.exec(text)?.[1],
        regions.filter((name) => footer.includes(name)),
      ];
    };
    const kapuas = [200, 'Kapuas', 'Kapuas', ['Kapuas']];
    expect(await actingFor()).toEqual(kapuas);
    const choose = (office: string) => reader.send('/id/bertindak-untuk', { office, next: '/id/kunjungan?year=2024' });
    expect((await choose('dpmd-63.10')).headers['location']).toBe('/id/kunjungan?year=2024');
    expect(await actingFor()).toEqual([200, 'Tanah Bumbu', 'Tanah Bumbu', ['Tanah Bumbu']]);
    const formOf = async (path: string): Promise<readonly string[]> =>
      [
        ...(await reader.get(path)).text.matchAll(
          /(?:<option value|(?:origin|acting)\/officeId" value)="(dpmd-[\d.]+)"(?: selected|\/>)/g,
        ),
      ].map(([, office = '']) => office);
    const chosen = 'dpmd-63.10';
    for (const [path, offices] of [
      ['/id/kantor/do/new', [chosen]],
      ['/id/kunjungan/do/new', [chosen, chosen]],
    ] as const)
      expect([path, await formOf(path)]).toEqual([path, offices]);
    await choose('pemdes-62.03.02.2007');
    expect(await actingFor()).toEqual(kapuas);
    reader.put('sinergi-kantor', 'kantor-orang-lain');
    expect(await actingFor()).toEqual(kapuas);
  });
});

describe('A page that somebody has already', () => {
  const etag = async (path: string) => (await reader.get(path)).headers['etag']!;
  const again = async (path: string, tag: string) => (await reader.get(path, { 'If-None-Match': tag })).status;

  it('costs 304 as long as nothing has changed', async () => {
    await signIn(reader, 'kades-sei-asam');
    const tag = await etag('/id/kunjungan');
    const { status, text, headers } = await reader.get('/id/kunjungan', { 'If-None-Match': tag });
    expect([status, text, headers['etag'], headers['cache-control']]).toEqual([304, '', tag, 'private, no-cache']);
    expect(await again('/id/kunjungan?year=2024', tag)).toBe(200);
    expect(await again('/en/study-visits', tag)).toBe(200);
  });

  it('is sent anew after something was recorded', async () => {
    await signIn(reader, 'kades-sei-asam');
    const tag = await etag('/id/kunjungan');
    await system.post(ADMIN, '/v1/users', { kind: 'PERSON' });
    await system.settle();
    expect(await again('/id/kunjungan', tag)).toBe(200);
    expect(await again('/id/kunjungan', await etag('/id/kunjungan'))).toBe(304);
  });

  it('is sent anew on another day, by which things fall due', async () => {
    system.clock.set('2026-11-20T16:00:00.000Z');
    await signIn(reader, 'kades-sei-asam');
    const tag = await etag('/id/kunjungan');
    system.clock.set('2026-11-20T16:59:59.999Z');
    expect(await again('/id/kunjungan', tag)).toBe(304);
    system.clock.set('2026-11-20T17:00:00.000Z');
    expect(await again('/id/kunjungan', tag)).toBe(200);
  });

  it('is sent anew with other rights, though no read model has seen them yet', async () => {
    const { body } = await system.post(ADMIN, '/v1/users', { kind: 'PERSON' });
    const { id } = body as { id: string };
    const token = await system.tokenOf(ADMIN);
    const account = { username: `hak-baru-${id.slice(0, 4)}`, password: PASSWORD };
    await system.call({ method: 'PUT', path: `/v1/users/${id}/password`, token, body: account });
    await signIn(reader, account.username, PASSWORD);
    const grant = {
      grantId: 'a',
      role: 'REGENCY_PMD',
      scope: '62.03',
      officeId: 'dpmd-62.03',
      validFrom: '2024-01-01',
    };
    await system.post(ADMIN, `/v1/users/${id}/grant-role`, grant);
    const tag = await etag('/id/kunjungan');
    await system.post(ADMIN, `/v1/users/${id}/revoke-grant`, { grantId: 'a', from: '2026-11-20' });
    expect(await again('/id/kunjungan', tag)).toBe(403);
  });

  it('with forms, or of signing in, is kept by nobody', async () => {
    await signIn(reader, 'kades-sei-asam');
    for (const path of ['/id/kunjungan/do/new', '/id/akun', '/id/masuk'])
      expect((await reader.get(path)).headers['cache-control']).toBe('no-store');
  });
});
