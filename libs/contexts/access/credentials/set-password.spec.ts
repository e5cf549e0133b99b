import { beforeEach, describe, expect, it } from '@jest/globals';
import { instant, localDate, type Role, type Scope } from '#kernel';
import { SYSTEM, type Principal } from '#runtime';
import type { UserState } from '../domain/user.state.js';
import { loginThrottle } from './login-throttle.js';
import { passwordSetting } from './set-password.js';

const clock = { now: () => instant(new Date('2024-11-19T01:00:00Z')) };
const held = (role: Role, scope: string, validTo?: string) => ({
  grantId: role,
  role,
  scope: scope as Scope,
  officeId: 'office',
  givenBy: ['system'],
  validFrom: localDate('2024-01-01'),
  ...(validTo && { validTo: localDate(validTo) }),
});
const account = (...grants: readonly ReturnType<typeof held>[]): UserState => ({
  stage: 'ACTIVE',
  userId: 'kades',
  kind: 'PERSON',
  registeredBy: 'registrar',
  registeredIn: '63.09' as Scope,
  requests: [],
  requested: 0,
  grants,
});
const principal = (userId: string, role: Role, scope: string): Principal => ({ userId, grants: [held(role, scope)] });
const fresh = { username: 'kades.angsana', password: 'padi menguning di sawah' };

let passwords: Map<string, string>;
let recorded: string[];
let state: UserState;
beforeEach(() => {
  passwords = new Map([['kades', 'old']]);
  recorded = [];
  state = account(held('VILLAGE_HEAD', '63.10.09.2001'));
});
const set = (throttle = loginThrottle(clock)) =>
  passwordSetting({
    throttle,
    clock,
    stateOf: async () => state,
    record: async (userId, by) => void recorded.push(`${by} set the password of ${userId}`),
    credentials: {
      verify: async (_username, password) => [...passwords].find(([, kept]) => kept === password)?.[0],
      setPassword: async (userId, _username, password) => void passwords.set(userId, password),
    },
  });

describe('setting a password', () => {
  it('of another is for a keeper of accounts whose region covers all rights of that user', async () => {
    await set()(principal('keeper', 'ACCESS_ADMIN', '63.10'), 'kades', fresh);
    expect(passwords.get('kades')).toBe(fresh.password);
    await set()(SYSTEM, 'kades', { ...fresh, password: 'by the operator' });
    expect(passwords.get('kades')).toBe('by the operator');
    expect(recorded).toEqual(['keeper set the password of kades', 'system set the password of kades']);
  });

  it('of another is refused to everyone else: to keepers elsewhere as if there were no account, to all others whether there is one or not', async () => {
    const asked = [];
    for (const [exists, other] of [
      [true, state],
      [false, { stage: 'UNKNOWN' }],
    ] as const) {
      state = other;
      for (const [by, code] of [
        [principal('keeper', 'ACCESS_ADMIN', '63.09'), 'E_NOT_FOUND'],
        [principal('keeper', 'ACCESS_ADMIN', '63.10.09.2002'), 'E_NOT_FOUND'],
        [principal('bupati', 'REGENCY_HEAD', '63.10'), 'E_SCOPE'],
        [{ userId: 'nobody', grants: [] }, 'E_SCOPE'],
      ] as const) {
        const refusal: unknown = await set()(by, 'kades', fresh).catch((error: unknown) => error);
        expect(refusal).toMatchObject({ code });
        asked.push([exists, by.userId, (refusal as { info: object }).info]);
      }
    }
    expect(asked.slice(0, 4).map(([, ...rest]) => rest)).toEqual(asked.slice(4).map(([, ...rest]) => rest));
    expect(passwords.get('kades')).toBe('old');
    expect(recorded).toEqual([]);
  });

  it("of someone with one right beyond the keeper's region is refused as long as that right holds or will hold", async () => {
    const keeper = principal('keeper', 'ACCESS_ADMIN', '63.10');
    state = account(held('REGENCY_PMD', '63.10'), held('MINISTRY_OFFICER', 'ID', '2024-11-19'));
    await expect(set()(keeper, 'kades', fresh)).rejects.toMatchObject({ code: 'E_SCOPE' });
    state = account(held('REGENCY_PMD', '63.10'), held('MINISTRY_OFFICER', 'ID', '2024-11-18'));
    await expect(set()(keeper, 'kades', fresh)).resolves.toBeUndefined();
  });

  it('of someone without any right is for a keeper of the region for which the account was registered', async () => {
    state = account();
    await expect(set()(principal('keeper', 'ACCESS_ADMIN', '63.10'), 'kades', fresh)).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
    await expect(set()(principal('keeper', 'ACCESS_ADMIN', '63.09'), 'kades', fresh)).resolves.toBeUndefined();
  });

  it('of an account that does not exist is refused', async () => {
    state = { stage: 'UNKNOWN' };
    await expect(set()(principal('keeper', 'ACCESS_ADMIN', 'ID'), 'ghost', fresh)).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
  });

  it("of one's own needs the present one, also for a keeper of accounts", async () => {
    for (const self of [
      principal('kades', 'VILLAGE_HEAD', '63.10.09.2001'),
      principal('kades', 'ACCESS_ADMIN', 'ID'),
    ]) {
      await expect(set()(self, 'kades', fresh)).rejects.toMatchObject({ code: 'E_SIGN_IN' });
      await expect(set()(self, 'kades', { ...fresh, currentPassword: 'guess' })).rejects.toMatchObject({
        code: 'E_SIGN_IN',
      });
    }
    await set()(principal('kades', 'VILLAGE_HEAD', '63.10.09.2001'), 'kades', { ...fresh, currentPassword: 'old' });
    expect(passwords.get('kades')).toBe(fresh.password);
  });

  it("of one's own does not take another's present password", async () => {
    passwords.set('camat', "the camat's");
    await expect(
      set()(principal('kades', 'VILLAGE_HEAD', '63'), 'kades', { ...fresh, currentPassword: "the camat's" }),
    ).rejects.toMatchObject({ code: 'E_SIGN_IN' });
  });

  it('allows five wrong guesses', async () => {
    const change = set(loginThrottle(clock));
    const self = principal('kades', 'VILLAGE_HEAD', '63.10.09.2001');
    for (let i = 0; i < 5; i += 1)
      await expect(change(self, 'kades', { ...fresh, currentPassword: 'guess' })).rejects.toMatchObject({
        code: 'E_SIGN_IN',
      });
    await expect(change(self, 'kades', { ...fresh, currentPassword: 'old' })).rejects.toMatchObject({
      code: 'E_RATE_LIMIT',
    });
  });
});
