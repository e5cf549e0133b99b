import { describe, expect, it } from '@jest/globals';
import { instant, type Clock, type Rejection } from '#kernel';
import { loginThrottle } from './login-throttle.js';

const MINUTE = 60_000;

const setUp = () => {
  let ms = Date.parse('2024-11-19T01:00:00Z');
  const clock: Clock = { now: () => instant(new Date(ms)) };
  const throttle = loginThrottle(clock);
  const refusal = (username: string, address = '10.0.0.1', device?: string): Rejection | undefined => {
    try {
      throttle.attempt({ username, address, ...(device && { device }) });
    } catch (error) {
      return error as Rejection;
    }
    return undefined;
  };
  const fail = (name: string, times: number, address?: string, device?: string) =>
    expect(Array.from({ length: times }, () => refusal(name, address, device))).toEqual(Array(times).fill(undefined));
  return { throttle, refusal, fail, pass: (duration: number) => void (ms += duration) };
};

describe('failed logins', () => {
  it('are let through five times in 15 minutes, then refused until the first is 15 minutes old', () => {
    const { refusal, fail, pass } = setUp();
    fail('kades', 1);
    pass(5 * MINUTE);
    fail('kades', 4);
    expect(refusal('kades')).toMatchObject({
      code: 'E_RATE_LIMIT',
      status: 429,
      info: { details: { retryAfterSeconds: 600 } },
    });
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
    throttle.succeeded({ username: 'kades', address: '10.0.0.1' });
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

  it('of a stranger do not lock out another address, nor a known device at the same one', () => {
    const { refusal, fail } = setUp();
    fail('kades', 5, '203.0.113.9');
    expect(refusal('kades', '203.0.113.9')?.code).toBe('E_RATE_LIMIT');
    fail('kades', 5, '10.0.0.1');
    fail('kades', 5, '203.0.113.9', 'telepon');
    expect(refusal('kades', '198.51.100.7', 'telepon')?.code).toBe('E_RATE_LIMIT');
    fail('kades', 5, '203.0.113.9', 'laptop');
  });

  it('from many addresses are fifty together; a known device passes still', () => {
    const { throttle, refusal, fail } = setUp();
    for (let host = 0; host < 9; host += 1) fail('kades', 5, `198.51.100.${host}`);
    fail('kades', 5, '198.51.100.9');
    expect(refusal('kades', '10.0.0.1')?.code).toBe('E_RATE_LIMIT');
    fail('kades', 1, '10.0.0.1', 'telepon');
    fail('camat', 1, '10.0.0.1');
    throttle.succeeded({ username: 'kades', address: '198.51.100.9' });
    fail('kades', 1, '198.51.100.9');
    expect(refusal('kades', '10.0.0.1')?.code).toBe('E_RATE_LIMIT');
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
    ['2001:db8::1', '2001:0db8:0:0:5::', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::1', '::2', true],
    ['::ffff:10.0.0.1', '::ffff:10.0.0.2', false],
    ['10.0.0.1', '10.0.0.2', false],
  ])('from %s and %s count as of one subscriber: %s', (one, other, same) => {
    const { refusal, fail } = setUp();
    fail('kades', 5, one);
    expect(refusal('kades', other)?.code).toBe(same ? 'E_RATE_LIMIT' : undefined);
  });
});
