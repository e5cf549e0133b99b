import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import type { Instant } from '#kernel';
import { VIEWS } from './views.js';
import { dashboard } from './index.js';

const NOTHING = '{"paths":{},"components":{"schemas":{}},"items":[],"grants":[],"userId":"u-1"}';
const serving = async () => {
  const server = fastify();
  await server.register(
    dashboard({
      calling: () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from(NOTHING) }),
      clock: { now: () => '2026-11-20T02:00:00.000Z' as Instant },
      views: VIEWS,
    }),
  );
  return server;
};
const PART = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n';
const PLAIN = ['/id/masuk', '/en/account', '/id/akun/konsep', '/id/bertindak-untuk', '/id/kunjungan/tampilan'];
const WITH_FILES = ['/id/kunjungan/do/new', '/id/impor/mulai', '/id/impor/x/baris'];

describe('What is sent and is no form', () => {
  const sent = async (url: string, type: string | undefined, payload: string) => {
    const server = await serving();
    const headers = { 'sec-fetch-site': 'same-origin', ...(type && { 'content-type': type }) };
    const { statusCode, body } = await server.inject({ method: 'POST', url, headers, payload });
    await server.close();
    return [statusCode, body] as const;
  };

  it.each([...PLAIN, ...WITH_FILES])('is refused with words where it is bytes, or nothing (%s)', async (url) => {
    for (const type of ['application/octet-stream', undefined]) {
      const [status, body] = await sent(url, type, type ? 'abc' : '');
      expect([status, body]).toEqual([415, expect.stringMatching(/bukan formulir|no form that can be read/)]);
    }
  });
  it.each(PLAIN)('is refused with words where no file is asked for, and it may hold one (%s)', async (url) => {
    expect((await sent(url, 'multipart/form-data; boundary=x', `${PART}--x--\r\n`))[0]).toBe(415);
  });
  it.each(WITH_FILES)('is refused with words where it ends before its end (%s)', async (url) => {
    for (const [type, payload] of [
      ['multipart/form-data; boundary=x', PART],
      ['multipart/form-data', 'abc'],
    ] as const) {
      const [status, body] = await sent(url, type, payload);
      expect([status, body]).toEqual([400, expect.stringContaining('terputus atau rusak di jalan')]);
    }
  });
});
