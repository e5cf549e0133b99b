import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { Metrics, createLogger } from '#nest';
import { VIEWS } from '../../apps/dashboard/views.js';
import { servePages } from '../../apps/dashboard/serve.js';
import { fixedClock } from '../../libs/testing/tally.js';
import { TODAY } from '../e2e/system.js';
import { WebSystem } from './web-system.js';

const HTML = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const ASTRAY = [
  ['/idx', 404, 'Tidak ditemukan', 'Not found'],
  ['//id', 404, 'Tidak ditemukan', 'Not found'],
  ['/id/tiada', 404, 'Tidak ditemukan', undefined],
  ['/id/kunjungan/%zz', 400, 'Alamat ini tidak dapat dibaca', undefined],
  ['/en/study-visits/%E0%A4%A', 400, undefined, 'This address cannot be read'],
  ['/%', 400, 'Alamat ini tidak dapat dibaca', 'This address cannot be read'],
  [`/id/kunjungan/${'x'.repeat(501)}`, 404, 'Tidak ditemukan', undefined],
] as const;

let web: WebSystem;
beforeAll(async () => {
  web = await WebSystem.start();
});
afterAll(() => web.stop());

describe('Whoever goes astray in a browser', () => {
  it.each(ASTRAY)('is told so by a page in his language: %.40s', async (url, status, id, en) => {
    for (const [language, said] of [
      ['id', id],
      ['en', en],
    ] as const) {
      if (!said) continue;
      const answer = await web.page(undefined, url, { ...HTML, 'accept-language': language });
      expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
        status,
        'text/html; charset=utf-8',
        'no-store',
      ]);
      expect(answer.html).toContain(`<html lang="${language}">`);
      expect(answer.html).toContain(said);
      expect(answer.headers).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it('is told that the address is wrong, and not that something is broken', async () => {
    for (const [url, title] of [
      ['/id/kunjungan/%zz', 'Alamat atau isian tidak terbaca'],
      ['/en/study-visits/%zz', 'The address or what was sent cannot be read'],
    ] as const) {
      const { html } = await web.page('kades-sei-asam', url, HTML);
      expect([url, /<h1>([^<]*)<\/h1>/.exec(html)?.[1]]).toEqual([url, title]);
      expect(html).not.toMatch(/Ada gangguan|Something went wrong/);
    }
  });

  it('is led on where his address has one slash too many at its end, and never out of the pages', async () => {
    for (const [url, to] of [
      ['/id/', '/id'],
      ['/en/?year=2024', '/en?year=2024'],
      ['/id/kunjungan/?year=2024', '/id/kunjungan?year=2024'],
      ['/id/kunjungan/do/new/', '/id/kunjungan/do/new'],
      ['/id/kunjungan//', undefined],
      ['/id//evil.example/', undefined],
      ['//evil.example/', undefined],
    ] as const) {
      const { status, headers } = await web.page('kades-sei-asam', url, HTML);
      expect([url, status, headers['location']]).toEqual([url, to ? 308 : 404, to]);
    }
  });

  it('stays signed in, with his menu', async () => {
    for (const url of ['/idx', '/id/kunjungan/%zz'])
      expect((await web.page('kades-sei-asam', url, HTML)).html).toContain('action="/id/keluar"');
  });

  it('is answered as a program where he is one, and always by the API', async () => {
    for (const [url, headers] of [
      ['/idx', { accept: '*/*' }],
      ['/idx', {}],
      ['/%', { accept: 'application/json' }],
      ['/v1/tiada', HTML],
      ['/v1/%zz', HTML],
    ] as const)
      expect((await web.page(undefined, url, headers)).headers['content-type']).toBe(
        'application/problem+json; charset=utf-8',
      );
  });

  it('is told the same by pages in a process of their own', async () => {
    const api = fastify();
    api.get('/openapi.json', () => ({ paths: {}, components: { schemas: {} } }));
    const apiUrl = await api.listen({ port: 0, host: '127.0.0.1' });
    const pages = await servePages({
      apiUrl,
      clock: fixedClock(TODAY),
      views: VIEWS,
      logger: createLogger('silent'),
      metrics: new Metrics(),
      stopTimeout: 1_000,
    });
    for (const [url, status] of ASTRAY) {
      const { statusCode, headers } = await pages.inject({ url, headers: HTML });
      expect([url, statusCode, headers['content-type']]).toEqual([url, status, 'text/html; charset=utf-8']);
    }
    await pages.close();
    await api.close();
  });
});
