import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalTokens } from './local-tokens.js';

const HOUR = 3_600_000;
const START = Date.parse('2024-11-19T01:00:00Z');

let folder: string;
let ms: number;
const clock = { now: () => instant(new Date(ms)) };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
  ms = START;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (lifetimeSeconds?: number) =>
  openLocalTokens({ dataDir: folder, clock, ...(lifetimeSeconds && { lifetimeSeconds }) });
const refused = { code: 'E_UNAUTHENTICATED', status: 401 };
const ownKey = () => createPrivateKey(readFileSync(join(folder, 'token.key')));
const proper = (header = { alg: 'EdDSA', typ: 'at+jwt' }) =>
  new SignJWT()
    .setProtectedHeader(header)
    .setSubject('user-1')
    .setIssuer('sinergi')
    .setAudience('sinergi-api')
    .setIssuedAt(START / 1000)
    .setExpirationTime(START / 1000 + 60);

describe('a local token', () => {
  it('names its user, and no more than that', async () => {
    const tokens = await open();
    const { accessToken, expiresIn } = await tokens.issue('user-1');
    expect(await tokens.verify(accessToken)).toBe('user-1');
    expect(expiresIn).toBe(8 * 3600);
    expect(decodeJwt(accessToken)).toEqual({
      sub: 'user-1',
      iss: 'sinergi',
      aud: 'sinergi-api',
      iat: START / 1000,
      exp: START / 1000 + 8 * 3600,
    });
  });

  it('holds until its lifetime is over', async () => {
    const tokens = await open();
    const { accessToken } = await tokens.issue('user-1');
    ms = START + 8 * HOUR - 1000;
    expect(await tokens.verify(accessToken)).toBe('user-1');
    ms = START + 8 * HOUR;
    await expect(tokens.verify(accessToken)).rejects.toMatchObject(refused);
  });

  it('has the lifetime that was set', async () => {
    const tokens = await open(60);
    const { accessToken, expiresIn } = await tokens.issue('user-1');
    expect(expiresIn).toBe(60);
    ms = START + 60_000;
    await expect(tokens.verify(accessToken)).rejects.toMatchObject(refused);
  });

  it('of one process is accepted by another on the same folder, though both started at once', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    expect(await other.verify((await one.issue('user-1')).accessToken)).toBe('user-1');
    expect(statSync(join(folder, 'token.key')).mode & 0o777).toBe(0o600);
  });

  it('of another installation is refused', async () => {
    const elsewhere = await openLocalTokens({ dataDir: join(folder, 'elsewhere'), clock });
    await expect((await open()).verify((await elsewhere.issue('user-1')).accessToken)).rejects.toMatchObject(refused);
  });

  it('is refused when altered anywhere', async () => {
    const tokens = await open();
    const [header, payload, signature] = (await tokens.issue('user-1')).accessToken.split('.') as [
      string,
      string,
      string,
    ];
    const admin = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'admin' }),
    ).toString('base64url');
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    for (const altered of [
      `${header}.${admin}.${signature}`,
      `${header}.${payload}.${flipped}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      'x',
      '',
    ]) {
      await expect(tokens.verify(altered)).rejects.toMatchObject(refused);
    }
  });

  it('is refused without a signature, or with one of another kind made from the public key', async () => {
    const tokens = await open();
    const { sub, iss, aud, iat, exp } = decodeJwt((await tokens.issue('admin')).accessToken);
    await expect(tokens.verify(new UnsecuredJWT({ sub, iss, aud, iat, exp } as never).encode())).rejects.toMatchObject(
      refused,
    );
    const publicKey = createPublicKey(ownKey()).export({ type: 'spki', format: 'pem' });
    const confused = await proper({ alg: 'HS256', typ: 'at+jwt' }).sign(Buffer.from(publicKey));
    await expect(tokens.verify(confused)).rejects.toMatchObject(refused);
    const foreignKey = generateKeyPairSync('ed25519').privateKey;
    await expect(tokens.verify(await proper().sign(foreignKey))).rejects.toMatchObject(refused);
  });

  it('is refused when signed by our key for another purpose', async () => {
    const tokens = await open();
    expect(await tokens.verify(await proper().sign(ownKey()))).toBe('user-1');
    for (const other of [
      proper().setIssuer('other'),
      proper().setAudience('other'),
      proper({ alg: 'EdDSA', typ: 'JWT' }),
      proper().setExpirationTime(START / 1000 - 1),
      new SignJWT({ sub: 'user-1', iss: 'sinergi', aud: 'sinergi-api', iat: START / 1000 }).setProtectedHeader({
        alg: 'EdDSA',
        typ: 'at+jwt',
      }),
      proper().setNotBefore(START / 1000 + 60),
    ])
      await expect(tokens.verify(await other.sign(ownKey()))).rejects.toMatchObject(refused);
  });
});

describe('a device', () => {
  it('is known for its user for 180 days, and takes no more than 600 characters', async () => {
    const tokens = await open();
    const text = await tokens.issueDevice('oidc_abcdefghijklmnopqrstuvwxyz'.padEnd(36, '2'));
    expect(text.length).toBeLessThanOrEqual(600);
    const device = await tokens.issueDevice('user-1');
    expect(await tokens.deviceOf(device)).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      userId: 'user-1',
      since: '2024-11-19T01:00:00.000Z',
    });
    ms = START + 180 * 24 * HOUR - 1000;
    expect(await tokens.deviceOf(device)).toMatchObject({ userId: 'user-1' });
    ms = START + 180 * 24 * HOUR;
    expect(await tokens.deviceOf(device)).toBeUndefined();
  });

  it('opens nothing, and a token is no device', async () => {
    const tokens = await open();
    await expect(tokens.verify(await tokens.issueDevice('user-1'))).rejects.toMatchObject(refused);
    expect(await tokens.deviceOf((await tokens.issue('user-1')).accessToken)).toBeUndefined();
    expect(await tokens.deviceOf('made up')).toBeUndefined();
  });
});
