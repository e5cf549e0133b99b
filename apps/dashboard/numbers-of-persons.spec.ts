import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { SUBJECT_HANDLE, type Instant } from '#kernel';
import { askedAsPerson, takesReference, type Schema } from '#views';
import { dashboard } from './index.js';
import { keptFields } from './pages/send-command.js';

const NIK = '6203020101800001';
const HANDLE: Schema = { type: 'string', pattern: SUBJECT_HANDLE.source };
const PERSON: Schema = { properties: { nik: { type: 'string' }, name: { type: 'string' } } };
const INPUT: Schema = { properties: { topic: { type: 'string' }, payer: HANDLE } };
const asked = (schema: Schema): Schema => (takesReference(schema) ? askedAsPerson(schema, PERSON) : schema);

describe('A number of a person that stands where none belongs', () => {
  it('is not kept in a draft, whose other words stay', () => {
    const known = '6203••••••••0001 2026-11-20T02:00:00.000Z';
    const kept = (reference: string) =>
      keptFields({ topic: `Pak Budi, NIK ${NIK}, BUMDes`, payer: { reference, known } }, INPUT, { asked }, {});
    const good = `trv_${'aB3-'.repeat(20)}`;
    expect(kept(good)).toEqual([
      ['/topic', 'Pak Budi, NIK [data pribadi], BUMDes'],
      ['/payer/reference', good],
      ['/payer/known', known],
    ]);
    expect(JSON.stringify(kept(NIK))).not.toContain(NIK);
  });

  it.each([
    ['/id/daftar', 'private, no-cache'],
    [`/id/daftar?q=${NIK}`, 'no-store'],
    ['/id/daftar?q=a&q=6203+0201+0180+0001', 'no-store'],
  ])('makes of a page one that no browser keeps (%s)', async (url, kept) => {
    const server = fastify();
    const api = '{"paths":{},"components":{"schemas":{}},"grants":[],"userId":"u-1","models":"7"}';
    await server.register(
      dashboard({
        calling: () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from(api) }),
        clock: { now: () => '2026-11-20T02:00:00.000Z' as Instant },
        views: [],
      }),
    );
    const { statusCode, headers } = await server.inject({ url, cookies: { sinergi: 'token' } });
    await server.close();
    expect([statusCode, headers['cache-control'], 'etag' in headers]).toEqual([200, kept, kept !== 'no-store']);
  });
});
