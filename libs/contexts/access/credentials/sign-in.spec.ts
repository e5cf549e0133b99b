import { describe, expect, it } from '@jest/globals';
import { instant, type Instant } from '#kernel';
import type { UserState } from '../domain/user.state.js';
import { loginThrottle } from './login-throttle.js';
import { signIn } from './sign-in.js';

const clock = { now: () => instant(new Date('2024-11-19T01:00:00Z')) };

const account = (more: object = {}): UserState => ({
  stage: 'ACTIVE',
  userId: 'user of kades',
  kind: 'PERSON',
  registeredBy: 'keeper',
  registeredIn: 'ID',
  grants: [],
  requests: [],
  requested: 0,
  ...more,
});

const setUp = (state: UserState = account()) => {
  const asked: string[] = [];
  const give = signIn({
    credentials: {
      ownerOf: async (username) => `user of ${username}`,
      verify: async (username, password) => {
        asked.push(username);
        return password === 'right' ? `user of ${username}` : undefined;
      },
    },
    throttle: loginThrottle(clock),
    tokens: {
      issue: async (userId) => ({ accessToken: `token for ${userId}`, expiresIn: 60 }),
      issueDevice: async (userId) => `device of ${userId}`,
      deviceOf: async (text) =>
        text.startsWith('device of ')
          ? { id: text, userId: text.slice(10), since: '2024-11-18T01:00:00.000Z' as Instant }
          : undefined,
    },
    stateOf: async () => state,
  });
  const enter = (username: string, password: string, device?: string) =>
    give({ username, password, address: '10.0.0.1', ...(device && { device }) });
  return { enter, asked };
};

describe('signing in', () => {
  it('gives a token for the right password', async () => {
    await expect(setUp().enter('kades', 'right')).resolves.toEqual({
      accessToken: 'token for user of kades',
      expiresIn: 60,
      device: 'device of user of kades',
    });
  });

  it('does not tell a wrong password from a disabled account', async () => {
    const [wrong, disabled] = await Promise.allSettled([
      setUp().enter('kades', 'wrong'),
      setUp(account({ stage: 'DISABLED' })).enter('kades', 'right'),
    ]);
    expect(wrong).toMatchObject({ status: 'rejected', reason: { code: 'E_SIGN_IN' } });
    expect(disabled).toEqual(wrong);
  });

  it('looks at no more than five passwords, also when all are sent at once', async () => {
    const { enter, asked } = setUp();
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => enter('kades', 'wrong')));
    expect(asked).toHaveLength(5);
    expect(answers.map((answer) => (answer as PromiseRejectedResult).reason.code as string).sort()).toEqual([
      ...Array<string>(45).fill('E_RATE_LIMIT'),
      ...Array<string>(5).fill('E_SIGN_IN'),
    ]);
    await expect(enter('kades', 'right')).rejects.toMatchObject({ code: 'E_RATE_LIMIT' });
  });

  it('forgives earlier failures after a success', async () => {
    const { enter } = setUp();
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await expect(enter('kades', 'wrong')).rejects.toMatchObject({ code: 'E_SIGN_IN' });
      await expect(enter('kades', 'right')).resolves.toBeDefined();
    }
  });

  describe('after five failures of a stranger at the same address', () => {
    const lockedFor = async (state?: UserState) => {
      const { enter } = setUp(state);
      await Promise.allSettled(Array.from({ length: 5 }, () => enter('kades', 'wrong')));
      return enter;
    };

    it('is open to a device on which the user has signed in before, which keeps what it shows', async () => {
      const enter = await lockedFor();
      await expect(enter('kades', 'right')).rejects.toMatchObject({ code: 'E_RATE_LIMIT' });
      await expect(enter('kades', 'right', 'device of user of kades')).resolves.toMatchObject({
        device: 'device of user of kades',
      });
    });

    it("is not open to another user's device, to made-up ones, or to those from before a password was set", async () => {
      const enter = await lockedFor();
      for (const device of ['device of user of camat', 'made up'])
        await expect(enter('kades', 'right', device)).rejects.toMatchObject({ code: 'E_RATE_LIMIT' });
      const after = await lockedFor(account({ tokensFrom: '2024-11-18T01:00:00.001Z' }));
      await expect(after('kades', 'right', 'device of user of kades')).rejects.toMatchObject({ code: 'E_RATE_LIMIT' });
      const since = await lockedFor(account({ tokensFrom: '2024-11-18T01:00:00.000Z' }));
      await expect(since('kades', 'right', 'device of user of kades')).resolves.toBeDefined();
    });
  });
});
