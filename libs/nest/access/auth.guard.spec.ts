import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { StoreUnavailable, type Instant, type LocalDate, type Scope } from '#kernel';
import type { Principal } from '#runtime';
import { AuthGuard } from './auth.guard.js';
import type { Permission, Permissions } from './permission.js';
import { tripOptions } from '../trips.fixture.js';

const SINCE = '2024-11-19T00:00:00.000Z' as Instant;
const head: Principal = {
  userId: 'head',
  tokensFrom: SINCE,
  grants: [
    {
      role: 'VILLAGE_HEAD',
      scope: '62.03.02.2007' as Scope,
      officeId: 'desa',
      validFrom: '2020-01-01' as LocalDate,
      validTo: '2024-11-19' as LocalDate,
    },
  ],
};
const known: Principal = { ...head, grants: [] };

interface Asked {
  readonly authorization?: string;
  readonly method?: string;
  readonly permission?: Permission | undefined;
  readonly principal?: Principal;
  readonly issuedAt?: number;
}

const world = () => {
  let away = false;
  const tokens: string[] = [];
  let current: Asked = {};
  const guard = new AuthGuard(
    tripOptions({
      verifier: {
        verify: async (token) => (
          tokens.push(token),
          { userId: 'head', ...(current.issuedAt !== undefined && { issuedAt: current.issuedAt }) }
        ),
      },
      principals: {
        of: async () => {
          if (away) throw new StoreUnavailable('away');
          return current.principal ?? head;
        },
      },
    }),
    { of: () => current.permission } as unknown as Permissions,
  );
  const asks = async (asked: Asked) => {
    current = asked;
    const request = {
      headers: { authorization: asked.authorization ?? 'Bearer abc' },
      method: asked.method ?? 'GET',
      principal: null as Principal | null,
    };
    const context = {
      getHandler: () => undefined,
      switchToHttp: () => ({ getRequest: () => request }),
    } as unknown as ExecutionContext;
    return guard.canActivate(context).then(
      (let_in) => [let_in, request.principal],
      (error: { code?: string; name: string }) => error.code ?? error.name,
    );
  };
  return { asks, tokens, goAway: () => void (away = true) };
};

describe('Whoever asks', () => {
  it('comes in where anyone may, and is not looked at', async () => {
    const { asks, tokens } = world();
    expect([await asks({ permission: 'public', authorization: 'nonsense' }), tokens]).toEqual([[true, null], []]);
  });

  it('comes in with any rights where signing in is enough, and only with a role where one is asked for', async () => {
    const { asks } = world();
    expect(await asks({ permission: 'signed-in', principal: known })).toEqual([true, known]);
    expect(await asks({ permission: ['AUDITOR', 'VILLAGE_HEAD'] })).toEqual([true, head]);
    expect(await asks({ permission: ['AUDITOR'] })).toBe('E_SCOPE');
    expect(await asks({ permission: ['VILLAGE_HEAD'], principal: known })).toBe('E_SCOPE');
  });

  it('is refused where a route declares nothing', async () => {
    expect(await world().asks({ permission: undefined })).toBe('E_SCOPE');
  });

  it.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    [`Bearer ${'a'.repeat(8_000)}`, 'a'.repeat(8_000)],
    ['Bearer a.b-c_d~e+f/g==', 'a.b-c_d~e+f/g=='],
  ])('shows a token: %.40s', async (authorization, token) => {
    const { asks, tokens } = world();
    expect([await asks({ permission: 'signed-in', authorization }), tokens]).toEqual([[true, head], [token]]);
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer  abc',
    ' Bearer abc',
    'Bearer abc ',
    'Bearer a,b',
    'Basic abc',
    'abc',
    `Bearer ${'a'.repeat(8_001)}`,
  ])('is asked to sign in without one: %.40j', async (authorization) => {
    const { asks, tokens } = world();
    expect([await asks({ permission: 'signed-in', authorization }), tokens]).toEqual(['E_UNAUTHENTICATED', []]);
  });

  it('shows a token that is not from before all were called in', async () => {
    const { asks } = world();
    const with_ = (issuedAt: number | undefined, principal = head) =>
      asks({ permission: 'signed-in', principal, ...(issuedAt !== undefined && { issuedAt }) });
    const { tokensFrom: _, ...free } = head;
    const since = Date.parse(SINCE);
    expect([await with_(since - 1), await with_(since), await with_(since + 1)]).toEqual([
      'E_UNAUTHENTICATED',
      [true, head],
      [true, head],
    ]);
    expect([await with_(undefined), await with_(0, free)]).toEqual([
      [true, head],
      [true, free],
    ]);
    expect(await with_(0)).toBe('E_UNAUTHENTICATED');
  });

  it('may go on reading by the rights last read while the log is away, and nothing else', async () => {
    const { asks, goAway } = world();
    await asks({ permission: 'signed-in' });
    goAway();
    const ways = ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'];
    expect(await Promise.all(ways.map((method) => asks({ permission: 'signed-in', method })))).toEqual([
      [true, head],
      [true, head],
      ...Array(3).fill('StoreUnavailable'),
    ]);
  });
});
