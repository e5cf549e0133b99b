import { describe, expect, it } from '@jest/globals';
import { instant, type Clock, type Rejection } from '#kernel';
import { loginThrottle } from './login-throttle.js';

const MINUTE = 60_000;

const setUp = () => {
  let ms = Date.parse('2024-11-19T01:00:00Z');
  const clock: Clock = { now: () => instant(new Date(ms)) };
  const throttle = loginThrottle(clock);
  const refusal = (name: string): Rejection | undefined => {
    try {
      throttle.attempt(name);
    } catch (error) {
      return error as Rejection;
    }
    return undefined;
  };
  const fail = (name: string, times: number) => expect(Array.from({ length: times }, () => refusal(name))).toEqual(Array(times).fill(undefined));
  return { throttle, refusal, fail, pass: (duration: number) => void (ms += duration) };
};

describe('failed logins', () => {
  it('are let through five times in 15 minutes, then refused until the first is 15 minutes old', () => {
    const { refusal, fail, pass } = setUp();
    fail('kades', 1);
    pass(5 * MINUTE);
    fail('kades', 4);
    expect(refusal('kades')).toMatchObject({ code: 'E_RATE_LIMIT', status: 429, info: { details: { retryAfterSeconds: 600 } } });
    pass(10 * MINUTE - 1);
    expect(refusal('kades')?.code).toBe('E_RATE_LIMIT');
    pass(1);
    fail('kades', 1);
    expect(refusal('kades')?.code).toBe('E_RATE_LIMIT');
  });

  it('count by name, however it is written, and not for other names', () => {
    const { refusal, fail } = setUp();
    fail('kades', 4);
    fail(' Kades ', 1);
    expect(refusal('KADES')?.code).toBe('E_RATE_LIMIT');
    fail('camat', 5);
  });

  it('are forgiven by a success', () => {
    const { throttle, fail } = setUp();
    fail('kades', 5);
    throttle.succeeded('kades');
    fail('kades', 5);
  });

  it('do not grow longer by attempts that are refused', () => {
    const { refusal, fail, pass } = setUp();
    fail('kades', 5);
    pass(14 * MINUTE);
    expect(refusal('kades')?.code).toBe('E_RATE_LIMIT');
    pass(MINUTE);
    fail('kades', 5);
  });

  it('of one name outlive the forgetting of others', () => {
    const { refusal, fail, pass } = setUp();
    fail('kades', 1);
    fail('camat', 1);
    pass(14 * MINUTE);
    fail('kades', 4);
    pass(MINUTE - 1);
    expect(refusal('kades')?.code).toBe('E_RATE_LIMIT');
    pass(1);
    fail('camat', 5);
    fail('kades', 1);
    expect(refusal('kades')?.code).toBe('E_RATE_LIMIT');
  });
});
