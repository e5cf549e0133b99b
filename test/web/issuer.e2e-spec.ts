import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { VIEWS } from '../../apps/dashboard/views.js';
import { oidcUserId } from '../../libs/contexts/access/tokens/oidc-tokens.js';
import { compose, type Sinergi } from '../../apps/api/compose.js';
import { makeFirstKeeper } from '../../apps/api/first-keeper.js';
import { RULE_BOOK } from '../e2e/rule-book.js';
import { ROOT } from '../docs/repository.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Reader } from './reader.js';

const AUDIENCE = 'https://sinergi.example.go.id/api';

let issuer: string;
let child: ChildProcess;
let base: string;
let folder: string;
let sinergi: Sinergi;
let reader: Reader;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

beforeAll(async () => {
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  child = spawn(process.execPath, [join(ROOT, 'dist/test/web/issuer.child.js'), base, AUDIENCE], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  [issuer] = ((await once(child.stdout!, 'data')) as [Buffer]).map((line) => String(line).trim()) as [string];
  folder = await mkdtemp(join(tmpdir(), 'sinergi-issuer-'));
  sinergi = await compose(
    {
      dataDir: folder,
      logLevel: 'silent',
      requireIfMatch: true,
      commandWait: 60_000,
      readWait: 200,
      limits: { perMinute: 1e6, signInPerMinute: 1e6, stopTimeout: 1_000 },
      mode: 'production',
      oidc: { issuer, audience: AUDIENCE, client: { id: 'sinergi-pages', publicUrl: base } },
      pages: VIEWS,
    },
    RULE_BOOK,
  );
  await makeFirstKeeper(sinergi, oidcUserId(issuer, 'pengelola'));
  sinergi.start();
  await sinergi.app.listen(port, '127.0.0.1');
});
afterAll(async () => {
  await sinergi.close();
  child.kill();
  await once(child, 'exit');
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  reader = new Reader(base);
});

const pathOf = (url: string): string => url.replace(issuer, '');

/** Signs in at the issuer, as its pages ask, until it leads back. @returns where it leads. */
const atIssuer = async (to: string, name: string, browser = new Reader(issuer)): Promise<string> => {
  let location = to;
  for (let step = 0; step < 12 && !location.startsWith(base); step += 1) {
    const answer = await browser.get(pathOf(location));
    if (answer.status < 400 && answer.headers['location']) {
      location = new URL(answer.headers['location'], issuer).href;
      continue;
    }
    const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(answer.text) ?? [];
    const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(answer.text) ?? [];
    const [, xsrf = ''] = /name="xsrf" value="(\w+)"/.exec(answer.text) ?? [];
    const fields = {
      prompt,
      ...(prompt === 'login' && { login: name, password: 'x' }),
      ...(xsrf && { xsrf, logout: 'yes' }),
    };
    const sent = await browser.send(pathOf(new URL(action, issuer).href), fields as Record<string, string>);
    if (!sent.headers['location']) throw new Error(`${sent.status} ${sent.text.slice(0, 500)}`);
    location = new URL(sent.headers['location'], issuer).href;
  }
  return location;
};

const signIn = async (name: string, next = '/en/users') => {
  const begun = await reader.get(`/en/sign-in/issuer?next=${encodeURIComponent(next)}`);
  const back = await atIssuer(begun.headers['location']!, name);
  return reader.get(back.replace(base, ''));
};

describe('Signing in at an issuer', () => {
  it('is offered instead of a password', async () => {
    const { text, headers } = await reader.get('/en/sign-in?next=/en/users');
    expect(text).toContain(`Sign in at ${new URL(issuer).host}`);
    expect(text).toContain('href="/en/sign-in/issuer?next=%2Fen%2Fusers"');
    expect(text).not.toContain('type="password"');
    expect(headers['content-security-policy']).toContain(`form-action 'self' ${issuer};`);
    expect((await reader.send('/en/sign-in', { username: 'a', password: 'b' })).status).toBe(405);
  });

  it('asks for a code with PKCE, state and nonce that only this browser knows', async () => {
    const { status, headers } = await reader.get('/id/masuk/penyedia');
    const to = new URL(headers['location']!);
    expect([status, to.origin, to.searchParams.get('response_type')]).toEqual([302, issuer, 'code']);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(to.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    expect(to.searchParams.get('code_challenge_method')).toBe('S256');
    expect(reader.set.at(-1)).toMatch(
      /^sinergi-masuk=[\w-]+; Max-Age=900; Path=\/sign-in\/return; HttpOnly; SameSite=Lax$/,
    );
  });

  it('brings back to where one wanted to go, with a token that the API takes', async () => {
    const answer = await signIn('pengelola', '/en/users?role=ACCESS_ADMIN');
    expect([answer.status, answer.headers['location']]).toEqual([303, '/en/users?role=ACCESS_ADMIN']);
    expect(decodeJwt(reader.cookie()!)).toMatchObject({ iss: issuer, aud: AUDIENCE, sub: 'pengelola' });
    const page = await reader.get('/en/users?role=ACCESS_ADMIN');
    expect([page.status, page.text.includes('Sign out')]).toEqual([200, true]);
    expect((await reader.get('/en/account')).text).not.toContain('Change the password');
  });

  it('shows whoever has no account yet by which id it can be made', async () => {
    await signIn('orang-baru', '/en/account');
    const { status, text } = await reader.get('/en/account');
    expect([status, text.includes(oidcUserId(issuer, 'orang-baru'))]).toEqual([200, true]);
  });

  it.each([
    ['with another state', (back: string) => back.replace(/state=[\w-]+/, 'state=abc')],
    ['with a code that was not given', (back: string) => back.replace(/code=[\w-]+/, 'code=abc')],
    ['from another issuer', (back: string) => back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')],
    ['with a refusal', (back: string) => back.replace(/code=[\w-]+/, 'error=access_denied')],
  ])('is refused when it comes back %s', async (_, change) => {
    const begun = await reader.get('/en/sign-in/issuer');
    const back = await atIssuer(begun.headers['location']!, 'pengelola');
    const answer = await reader.get(change(back.replace(base, '')));
    expect([answer.status, reader.cookie()]).toEqual([403, undefined]);
  });

  it('is refused when the answer comes to a browser that did not begin, or comes twice', async () => {
    const begun = await reader.get('/en/sign-in/issuer');
    const back = (await atIssuer(begun.headers['location']!, 'pengelola')).replace(base, '');
    const stranger = await new Reader(base).get(back);
    expect(stranger.headers['location']).toBe('/id/masuk?karena=ulang');
    expect((await reader.get(back)).status).toBe(303);
    expect((await reader.get(back)).headers['location']).toBe('/id/masuk?karena=ulang');
  });

  it('never leads out of the application', async () => {
    expect((await signIn('pengelola', 'https://evil.example/')).headers['location']).toBe('/en');
  });
});

describe('Signing out', () => {
  it('is signing out at the issuer, too, and comes back', async () => {
    await signIn('pengelola');
    // The cookie of the issuer's token goes to the addresses of signing out alone.
    expect(
      reader.set.filter((line) => line.startsWith('sinergi-id=')).map((line) => /Path=([^;]+)/.exec(line)![1]),
    ).toEqual(['/id/keluar', '/en/sign-out']);
    const { status, headers } = await reader.send('/en/sign-out');
    const to = new URL(headers['location']!);
    expect([status, to.origin, to.searchParams.has('id_token_hint')]).toEqual([303, issuer, true]);
    expect(reader.cookie()).toBeUndefined();
    expect(await atIssuer(to.href, 'pengelola')).toMatch(`${base}/en/sign-in?karena=keluar`);
  });

  it('everywhere makes the tokens of the issuer void, too', async () => {
    await signIn('pengelola');
    const other = new Reader(base);
    other.put('sinergi', reader.cookie()!);
    expect((await other.get('/en/users')).status).toBe(200);
    await reader.send('/en/sign-out/everywhere');
    expect((await other.get('/en/users')).headers['location']).toContain('/en/sign-in?next=');
  });
});

it('An issuer that is away is told as that, with what to do', async () => {
  const away = await freePort();
  const { issuerOf } = await import('../../apps/dashboard/issuer.js');
  const gone = issuerOf({ issuer: `http://127.0.0.1:${away}`, audience: AUDIENCE, id: 'x', publicUrl: base });
  await expect(gone.begin('/id', 'id')).rejects.toMatchObject({ problem: { status: 503, retryAfter: 5 } });
});
