import { describe, expect, it } from '@jest/globals';
import { ThreadEnded, type Threads } from '#threads';
import { plainPdf } from '#testing';
import { signatureChecks } from './signature-checks.js';
import { signedPdf, signingKey } from './signed-pdf.fixture.js';

const refused = { code: 'E_FILE_TYPE' };

describe('A check of signatures', () => {
  it('is made in a thread, and of the same bytes once', async () => {
    const file = await signedPdf(plainPdf(['x']), await signingKey('Pejabat'));
    let read = 0;
    const bytes = async () => {
      read += 1;
      return file;
    };
    const check = signatureChecks();
    const report = await check('satu', bytes, 'u');
    expect(report.signatures).toMatchObject([{ state: 'INTACT', signer: 'Pejabat' }]);
    expect(await check('satu', bytes, 'u')).toBe(report);
    expect(read).toBe(1);
    await check('dua', bytes, 'u');
    expect(read).toBe(2);
  });

  it('that takes too long or too much memory, or reads what is broken, is refused and not remembered', async () => {
    for (const over of ['within', 'memory'] as const) {
      let asked = 0;
      const ends: Threads = async () => {
        asked += 1;
        throw new ThreadEnded(over);
      };
      const check = signatureChecks(ends);
      for (const times of [1, 2]) {
        await expect(check('satu', async () => Buffer.from('x'), 'u')).rejects.toMatchObject(refused);
        expect(asked).toBe(times);
      }
    }
    const broken = Buffer.from('%PDF-1.4\n(tanpa akhir');
    await expect(signatureChecks()('satu', async () => broken, 'u')).rejects.toMatchObject(refused);
  });

  it('that fails for another reason is no refusal', async () => {
    const away = async (): Promise<Uint8Array> => {
      throw new Error('the store is away');
    };
    await expect(signatureChecks()('satu', away, 'u')).rejects.toThrow('the store is away');
  });

  it('of a file that is made of brackets ends in the bounds of its memory', async () => {
    const check = signatureChecks();
    await expect(
      check('satu', async () => Buffer.from(`%PDF-1.4\n${'<<'.repeat(2_000_000)}`), 'u'),
    ).rejects.toMatchObject(refused);
    const many = plainPdf(['x'], [`<< /A [${'<< /Type /Sig >> '.repeat(300_000)}] >>`]);
    const { signatures, more } = await check('dua', async () => many, 'u');
    expect([signatures.length, more]).toEqual([32, true]);
  });
});
