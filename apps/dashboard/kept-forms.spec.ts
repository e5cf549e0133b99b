import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import type { Instant } from '#kernel';
import { VIEWS } from './views.js';
import { dashboard } from './index.js';

const answering = async (status: number) => {
  const server = fastify();
  const problem = { status, code: 'E_X', messageId: 'sedang penuh.', messageEn: 'is full.' };
  await server.register(
    dashboard({
      calling: ({ path }) =>
        Promise.resolve(
          path === '/openapi.json'
            ? { status: 200, headers: {}, body: Buffer.from('{"paths":{},"components":{"schemas":{}}}') }
            : { status, headers: {}, body: Buffer.from(JSON.stringify(problem)) },
        ),
      clock: { now: () => '2026-11-20T02:00:00.000Z' as Instant },
      views: VIEWS,
    }),
  );
  return server;
};

describe('A form that cannot be taken now', () => {
  it.each([429, 500, 503])('is kept as it was typed, to be sent again by the same key (%s)', async (status) => {
    const server = await answering(status);
    const { statusCode, body } = await server.inject({
      method: 'POST',
      url: '/id/kunjungan/do/new',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams([
        ['/topics/0', 'Pengelolaan "BUMDes"'],
        ['_key', 'formulir-12345'],
        ['_draft', '3'],
        ['_upload:/letter', 'x:y'],
        ['_add', '/topics'],
      ]).toString(),
    });
    expect(statusCode).toBe(status);
    expect(body).toContain('<form method="post" action="/id/kunjungan/do/new"');
    expect(body).toContain('name="/topics/0" value="Pengelolaan &quot;BUMDes&quot;"');
    expect(body).toContain('name="_key" value="formulir-12345"');
    expect(body).toContain('name="_draft" value="3"');
    expect(body).toContain('name="_upload:/letter" value="x:y"');
    expect(body).not.toContain('name="_add"');
    await server.close();
  });

  it('is said to be lost where it is, as a file of a page is when the session has ended', async () => {
    const server = await answering(401);
    const { statusCode, body } = await server.inject({
      method: 'POST',
      url: '/id/impor/mulai',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' },
      payload: '--x\r\nContent-Disposition: form-data; name="region"\r\n\r\n62.03\r\n--x--\r\n',
    });
    await server.close();
    expect(statusCode).toBe(401);
    expect(body).toContain('Yang baru dikirim tidak tersimpan di sini');
    expect(body).not.toContain('Isian Anda masih ada di halaman ini');
    expect(body).toContain('href="/id/masuk" target="_blank"');
  });

  it('stays for whoever signed in, to whom it is closed; that he is signed in is not denied', async () => {
    const server = fastify();
    const closed = { status: 404, code: 'E_NOT_FOUND', messageId: 'tidak terbuka bagi Anda.', messageEn: 'closed.' };
    const answers: Readonly<Record<string, object>> = {
      '/openapi.json': { paths: {}, components: { schemas: {} } },
      '/v1/auth/token': { access_token: 'token', expires_in: 60 },
    };
    await server.register(
      dashboard({
        calling: ({ path }) =>
          Promise.resolve({
            status: path in answers ? 200 : 404,
            headers: {},
            body: Buffer.from(JSON.stringify(answers[path] ?? closed)),
          }),
        clock: { now: () => '2026-11-20T02:00:00.000Z' as Instant },
        views: VIEWS,
      }),
    );
    const { statusCode, body, cookies } = await server.inject({
      method: 'POST',
      url: '/id/masuk',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams({
        username: 'kades',
        password: 'rahasia',
        next: '/id/kunjungan/x/do/issue-travel-order',
        '/orderNo': '1/ST',
      }).toString(),
    });
    await server.close();
    expect([statusCode, cookies.some(({ name, value }) => name === 'sinergi' && value === 'token')]).toEqual([
      404,
      true,
    ]);
    expect(body).toContain('Tidak terbuka bagi Anda.');
    expect(body).toContain('action="/id/kunjungan/x/do/issue-travel-order"');
    expect(body).toContain('name="/orderNo" value="1/ST"');
    expect(body).not.toMatch(/Belum dapat masuk|rahasia/);
  });
});
