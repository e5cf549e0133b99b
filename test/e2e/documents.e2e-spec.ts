import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import type { LocalDate, RegionCode } from '#kernel';
import type { HttpAnswer } from '#demo';
import { plainPdf } from '#testing';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { ADMIN, SystemUnderTest } from './system.js';

/** Evidence that is uploaded, kept by its hash, referred to and fetched (COM-10). */
let system: SystemUnderTest;
const tokens = new Map<string, string>();
let server: ReturnType<SystemUnderTest['sinergi']['app']['getHttpServer']>;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.sinergi.app.listen(0, '127.0.0.1');
  server = system.sinergi.app.getHttpServer();
  await system.employ('operator-sa', 'VILLAGE_OPERATOR', OWN, 'pemdes-62.03.02.2007');
  await system.employ('operator-lain', 'VILLAGE_OPERATOR', OTHER, 'pemdes-63.10.09.2009');
  for (const by of [HEAD, OPERATOR, STRANGER, ADMIN]) tokens.set(by, await system.tokenOf(by));
});
afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
afterAll(() => system.stop());

const [OWN, OTHER] = ['62.03.02.2007', '63.10.09.2009'];
const HEAD = 'kades-sei-asam';
const OPERATOR = 'operator-sa';
const STRANGER = 'operator-lain';
const BYTES = 'application/offset+octet-stream';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
let made = 0;
/** A file that nobody has sent before. */
const newPdf = (): Buffer => plainPdf([`Surat nomor ${(made += 1)}`]);
const codeOf = ({ status, body }: HttpAnswer): string => {
  const { code, ruleId, field } = (body ?? {}) as Partial<Record<string, string>>;
  return [status, code, ruleId, field].filter(Boolean).join(' ');
};

const upload = async (by: string, bytes: Buffer): Promise<string> => {
  const { status, headers, body } = await system.call({
    method: 'POST',
    path: '/v1/uploads',
    token: await system.tokenOf(by),
    bytes,
  });
  expect([status, body]).toEqual([201, undefined]);
  return headers['location']!.replace('/v1/uploads/', '');
};
const terms = (more: object = {}) => ({ type: 'SURAT', date: '2026-11-02', classification: 'INTERNAL', ...more });
const store = (by: string, id: string, document: object = {}, more: object = {}, key?: string) =>
  system.post(by, '/v1/documents', { upload: id, document: terms(document), ...more }, key);
/** Uploads and stores. */
const stored = async (by: string, bytes: Buffer, document: object = {}): Promise<string> => {
  const answer = await store(by, await upload(by, bytes), document);
  expect(codeOf(answer)).toBe('201');
  await system.settle();
  return (answer.body as { id: string }).id;
};
const shown = async (by: string, path: string) =>
  ((await system.get(by, path)).body as { item: Record<string, never> }).item;

const tus = (by: string, method: 'post' | 'head' | 'patch' | 'delete', path: string) =>
  request(server)
    [method](path)
    .set('Authorization', `Bearer ${tokens.get(by)}`)
    .set('Tus-Resumable', '1.0.0');
const fetched = async (by: string, path: string) =>
  request(server)
    .get(path)
    .set('Authorization', `Bearer ${await system.tokenOf(by)}`)
    .buffer(true)
    .parse((answer, done) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => done(null, Buffer.concat(pieces)));
      answer.on('close', () => done(null, Buffer.concat(pieces)));
    });

