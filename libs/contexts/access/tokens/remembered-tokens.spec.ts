import { beforeEach, describe, expect, it } from '@jest/globals';
import { instant, reject } from '#kernel';
import { rememberTokens } from './remembered-tokens.js';

const START = Date.parse('2026-01-05T01:00:00.000Z');
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (sub: string, secondsToLive = 3_600): string =>
  `${part({ alg: 'EdDSA' })}.${part({ sub, exp: START / 1_000 + secondsToLive })}.${part({ signature: sub })}`;

let now: number;
let checked: string[];
let withdrawn: boolean;

/** A verifier that says what it was asked. */
const verify = async (token: string): Promise<string> => {
  checked.push(token);
  if (withdrawn) throw reject('E_UNAUTHENTICATED');
  return 'user-1';
};
const remembering = (most?: number) =>
  rememberTokens({ verify }, { clock: { now: () => instant(new Date(now)) }, ...(most && { most }) });

beforeEach(() => {
  now = START;
  checked = [];
  withdrawn = false;
});

describe('A remembered token', () => {
  it('is checked once and taken for a minute', async () => {
    const tokens = remembering();
    expect(await tokens.verify(tokenOf('a'))).toBe('user-1');
    now += 59_999;
    expect(await tokens.verify(tokenOf('a'))).toBe('user-1');
    expect(checked).toHaveLength(1);
  });

  it('is checked again after a minute, so that a withdrawn key counts', async () => {
    const tokens = remembering();
    await tokens.verify(tokenOf('a'));
    withdrawn = true;
    now += 60_000;
    await expect(tokens.verify(tokenOf('a'))).rejects.toMatchObject({ code: 'E_UNAUTHENTICATED' });
  });

  it('is not taken after its own expiry', async () => {
    const tokens = remembering();
    await tokens.verify(tokenOf('a', 5));
    withdrawn = true;
    now += 4_999;
    expect(await tokens.verify(tokenOf('a', 5))).toBe('user-1');
    now += 1;
    await expect(tokens.verify(tokenOf('a', 5))).rejects.toMatchObject({ code: 'E_UNAUTHENTICATED' });
  });

  it('is taken to the letter: another signature is checked', async () => {
    const tokens = remembering();
    await tokens.verify(tokenOf('a'));
    await tokens.verify(`${tokenOf('a')}x`);
    expect(checked).toHaveLength(2);
  });
});

it('A refused token is not remembered', async () => {
  const tokens = remembering();
  withdrawn = true;
  await expect(tokens.verify(tokenOf('a'))).rejects.toMatchObject({ code: 'E_UNAUTHENTICATED' });
  withdrawn = false;
  expect(await tokens.verify(tokenOf('a'))).toBe('user-1');
  expect(checked).toHaveLength(2);
});

it('The token that was checked longest ago is forgotten first', async () => {
  const tokens = remembering(2);
  for (const name of ['a', 'b', 'c', 'b', 'c', 'a']) await tokens.verify(tokenOf(name));
  expect(checked).toEqual(['a', 'b', 'c', 'a'].map((name) => tokenOf(name)));
});
