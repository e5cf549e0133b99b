import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** Bytes of a secret; Standard Webhooks asks for 24 to 64. */
const BYTES = 32;

/** A new secret in the form of Standard Webhooks: `whsec_` and base64. */
export const newSecret = (): string => `${PREFIX}${randomBytes(BYTES).toString('base64')}`;

/**
 * The headers by which a receiver knows who sent it, when, and whether it has it already (Standard Webhooks 1.0): one
 * signature for each secret.
 */
export const signedHeaders = (
  id: string,
  seconds: number,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(seconds),
  'webhook-signature': secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
    })
    .join(' '),
});