describe('A document', () => {
  it('is uploaded, stored by what the system finds of it, shown, and fetched as it was', async () => {
    const bytes = newPdf();
    const id = await stored(OPERATOR, bytes, { number: '140/1', issuer: 'Pemdes Sei Asam' });
    const { document, ...rest } = await shown(OPERATOR, `/v1/documents/${id}`);
    expect(document).toEqual({
      docId: id,
      ...terms({ number: '140/1', issuer: 'Pemdes Sei Asam' }),
      sha256: sha256(bytes),
      seen: true,
    });
    expect(rest).toMatchObject({
      stage: 'STORED',
      bytes: bytes.length,
      mediaType: 'application/pdf',
      keptBy: { scope: OWN, officeId: 'pemdes-62.03.02.2007' },
    });
    const { status, headers, body } = await fetched(OPERATOR, `/v1/documents/${id}/content`);
    expect([status, (body as Buffer).equals(bytes)]).toEqual([200, true]);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${id}.pdf"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      etag: `"${sha256(bytes)}"`,
      'repr-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
      'cache-control': 'private, no-cache',
    });
    const again = await request(server)
      .get(`/v1/documents/${id}/content`)
      .set('Authorization', `Bearer ${await system.tokenOf(OPERATOR)}`)
      .set('If-None-Match', `"${sha256(bytes)}"`);
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('has the id that records give it already, and by which it is stored once', async () => {
    const bytes = newPdf();
    expect(await stored(OPERATOR, bytes, { docId: 'surat-sa-1' })).toBe('surat-sa-1');
    expect(codeOf(await store(OPERATOR, await upload(OPERATOR, newPdf()), { docId: 'surat-sa-1' }))).toBe(
      '409 E_STATE COM-10 /document/docId',
    );
    expect((await shown(OPERATOR, '/v1/documents/surat-sa-1'))['document']).toMatchObject({ sha256: sha256(bytes) });
  });

  it('is stored once however often the command is sent, by two at once as well', async () => {
    const id = await upload(OPERATOR, newPdf());
    const [one, two] = await Promise.all([
      store(OPERATOR, id, {}, {}, 'dokumen-dua-kali'),
      store(OPERATOR, id, {}, {}, 'dokumen-dua-kali'),
    ]);
    expect([one.status, two.status, one.body]).toEqual([201, 201, two.body]);
    const third = await store(OPERATOR, id, {}, {}, 'dokumen-dua-kali');
    expect([third.status, third.body]).toEqual([201, one.body]);
    expect(codeOf(await store(OPERATOR, id, { type: 'LAIN' }, {}, 'dokumen-dua-kali'))).toBe(
      '409 E_COMMAND_REPLAY COM-02',
    );
  });

  it('cannot be tried alone: that is refused, and the upload stays for the command in earnest', async () => {
    const id = await upload(OPERATOR, newPdf());
    const tried = await system.post(OPERATOR, '/v1/documents?dryRun=true', { upload: id, document: terms() });
    expect([codeOf(tried), (tried.body as { parameter?: string }).parameter]).toEqual(['400 E_MALFORMED', 'dryRun']);
    expect(codeOf(await store(OPERATOR, id))).toBe('201');
  });

  it.each<[string, object, object, string]>([
    ['another hash', { sha256: '0'.repeat(64) }, {}, '422 E_VALIDATION COM-10 /document/sha256'],
    ['another kind of file', {}, { mediaType: 'image/png' }, '422 E_FILE_TYPE COM-10 /mediaType'],
    ['a day that has not come', { date: '2026-11-21' }, {}, '422 E_DATE_ORDER COM-10 /document/date'],
    ['no kind of document', { type: '' }, {}, '422 E_VALIDATION /document/type'],
    ['a classification that there is not', { classification: 'TOP' }, {}, '422 E_VALIDATION /document/classification'],
    ['an id that is none', { docId: '../x' }, {}, '422 E_VALIDATION /document/docId'],
    ['what the system finds itself', {}, { bytes: 1 }, '422 E_VALIDATION /bytes'],
  ])('of which the sender says %s is refused', async (_, document, more, code) => {
    const before = await system.head();
    expect(codeOf(await store(OPERATOR, await upload(OPERATOR, newPdf()), document, more))).toBe(code);
    expect(await system.head()).toBe(before);
  });

  it.each<[string, Buffer, string]>([
    ['a text', Buffer.from('bukan PDF'), '422 E_FILE_TYPE COM-10'],
    ['a PDF cut short', newPdf().subarray(0, 200), '422 E_FILE_TYPE COM-10'],
    ['a PDF with another file in it', plainPdf(['x'], ['<< /Type /EmbeddedFile >>']), '422 E_FILE_UNSAFE COM-10'],
    ['a PDF with a script', plainPdf(['x'], ['<< /S /JavaScript >>']), '422 E_FILE_UNSAFE COM-10'],
  ])('that is %s is refused as soon as it is there, and nothing is left of it', async (_, bytes, code) => {
    const before = readdirSync(join(system.dataDir, 'uploads'));
    const token = await system.tokenOf(OPERATOR);
    expect(codeOf(await system.call({ method: 'POST', path: '/v1/uploads', token, bytes }))).toBe(code);
    const { headers } = await tus(OPERATOR, 'post', '/v1/uploads').set('Upload-Length', String(bytes.length));
    const last = await tus(OPERATOR, 'patch', headers['location'] as string)
      .set({ 'Content-Type': BYTES, 'Upload-Offset': '0' })
      .send(bytes);
    expect(codeOf(last)).toBe(code);
    expect(readdirSync(join(system.dataDir, 'uploads'))).toEqual(before);
  });

  it('whose upload was complete before uploads were looked at is looked at when it is stored', async () => {
    const bytes = Buffer.from('bukan PDF');
    const id = await upload(OPERATOR, newPdf());
    const file = join(system.dataDir, 'uploads', id);
    writeFileSync(file, bytes);
    const { mediaType: _, ...info } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Record<string, unknown>;
    writeFileSync(`${file}.json`, JSON.stringify({ ...info, size: bytes.length }));
    const before = await system.head();
    expect(codeOf(await store(OPERATOR, id))).toBe('422 E_FILE_TYPE COM-10 /upload');
    expect(await system.head()).toBe(before);
    expect(readdirSync(join(system.dataDir, 'documents'), { recursive: true })).not.toContainEqual(
      expect.stringContaining(sha256(bytes)),
    );
    await tus(OPERATOR, 'delete', `/v1/uploads/${id}`);
  });

  it("is nothing without an upload that is complete and the sender's own", async () => {
    expect(codeOf(await system.post(OPERATOR, '/v1/documents', { document: terms() }))).toBe(
      '422 E_VALIDATION COM-10 /upload',
    );
    expect(codeOf(await store(OPERATOR, '0'.repeat(48)))).toBe('404 E_NOT_FOUND COM-10 /upload');
    expect(codeOf(await store(OPERATOR, 'x'))).toBe('404 E_NOT_FOUND COM-10 /upload');
    expect(codeOf(await store(STRANGER, await upload(OPERATOR, newPdf())))).toBe('404 E_NOT_FOUND COM-10 /upload');
  });
});

