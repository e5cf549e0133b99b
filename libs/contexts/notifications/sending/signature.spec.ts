import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { newSecret, signedHeaders } from './signature.js';

const body = '{"type":"REPORT_DUE"}';
const now = () => Math.floor(Date.now() / 1_000);

describe('The signature of a webhook', () => {
  it('is good for the published library, and for the content and the secret alone', () => {
    const [secret, other] = [newSecret(), newSecret()];
    const headers = signedHeaders('msg-1', now(), body, [secret]);
    expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'REPORT_DUE' });
    expect(() => new Webhook(other).verify(body, headers)).toThrow();
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg-2' })).toThrow();
  });

  it('is good under both secrets while one replaces the other', () => {
    const [former, secret] = [newSecret(), newSecret()];
    const headers = signedHeaders('msg-1', now(), body, [secret, former]);
    for (const each of [former, secret]) expect(new Webhook(each).verify(body, headers)).toBeTruthy();
  });

  it('is that of the published example', () => {
    const headers = signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}', [
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    ]);
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('has a secret of 32 random bytes', () => {
    const secrets = Array.from({ length: 10 }, newSecret);
    expect(new Set(secrets).size).toBe(10);
    for (const secret of secrets) expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
  });
});
