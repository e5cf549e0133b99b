import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '#demo';
import { plainPdf } from '#testing';
import {
  signedPdf,
  signingKey,
  updated,
  type SigningKey,
} from '../../libs/contexts/documents/signatures/signed-pdf.fixture.js';
import { SystemUnderTest } from './system.js';

/** The electronic signatures in stored PDFs, as whoever may have the file is told of them. */
describe('The signatures of a stored document', () => {
  let system: SystemUnderTest;
  let key: SigningKey;
  const [CLERK, STRANGER, HOST] = ['sekdes-sei-asam', 'pmd-kalsel', 'pj-kades-angsana'];
  const TEXT = plainPdf(['Kesepakatan Bersama']);
  const SIGNER = 'Penandatangan Contoh';

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    key = await signingKey(SIGNER);
  });
  afterAll(() => system.stop());

  const store = async (docId: string, bytes: Buffer, classification = 'INTERNAL'): Promise<void> => {
    const token = await system.tokenOf(CLERK);
    const uploaded = await system.call({ method: 'POST', path: '/v1/uploads', token, bytes });
    const stored = await system.post(CLERK, '/v1/documents', {
      upload: uploaded.headers['location']!.replace('/v1/uploads/', ''),
      document: { docId, type: 'Kesepakatan Bersama', date: '2026-11-02', classification },
    });
    expect([stored.status, stored.body]).toMatchObject([201, {}]);
    await system.settle();
  };
  const asked = (by: string, docId: string, query = ''): Promise<HttpAnswer> =>
    system.get(by, `/v1/documents/${docId}/signatures${query}`);
  const codeOf = ({ status, body }: HttpAnswer): string =>
    [status, (body as { code?: string }).code].filter(Boolean).join(' ');

  it('tell who signed, whether the file is what was signed, and that no chain was checked', async () => {
    const file = await signedPdf(TEXT, key, { at: new Date('2025-03-10T02:00:00Z') });
    await store('kb-bertanda-tangan', file);
    const { status, body, headers } = await asked(CLERK, 'kb-bertanda-tangan');
    expect([status, body]).toMatchObject([
      200,
      {
        sha256: createHash('sha256').update(file).digest('hex'),
        chain: 'NOT_CHECKED',
        signatures: [
          {
            state: 'INTACT',
            coverage: 'WHOLE',
            signer: SIGNER,
            claimedAt: '2025-03-10T02:00:00.000Z',
            selfIssued: true,
          },
        ],
        earlier: expect.arrayContaining([
          { bytes: TEXT.length, sha256: createHash('sha256').update(TEXT).digest('hex') },
        ]),
      },
    ]);
    expect(headers['cache-control']).toContain('private');
  });

  it('find out a file that was altered, and one of which a page was replaced after it was signed', async () => {
    const signed = await signedPdf(TEXT, key);
    const altered = Buffer.from(signed.toString('latin1').replace('Bersama', 'Bersaha'), 'latin1');
    await store('kb-diubah', altered);
    await store('kb-ditambah', updated(signed, [[3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>']]));
    const statesOf = async (docId: string) =>
      (
        (await asked(CLERK, docId)).body as { signatures: readonly { state: string; coverage: string }[] }
      ).signatures.map(({ state, coverage }) => `${state} ${coverage}`);
    expect(await statesOf('kb-diubah')).toEqual(['ALTERED WHOLE']);
    expect(await statesOf('kb-ditambah')).toEqual(['INTACT PART']);
  });

  it('are told of PDFs alone, to whoever may have the file, and to nobody else', async () => {
    await store('kb-tanpa-tanda-tangan', TEXT);
    expect((await asked(CLERK, 'kb-tanpa-tanda-tangan')).body).toMatchObject({ signatures: [], more: false });
    await store('kb-tertutup', await signedPdf(TEXT, key, { more: '/Reason (x)' }), 'RESTRICTED');
    expect(codeOf(await asked(CLERK, 'kb-tertutup'))).toBe('200');
    for (const by of [STRANGER, HOST]) {
      expect(codeOf(await asked(by, 'kb-tertutup'))).toBe('404 E_NOT_FOUND');
      expect(codeOf(await asked(by, 'kb-bertanda-tangan'))).toBe('404 E_NOT_FOUND');
      expect(codeOf(await asked(by, 'kb-bertanda-tangan', '?record=visits/tidak-ada'))).toBe('404 E_NOT_FOUND');
    }
    expect(codeOf(await asked('pengelola-akun', 'kb-bertanda-tangan'))).toBe('403 E_SCOPE');
    expect(codeOf(await asked(CLERK, 'tidak-ada'))).toBe('404 E_NOT_FOUND');
    expect(codeOf(await asked(CLERK, 'kb-bertanda-tangan', '?record=x'))).toBe('400 E_MALFORMED');
    expect(codeOf(await asked(CLERK, 'kb-bertanda-tangan', '?chain=true'))).toBe('400 E_MALFORMED');
    const nobody = await system.call({ method: 'GET', path: '/v1/documents/kb-bertanda-tangan/signatures' });
    expect(nobody.status).toBe(401);
  });

  it('of an image are not looked for', async () => {
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await store('foto', Buffer.from(pixel, 'base64'));
    expect(codeOf(await asked(CLERK, 'foto'))).toBe('422 E_FILE_TYPE');
  });

  it('leave no name of a signer in the log', async () => {
    expect(JSON.stringify(await system.log())).not.toContain(SIGNER);
  });
});