describe('An upload', () => {
  const begin = (length: number) => async () => {
    const answer = await tus(OPERATOR, 'post', '/v1/uploads').set('Upload-Length', String(length));
    return answer.headers['location'] as string;
  };

  it('goes on where it was broken off', async () => {
    const bytes = newPdf();
    const begun = await tus(OPERATOR, 'post', '/v1/uploads').set('Upload-Length', String(bytes.length));
    expect(begun.status).toBe(201);
    const path = begun.headers['location']!;
    const piece = async (from: number, to: number) =>
      tus(OPERATOR, 'patch', path)
        .set('Content-Type', BYTES)
        .set('Upload-Offset', String(from))
        .send(bytes.subarray(from, to));
    expect((await piece(0, 100)).headers['upload-offset']).toBe('100');
    expect(codeOf(await store(OPERATOR, path.replace('/v1/uploads/', '')))).toBe('409 E_STATE COM-10 /upload');
    const wrong = await piece(50, 200);
    expect([wrong.status, wrong.body.code, wrong.body.header]).toEqual([409, 'E_STATE', 'Upload-Offset']);
    const head = await tus(OPERATOR, 'head', path);
    expect([head.status, head.headers['upload-offset'], head.headers['upload-length']]).toEqual([
      200,
      '100',
      String(bytes.length),
    ]);
    const last = await piece(100, bytes.length);
    expect([last.status, last.headers['upload-offset']]).toEqual([204, String(bytes.length)]);
    expect(codeOf(await store(OPERATOR, path.replace('/v1/uploads/', ''), { sha256: sha256(bytes) }))).toBe('201');
  });

  it('of which nobody has said how long it is becomes no document before that is said', async () => {
    const bytes = newPdf();
    const path = (await tus(OPERATOR, 'post', '/v1/uploads').set('Upload-Defer-Length', '1')).headers['location']!;
    const piece = (from: number, headers: Record<string, string>) =>
      tus(OPERATOR, 'patch', path)
        .set({ 'Content-Type': BYTES, 'Upload-Offset': String(from), ...headers })
        .send(bytes.subarray(from));
    expect((await piece(0, {})).headers['upload-offset']).toBe(String(bytes.length));
    const id = path.replace('/v1/uploads/', '');
    expect(codeOf(await store(OPERATOR, id))).toBe('409 E_STATE COM-10 /upload');
    expect((await piece(bytes.length, { 'Upload-Length': String(bytes.length) })).status).toBe(204);
    expect(codeOf(await store(OPERATOR, id))).toBe('201');
  });

  it('that lies on another host is not known here, and is begun anew', async () => {
    const path = await begin(590)();
    const id = path.replace('/v1/uploads/', '');
    for (const ending of ['', '.json']) rmSync(join(system.dataDir, 'uploads', `${id}${ending}`));
    expect((await tus(OPERATOR, 'head', path)).status).toBe(404);
    const more = await tus(OPERATOR, 'patch', path)
      .set({ 'Content-Type': BYTES, 'Upload-Offset': '0' })
      .send(Buffer.alloc(5));
    expect([more.status, more.body.code, more.body.messageEn]).toEqual([
      404,
      'E_NOT_FOUND',
      expect.stringContaining('begin anew with POST /v1/uploads'),
    ]);
    expect(codeOf(await store(OPERATOR, id))).toBe('404 E_NOT_FOUND COM-10 /upload');
    expect(codeOf(await store(OPERATOR, await upload(OPERATOR, newPdf())))).toBe('201');
  });

  it('is seen by nobody else, and gone once it is put away', async () => {
    const path = await begin(10)();
    for (const method of ['head', 'delete'] as const) expect((await tus(HEAD, method, path)).status).toBe(404);
    expect((await tus(OPERATOR, 'delete', path)).status).toBe(204);
    expect((await tus(OPERATOR, 'head', path)).status).toBe(404);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['of one byte more than may be', { 'Upload-Length': '20971521' }, 413, 'E_TOO_LARGE'],
    ['of no length', {}, 400, 'E_MALFORMED'],
    ['of two lengths', { 'Upload-Length': '1', 'Upload-Defer-Length': '1' }, 400, 'E_MALFORMED'],
    ['of a length that is no number', { 'Upload-Length': '-1' }, 400, 'E_MALFORMED'],
    ['that joins others', { 'Upload-Concat': 'final;/v1/uploads/a /v1/uploads/b' }, 400, 'E_MALFORMED'],
    ['with a checksum of a piece', { 'Upload-Length': '1', 'Upload-Checksum': 'sha1 YQ==' }, 400, 'E_MALFORMED'],
    ['by another version of the protocol', { 'Upload-Length': '1', 'Tus-Resumable': '0.2.2' }, 400, 'E_MALFORMED'],
  ])('%s is refused', async (_, headers, status, code) => {
    const asked = tus(OPERATOR, 'post', '/v1/uploads');
    const answer = await asked.set(headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('of exactly as many bytes as may be is taken', async () => {
    const path = await begin(20_971_520)();
    expect((await tus(OPERATOR, 'delete', path)).status).toBe(204);
  });

  it('takes no more bytes than it said', async () => {
    const path = await begin(10)();
    const more = await tus(OPERATOR, 'patch', path)
      .set('Content-Type', BYTES)
      .set('Upload-Offset', '0')
      .send(Buffer.alloc(11));
    expect([more.status, more.body.code]).toEqual([413, 'E_TOO_LARGE']);
    await tus(OPERATOR, 'delete', path);
  });

  it('of which a user has twenty open is the last one for now, also where he begins many at once', async () => {
    const begun = await Promise.all(
      Array.from({ length: 25 }, () => tus(HEAD, 'post', '/v1/uploads').set('Upload-Length', '10')),
    );
    expect(begun.filter(({ status }) => status === 201)).toHaveLength(20);
    for (const { headers } of begun) if (headers['location']) await tus(HEAD, 'delete', headers['location']);
    const paths: string[] = [];
    for (let each = 0; each < 20; each += 1) {
      const answer = await tus(HEAD, 'post', '/v1/uploads').set('Upload-Length', '10');
      expect(answer.status).toBe(201);
      paths.push(answer.headers['location']!);
    }
    const refused = await tus(HEAD, 'post', '/v1/uploads').set('Upload-Length', '10');
    expect([refused.status, refused.body.code, refused.body.ruleId]).toEqual([409, 'E_LIMIT', 'COM-14']);
    expect((await tus(STRANGER, 'post', '/v1/uploads').set('Upload-Length', '10')).status).toBe(201);
    const { body } = await system.get(HEAD, '/v1/uploads');
    const { items } = body as { items: readonly { id: string; received: number; length: number; begunAt: string }[] };
    expect(items.map(({ id }) => `/v1/uploads/${id}`).sort()).toEqual([...paths].sort());
    expect(items[0]).toMatchObject({ received: 0, length: 10, begunAt: expect.stringMatching(/^20.+Z$/) });
    expect(JSON.stringify((await system.get(STRANGER, '/v1/uploads')).body)).not.toContain(items[0]!.id);
    await tus(HEAD, 'delete', paths.pop()!);
    const again = await tus(HEAD, 'post', '/v1/uploads').set('Upload-Length', '10');
    expect(again.status).toBe(201);
    for (const path of [...paths, again.headers['location']!]) await tus(HEAD, 'delete', path);
  });

  it('is for those who make or examine records, and for nobody without a token', async () => {
    expect((await tus(ADMIN, 'post', '/v1/uploads').set('Upload-Length', '1')).body.code).toBe('E_SCOPE');
    expect((await request(server).post('/v1/uploads')).body.code).toBe('E_UNAUTHENTICATED');
  });

  it('of another type is refused with the type that is taken', async () => {
    const begun = await tus(OPERATOR, 'post', '/v1/uploads').set('Upload-Length', '3');
    const path = begun.headers['location']!;
    const answer = await tus(OPERATOR, 'patch', path)
      .set('Content-Type', 'image/png')
      .set('Upload-Offset', '0')
      .send('abc');
    expect([answer.status, answer.body]).toEqual([415, expect.objectContaining({ details: { types: [BYTES] } })]);
    await tus(OPERATOR, 'delete', path);
  });

  it('is no body of any other route', async () => {
    const answer = await tus(OPERATOR, 'post', '/v1/documents').set('Content-Type', BYTES).send(Buffer.alloc(3));
    expect([answer.status, answer.body.code]).toEqual([415, 'E_MEDIA_TYPE']);
  });
});

describe('COM-14 an office that has stored all that it may on one day', () => {
  const MOST = 1_024 * 1_048_576;
  const CLERK = 'operator-penuh';
  const OFFICE = { scope: '63.10.09.2005' as RegionCode, officeId: 'pemdes-63.10.09.2005' };
  /** As if so many bytes had been uploaded. */
  const storedAlready = async (bytes: number) => {
    const { runtime, tables } = system.sinergi;
    const table = tables.find(({ path }) => path === 'documents')!;
    await runtime.executor.execute({
      table,
      row: table.rows.find(({ name }) => name === 'StoreDocument')!,
      input: { document: terms({ sha256: sha256(newPdf()) }), bytes, mediaType: 'application/pdf' } as object,
      principal: {
        userId: 'u-x',
        grants: [{ ...OFFICE, role: 'VILLAGE_OPERATOR', validFrom: '2024-01-01' as LocalDate }],
      },
      commandId: `dokumen-besar-${bytes}`,
      correlationId: 'x',
    });
    await system.settle();
  };
  beforeAll(async () => {
    await system.employ(CLERK, 'VILLAGE_OPERATOR', OFFICE.scope, OFFICE.officeId);
    tokens.set(CLERK, await system.tokenOf(CLERK));
  });

  it('begins no upload that would not fit, counting what is under way, in one request as well', async () => {
    await storedAlready(MOST - 1_100);
    const begin = (length: Record<string, string>) => tus(CLERK, 'post', '/v1/uploads').set(length);
    const first = await begin({ 'Upload-Length': '600' });
    expect(first.status).toBe(201);
    for (const answer of [
      await begin({ 'Upload-Length': '501' }),
      await begin({ 'Upload-Defer-Length': '1' }),
      await begin({ 'Upload-Length': '501', 'Content-Type': BYTES }).send(Buffer.alloc(501)),
    ]) {
      expect([answer.status, answer.body.code, answer.body.ruleId]).toEqual([409, 'E_LIMIT', 'COM-14']);
      expect(answer.body.details).toMatchObject({ officeId: OFFICE.officeId, stored: MOST - 1_100, limit: MOST });
    }
    expect((await begin({ 'Upload-Length': '400' })).status).toBe(201);
    await tus(CLERK, 'delete', first.headers['location']!);
  });

  it('stores nothing of what was begun before, and keeps nothing of it', async () => {
    const bytes = newPdf();
    const id = await upload(CLERK, bytes);
    await storedAlready(1_099);
    const refused = await store(CLERK, id);
    expect(codeOf(refused)).toBe('409 E_LIMIT COM-14');
    expect(readdirSync(join(system.dataDir, 'documents'), { recursive: true })).not.toContainEqual(
      expect.stringContaining(sha256(bytes)),
    );
  });

  it('stands in nobody else’s way', async () => {
    expect((await tus(STRANGER, 'post', '/v1/uploads').set('Upload-Length', '500')).status).toBe(201);
  });
});

describe('Who may not know a document', () => {
  const contentOf = async (by: string, id: string, record?: string): Promise<number> =>
    (await fetched(by, `/v1/documents/${id}/content${record ? `?record=${record}` : ''}`)).status;

  it('of another region is answered as if there were none', async () => {
    const id = await stored(OPERATOR, newPdf());
    for (const path of [`/v1/documents/${id}`, `/v1/documents/${id}/history`, `/v1/documents/${id}/content`]) {
      const none = await system.get(STRANGER, path.replace(id, 'tidak-ada'));
      const other = await system.get(STRANGER, path);
      expect([codeOf(other), codeOf(none)]).toEqual(['404 E_NOT_FOUND', '404 E_NOT_FOUND']);
    }
    const { body: list } = await system.get(STRANGER, '/v1/documents?limit=100');
    expect(JSON.stringify(list)).not.toContain(id);
    expect(codeOf(await system.post(STRANGER, `/v1/documents/${id}/request-voiding`, { reason: 'x'.repeat(30) }))).toBe(
      '404 E_NOT_FOUND',
    );
  });

  it('of the same region sees that there is a secret, and no more', async () => {
    const bytes = newPdf();
    const id = await stored(HEAD, bytes, { classification: 'SECRET', number: 'R-77' });
    expect(await contentOf(HEAD, id)).toBe(200);
    expect(await contentOf(OPERATOR, id)).toBe(404);
    const item = await shown(OPERATOR, `/v1/documents/${id}`);
    expect(item['document']).toEqual({ type: 'SURAT', date: '2026-11-02', classification: 'SECRET', hidden: true });
    for (const path of [
      `/v1/documents/${id}/history`,
      '/v1/documents?limit=100',
      '/v1/documents?format=csv',
      `/v1/documents/${id}?asOf=2026-11-20T02:00:00Z`,
    ]) {
      const text = (
        await request(server)
          .get(path)
          .set('Authorization', `Bearer ${await system.tokenOf(OPERATOR)}`)
      ).text;
      expect(text).not.toContain('R-77');
      expect(text).not.toContain(sha256(bytes));
    }
  });

  it('of another region may know what is public', async () => {
    const id = await stored(OPERATOR, newPdf(), { classification: 'PUBLIC' });
    expect(await contentOf(STRANGER, id)).toBe(200);
  });

  it.each([
    ['record=visits', 400],
    ['record=../x/y', 400],
    ['record=nothing/at-all', 404],
    ['other=1', 400],
  ])('names no record by ?%s', async (query, status) => {
    const id = await stored(OPERATOR, newPdf());
    expect((await fetched(STRANGER, `/v1/documents/${id}/content?${query}`)).status).toBe(status);
  });
});

describe('How closed a document is, and whether it stands', () => {
  const OTHERS = ['inspektorat-kapuas', 'auditor-kapuas', 'bpd-sa', 'kadis-pmd-kapuas', 'walidata', 'kemendes'];
  const [SECOND_HEAD, THIRD_HEAD] = ['kades-kedua-sa', 'kades-ketiga-sa'];
  beforeAll(async () => {
    await system.employ('auditor-kapuas', 'AUDITOR', '62.03', 'inspektorat-62.03');
    await system.employ('bpd-sa', 'BPD_MEMBER', OWN, 'bpd-62.03.02.2007');
    for (const head of [SECOND_HEAD, THIRD_HEAD])
      await system.employ(head, 'VILLAGE_HEAD', OWN, 'pemdes-62.03.02.2007');
  });

  const reclassify = async (by: string, id: string, value: string) => {
    const [event] = await system.stream(`document-${id}`);
    const changes = [{ field: '/document/classification', value }];
    const reason = 'Klasifikasinya tertukar saat disimpan.';
    return system.post(by, `/v1/documents/${id}/request-correction`, { targetEventId: event!.id, changes, reason });
  };
  const askVoiding = (by: string, id: string) =>
    system.post(by, `/v1/documents/${id}/request-voiding`, { reason: 'Tersimpan dua kali oleh dua petugas.' });
  const answer = (by: string, id: string, command: string, requestId: string) =>
    system.post(by, `/v1/documents/${id}/${command}`, { requestId, reason: 'Setelah dicocokkan dengan aslinya.' });
  /** Of all who are not the party, what each is told. */
  const told = async (act: (by: string) => Promise<HttpAnswer>): Promise<readonly string[]> => {
    const answers = [];
    for (const by of OTHERS) answers.push(codeOf(await act(by)).slice(0, 11));
    return [...new Set(answers)];
  };
  const REFUSED = ['403 E_SCOPE'];
  /** COM-04: he has a right in the office, and another holds it by the register. */
  const NOT_HELD = '403 E_NO_AUTHORITY COM-04 /acting/capacity';

  it.each(['SECRET', 'RESTRICTED', 'INTERNAL', 'PUBLIC'])(
    'is for the party that keeps it to say, for nobody who examines it or is above it (%s)',
    async (classification) => {
      const id = await stored(SECOND_HEAD, newPdf(), { classification });
      expect(await told((by) => reclassify(by, id, 'PUBLIC'))).toEqual(REFUSED);
      expect(await told((by) => reclassify(by, id, 'SECRET'))).toEqual(REFUSED);
      expect(await told((by) => askVoiding(by, id))).toEqual(REFUSED);
      expect(codeOf(await reclassify(SECOND_HEAD, id, classification === 'PUBLIC' ? 'SECRET' : 'PUBLIC'))).toBe('200');
      for (const command of ['confirm-correction', 'refuse-correction'])
        expect(await told((by) => answer(by, id, command, '1'))).toEqual(REFUSED);
      expect(codeOf(await answer(THIRD_HEAD, id, 'confirm-correction', '1'))).toBe(NOT_HELD);
      expect(codeOf(await answer(HEAD, id, 'confirm-correction', '1'))).toBe('200');
      expect(codeOf(await askVoiding(SECOND_HEAD, id))).toBe('200');
      expect(await told((by) => answer(by, id, 'confirm-voiding', '2'))).toEqual(REFUSED);
      expect(codeOf(await answer(THIRD_HEAD, id, 'confirm-voiding', '2'))).toBe(NOT_HELD);
      expect(codeOf(await answer(HEAD, id, 'confirm-voiding', '2'))).toBe('200');
    },
  );

  it('is for the inspectorate to say of what it keeps itself, and for no officer of its region', async () => {
    const id = await stored('inspektorat-kapuas', newPdf());
    for (const by of ['kadis-pmd-kapuas', 'walidata'])
      expect(codeOf(await reclassify(by, id, 'PUBLIC'))).toBe('403 E_SCOPE');
    expect(codeOf(await reclassify('inspektorat-kapuas', id, 'PUBLIC'))).toBe('200');
    expect(codeOf(await answer('auditor-kapuas', id, 'confirm-correction', '1'))).toBe('200');
  });
});

describe('A download', () => {
  const bytes = plainPdf(
    ['Surat panjang'],
    Array.from({ length: 4_000 }, (_, n) => `<< /Isi (baris ${n}) >>`),
  );
  const tag = `"${sha256(bytes)}"`;
  let path: string;
  beforeAll(async () => {
    path = `/v1/documents/${await stored(OPERATOR, bytes)}/content`;
  });
  const asked = (headers: Record<string, string>) =>
    request(server)
      .get(path)
      .set({ Authorization: `Bearer ${tokens.get(OPERATOR)}`, ...headers })
      .buffer(true)
      .parse((answer, done) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(null, Buffer.concat(pieces)));
      });

  it('goes on where it was broken off, and the digest tells that it is whole', async () => {
    const rest = await asked({ Range: 'bytes=70000-', 'If-Range': tag });
    expect([rest.status, rest.headers['content-range'], rest.headers['content-length']]).toEqual([
      206,
      `bytes 70000-${bytes.length - 1}/${bytes.length}`,
      String(bytes.length - 70_000),
    ]);
    expect(rest.headers).toMatchObject({
      etag: tag,
      'accept-ranges': 'bytes',
      'content-type': 'application/pdf',
      'cache-control': 'private, no-cache',
      'repr-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    });
    expect(Buffer.concat([bytes.subarray(0, 70_000), rest.body as Buffer]).equals(bytes)).toBe(true);
  });

  it('is of all of it where the part that is there is of another file, or several are asked for', async () => {
    for (const headers of [
      { Range: 'bytes=5-', 'If-Range': `"${'0'.repeat(64)}"` },
      { Range: 'bytes=0-1,5-6' },
    ] as Record<string, string>[]) {
      const answer = await asked(headers);
      expect([answer.status, (answer.body as Buffer).equals(bytes)]).toEqual([200, true]);
    }
  });

  it('of a part that there is not is refused with the size, and who has all of it gets nothing', async () => {
    const none = await asked({ Range: `bytes=${bytes.length}-` });
    expect([none.status, none.headers['content-range'], none.headers['etag']]).toEqual([
      416,
      `bytes */${bytes.length}`,
      undefined,
    ]);
    expect(JSON.parse(String(none.body))).toMatchObject({ code: 'E_RANGE', header: 'Range' });
    expect((await asked({ Range: 'bytes=5-', 'If-None-Match': tag })).status).toBe(304);
    expect((await asked({ 'If-None-Match': '*' })).status).toBe(304);
  });

  it('is asked about by HEAD without a byte of it', async () => {
    const head = await request(server)
      .head(path)
      .set({ Authorization: `Bearer ${tokens.get(OPERATOR)}`, Range: 'bytes=5-' });
    expect([head.status, head.headers['content-length'], head.headers['etag'], head.headers['accept-ranges']]).toEqual([
      200,
      String(bytes.length),
      tag,
      'bytes',
    ]);
  });

  it('of a part is refused like all of it to who may not know the document', async () => {
    const answer = await request(server)
      .get(path)
      .set({ Authorization: `Bearer ${tokens.get(STRANGER)}`, Range: 'bytes=0-5' });
    expect([answer.status, answer.headers['content-range']]).toEqual([404, undefined]);
  });
});

describe('A file that is gone or altered', () => {
  const fileOf = (hash: string): string => join(system.dataDir, 'documents', hash.slice(0, 2), hash.slice(2, 4), hash);

  it('is said to be away, and never given for what it is not', async () => {
    const [bytes, large] = [
      newPdf(),
      plainPdf(['Besar'], [`<< /Length 200000 >>\nstream\n${'x'.repeat(200_000)}\nendstream`]),
    ];
    const [id, largeId] = [await stored(OPERATOR, bytes), await stored(OPERATOR, large)];
    for (const file of [bytes, large]) writeFileSync(fileOf(sha256(file)), Buffer.from(file).fill(7, 10, 11));
    const refused = await fetched(OPERATOR, `/v1/documents/${id}/content`);
    expect([refused.status, refused.headers['etag'], refused.headers['repr-digest']]).toEqual([
      503,
      undefined,
      undefined,
    ]);
    const broken = await fetched(OPERATOR, `/v1/documents/${largeId}/content`).then(
      ({ body }) => (body as Buffer).length,
      () => 0,
    );
    expect(broken).toBeLessThan(large.length);
    rmSync(fileOf(sha256(bytes)));
    expect((await fetched(OPERATOR, `/v1/documents/${id}/content`)).status).toBe(503);
  });
});
