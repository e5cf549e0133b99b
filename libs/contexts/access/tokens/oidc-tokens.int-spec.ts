import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { SignJWT, UnsecuredJWT } from 'jose';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { oidcTokens, oidcUserId } from './oidc-tokens.js';

const NOW = Date.parse('2024-11-19T01:00:00Z') / 1000;
const AUDIENCE = 'sinergi-daerah';
const clock = { now: () => instant(new Date(NOW * 1000)) };
const refused = { code: 'E_UNAUTHENTICATED', status: 401 };

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** An issuer on this machine: its discovery document and its keys, and how often it was asked for them. */
let server: Server;
let issuer: string;
let key: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
let answers: Record<string, () => { readonly status: number; readonly body: unknown } | 'silence'>;
let asked: string[];

beforeEach(async () => {
  key = newKey();
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url!);
    const answer = answers[request.url!]?.() ?? { status: 404, body: {} };
    if (answer === 'silence') return;
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/daerah`;
  answers = {
    '/realms/daerah/.well-known/openid-configuration': () => ({
      status: 200,
      body: { issuer, jwks_uri: `${issuer}/keys` },
    }),
    '/realms/daerah/keys': () => ({
      status: 200,
      body: { keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256', use: 'sig' }] },
    }),
  };
});
afterEach(
  () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
);

const verifier = (timeout = 30_000) => oidcTokens({ issuer, audience: AUDIENCE, clock, timeout });
const proper = (header = { alg: 'ES256', kid: 'k1' }) =>
  new SignJWT({ preferred_username: 'kades' })
    .setProtectedHeader(header)
    .setSubject('1f0c')
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setIssuedAt(NOW)
    .setExpirationTime(NOW + 300);
const signed = (token = proper()) => token.sign(key.privateKey);

describe('a token of an OpenID Connect issuer', () => {
  it('names the same user each time, by an id that does not tell who it is', async () => {
    const userId = await verifier().verify(await signed());
    expect(userId).toBe(oidcUserId(issuer, '1f0c'));
    expect(userId).toMatch(/^oidc_[a-z2-7]{26}$/);
  });

  it('names different users for different subjects and issuers', () => {
    const ids = [
      oidcUserId('https://a', 'bc'),
      oidcUserId('https://ab', 'c'),
      oidcUserId('https://a', 'b'),
      oidcUserId('https://a', '["'),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('costs one discovery and one look at the keys, however many tokens come', async () => {
    const tokens = verifier();
    await Promise.all([
      tokens.verify(await signed()),
      tokens.verify(await signed()),
      tokens.verify(await signed(proper().setSubject('2f'))),
    ]);
    await tokens.verify(await signed());
    expect(asked).toEqual(['/realms/daerah/.well-known/openid-configuration', '/realms/daerah/keys']);
  });

  it('is refused from another issuer, for another audience, expired, not yet valid, without subject or without end', async () => {
    const tokens = verifier();
    for (const other of [
      proper().setIssuer('https://elsewhere.example'),
      proper().setAudience('another'),
      proper().setExpirationTime(NOW - 31),
      proper().setNotBefore(NOW + 31),
      new SignJWT({ iss: issuer, aud: AUDIENCE, exp: NOW + 300 }).setProtectedHeader({ alg: 'ES256', kid: 'k1' }),
      new SignJWT({ iss: issuer, aud: AUDIENCE, sub: '1f0c' }).setProtectedHeader({ alg: 'ES256', kid: 'k1' }),
    ])
      await expect(tokens.verify(await signed(other))).rejects.toMatchObject(refused);
  });

  it('may come from a clock that is half a minute off', async () => {
    await expect(verifier().verify(await signed(proper().setExpirationTime(NOW - 29)))).resolves.toBeDefined();
  });

  it('is refused when unsigned, altered, garbled, signed by an unknown key or with a shared secret', async () => {
    const tokens = verifier();
    const [header, , signature] = (await signed()).split('.');
    const forged = Buffer.from(JSON.stringify({ sub: 'other', iss: issuer, aud: AUDIENCE, exp: NOW + 300 })).toString(
      'base64url',
    );
    const stranger = newKey().privateKey;
    const pem = key.publicKey.export({ type: 'spki', format: 'pem' });
    for (const token of [
      new UnsecuredJWT({ sub: '1f0c', iss: issuer, aud: AUDIENCE, exp: NOW + 300 }).encode(),
      `${header}.${forged}.${signature}`,
      'a.b.c',
      '',
      await proper().sign(stranger),
      await proper({ alg: 'ES256', kid: 'k2' }).sign(stranger),
      await proper({ alg: 'HS256', kid: 'k1' }).sign(Buffer.from(pem)),
    ])
      await expect(tokens.verify(token)).rejects.toMatchObject(refused);
  });
});

describe('an issuer that cannot be asked', () => {
  const unavailable = { code: 'E_UNAVAILABLE', status: 503 };

  it("is not the client's fault, and is asked again by the next token", async () => {
    const tokens = verifier();
    const discovery = answers['/realms/daerah/.well-known/openid-configuration']!;
    for (const answer of [
      () => ({ status: 500, body: {} }),
      () => ({ status: 200, body: { issuer: 'https://elsewhere.example', jwks_uri: `${issuer}/keys` } }),
      () => ({ status: 200, body: { issuer, jwks_uri: 'http://elsewhere.example/keys' } }),
    ]) {
      answers['/realms/daerah/.well-known/openid-configuration'] = answer;
      await expect(tokens.verify(await signed())).rejects.toMatchObject(unavailable);
    }
    answers['/realms/daerah/.well-known/openid-configuration'] = discovery;
    await expect(tokens.verify(await signed())).resolves.toBeDefined();
  });

  it('may also fail to give its keys', async () => {
    const keys = answers['/realms/daerah/keys']!;
    const tokens = verifier();
    for (const answer of [() => ({ status: 500, body: {} }), () => ({ status: 200, body: 'no keys' })]) {
      answers['/realms/daerah/keys'] = answer;
      await expect(tokens.verify(await signed())).rejects.toMatchObject(unavailable);
    }
    answers['/realms/daerah/keys'] = keys;
    await expect(tokens.verify(await signed())).resolves.toBeDefined();
  });

  it('is not waited for beyond the time set', async () => {
    answers['/realms/daerah/keys'] = () => 'silence';
    await expect(verifier(50).verify(await signed())).rejects.toMatchObject(unavailable);
    answers['/realms/daerah/.well-known/openid-configuration'] = () => 'silence';
    await expect(verifier(50).verify(await signed())).rejects.toMatchObject(unavailable);
  });

  it('is refused at start when it is not reached safely', () => {
    for (const unsafe of ['http://idp.example', 'idp.example', '']) {
      expect(() => oidcTokens({ issuer: unsafe, audience: AUDIENCE, clock })).toThrow(
        `OIDC_ISSUER="${unsafe}": tulis alamat https / write an https address`,
      );
    }
    expect(() => oidcTokens({ issuer: 'https://idp.example', audience: AUDIENCE, clock })).not.toThrow();
  });
});
