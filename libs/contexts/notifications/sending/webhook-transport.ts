import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Instant } from '#kernel';
import type { WebhookContact } from '../contacts/contacts.js';
import { ForbiddenAddress, guardedLookup, mayCall, type AllowedHosts } from './address-guard.js';
import type { Outcome } from './mail-transport.js';
import { signedHeaders } from './signature.js';

/** Milliseconds after which a receiver that does not answer is given up. */
const PATIENCE = 10_000;

export interface WebhookTransport {
  /** Whether that address may be called, as far as it can be told without looking its name up. */
  allows(url: string): boolean;
  call(webhook: WebhookContact, id: string, body: string, now: Instant): Promise<Outcome>;
}

const outcomeOf = (status: number): Outcome => {
  if (status >= 200 && status < 300) return { outcome: 'SENT' };
  return { outcome: 'PUT_OFF', code: status >= 300 && status < 400 ? 'REDIRECTED' : 'HTTP_ERROR' };
};

/**
 * Signed calls of the form of Standard Webhooks. No redirect is followed, no private address called, and nothing of an
 * answer read but its status.
 * @param patience milliseconds for the whole call.
 */
export const webhookTransport = (allowed: AllowedHosts, patience = PATIENCE): WebhookTransport => ({
  allows: (url) => URL.canParse(url) && mayCall(new URL(url), allowed),
  call: ({ url, secret, former }, id, body, now) => {
    const address = new URL(url);
    if (!mayCall(address, allowed)) return Promise.resolve({ outcome: 'PUT_OFF', code: 'FORBIDDEN_ADDRESS' });
    const secrets = [secret, ...(former && now < former.until ? [former.secret] : [])];
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Sinergi',
      ...signedHeaders(id, Math.floor(Date.parse(now) / 1_000), body, secrets),
    };
    return new Promise((resolve) => {
      const request = (address.protocol === 'https:' ? secure : plain)(address, {
        method: 'POST',
        headers,
        agent: false,
        lookup: guardedLookup(allowed),
        signal: AbortSignal.timeout(patience),
      });
      request.on('response', (response) => {
        resolve(outcomeOf(response.statusCode ?? 0));
        request.destroy();
      });
      request.on('error', (error) =>
        resolve({ outcome: 'PUT_OFF', code: error instanceof ForbiddenAddress ? 'FORBIDDEN_ADDRESS' : 'NO_ANSWER' }),
      );
      // Without a word of either: so ends one whose receiver answers 101 with another protocol.
      request.on('close', () => resolve({ outcome: 'PUT_OFF', code: 'NO_ANSWER' }));
      request.end(body);
    });
  },
});
