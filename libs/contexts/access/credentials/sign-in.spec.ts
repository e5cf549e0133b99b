import { describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import { loginThrottle } from './login-throttle.js';
import { signIn } from './sign-in.js';

const clock = { now: () => instant(new Date('2024-11-19T01:00:00Z')) };

const setUp = (isActive = true) => {
  const asked: string[] = [];
  const enter = signIn({
    credentials: {
      verify: async (username, password) => {
        asked.push(username);
        return password === 'right' ? `user of ${username}` : undefined;
      },
    },
    throttle: loginThrottle(clock),
    tokens: { issue: async (userId) => ({ accessToken: `token for ${userId}`, expiresIn: 60 }) },
    isActive: async () => isActive,
  });
  return { enter, asked };
};

describe('signing in', () => {
  it('gives a token for the right password', async () => {
    await expect(setUp().enter('kades', 'right')).resolves.toEqual({ accessToken: 'token for user of kades', expiresIn: 60 });
  });

  it('does not tell a wrong password from a disabled account', async () => {
    const [wrong, disabled] = await Promise.allSettled([setUp().enter('kades', 'wrong'), setUp(false).enter('kades', 'right')]);
    expect(wrong).toMatchObject({ status: 'rejected', reason: { code: 'E_UNAUTHENTICATED' } });
    expect(disabled).toEqual(wrong);
  });

  it('looks at no more than five passwords, also when all are sent at once', async () => {
    const { enter, asked } = setUp();
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => enter('kades', 'wrong')));
    expect(asked).toHaveLength(5);
    expect(answers.map((answer) => (answer as PromiseRejectedResult).reason.code as string).sort())
      .toEqual([...Array<string>(45).fill('E_RATE_LIMIT'), ...Array<string>(5).fill('E_UNAUTHENTICATED')]);
    await expect(enter('kades', 'right')).rejects.toMatchObject({ code: 'E_RATE_LIMIT' });
  });

  it('forgives earlier failures after a success', async () => {
    const { enter } = setUp();
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await expect(enter('kades', 'wrong')).rejects.toMatchObject({ code: 'E_UNAUTHENTICATED' });
      await expect(enter('kades', 'right')).resolves.toBeDefined();
    }
  });
});
