import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instant } from '#kernel';
import type { Outcome } from './mail-transport.js';
import { webhookTransport } from './webhook-transport.js';

/** How a receiver behaves, by the path that is called. */
const BEHAVIOUR: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/silent': () => undefined,
  '/dribbling': (response) => void response.writeHead(200).write('a'),
  '/dribbling-error': (response) => void response.writeHead(500).write('a'),
  '/half': (response) => {
    response.writeHead(204);
    response.socket!.end('HTTP/1.1 20');
  },
  '/another-protocol': (response) =>
    void response.socket!.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n'),
  '/closed': (response) => void response.socket!.destroy(),
  '/headers': (response) => void response.writeHead(200, { 'x-much': 'a'.repeat(100_000) }).end(),
  '/early': (response) => {
    response.writeProcessing();
    response.writeEarlyHints({ link: '</a>; rel=preload' });
  },
};
let receiver: Server;
beforeAll(async () => {
  receiver = createServer((request, response) => BEHAVIOUR[request.url!]!(response));
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', () => resolve()));
});
afterAll(async () => {
  receiver.closeAllConnections();
  await new Promise<void>((resolve) => void receiver.close(() => resolve()));
});

const call = (path: string, allowed: readonly string[] = ['127.0.0.1']): Promise<Outcome> => {
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}${path}`;
  const webhook = { webhookId: 'w-1', userId: 'kades', url, secret: 'whsec_AAAA' };
  return webhookTransport(allowed, 500).call(webhook, 'msg-1', '{}', instant(new Date()));
};

describe('A call of a webhook ends', () => {
  it.each([
    ['/silent', { outcome: 'PUT_OFF', code: 'NO_ANSWER' }],
    ['/early', { outcome: 'PUT_OFF', code: 'NO_ANSWER' }],
    ['/another-protocol', { outcome: 'PUT_OFF', code: 'NO_ANSWER' }],
    ['/closed', { outcome: 'PUT_OFF', code: 'NO_ANSWER' }],
    ['/half', { outcome: 'PUT_OFF', code: 'NO_ANSWER' }],
    ['/headers', { outcome: 'PUT_OFF', code: 'NO_ANSWER' }],
    ['/dribbling', { outcome: 'SENT' }],
    ['/dribbling-error', { outcome: 'PUT_OFF', code: 'HTTP_ERROR' }],
  ])('though its receiver does so: %s', async (path, outcome) => expect(await call(path)).toEqual(outcome));

  it('before it begins where the address may not be called', async () =>
    expect(await call('/silent', [])).toEqual({ outcome: 'PUT_OFF', code: 'FORBIDDEN_ADDRESS' }));
});
