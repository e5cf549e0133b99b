import { describe, expect, it } from '@jest/globals';
import type { Instant } from '#kernel';
import { ThreadEnded, type Threads } from '#threads';
import { fixedClock, plainPdf } from '#testing';
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
    const check = signatureChecks(fixedClock());
    const report = await check('satu', bytes, 'u');
    expect(report.signatures).toMatchObject([{ state: 'INTACT', signer: 'Pejabat' }]);
    expect(await check('satu', bytes, 'u')).toBe(report);
    expect(read).toBe(1);
    await check('dua', bytes, 'u');
    expect(read).toBe(2);
  });

  it('that others ask for meanwhile is made once for all of them', async () => {
    let [read, asked] = [0, 0];
    const goOn: (() => void)[] = [];
    const bytes = async () => {
      read += 1;
      return Buffer.from('x');
    };
    const report = { signatures: [], more: false };
    const waits = (async () => {
      asked += 1;
      await new Promise<void>((done) => goOn.push(done));
      return { report };
    }) as Threads;
    const check = signatureChecks(fixedClock(), waits);
    const checks = ['u', 'v', 'u'].map((by) => check('satu', bytes, by));
    while (goOn.length === 0) await new Promise(setImmediate);
    goOn[0]!();
    expect(await Promise.all(checks)).toEqual([report, report, report]);
    expect([read, asked]).toEqual([1, 1]);
  });

  it('that takes too long or too much memory, or reads what is broken, is refused and not remembered for longer than a minute', async () => {
    for (const over of ['within', 'memory'] as const) {
      let asked = 0;
      const ends: Threads = async () => {
        asked += 1;
        throw new ThreadEnded(over);
      };
      const clock = fixedClock('2024-11-04T05:00:00.000Z' as Instant);
      const check = signatureChecks(clock, ends);
      for (const [at, times] of [
        ['05:00:00.000', 1],
        ['05:00:59.999', 1],
        ['05:01:00.000', 2],
        ['05:01:30.000', 2],
        ['05:02:00.000', 3],
      ] as const) {
        clock.set(`2024-11-04T${at}Z`);
        await expect(check('satu', async () => Buffer.from('x'), 'u')).rejects.toMatchObject(refused);
        expect(asked).toBe(times);
      }
    }
    const broken = Buffer.from('%PDF-1.4\n(tanpa akhir');
    await expect(signatureChecks(fixedClock())('satu', async () => broken, 'u')).rejects.toMatchObject(refused);
  });

  it('that fails for another reason is no refusal, and not remembered', async () => {
    let read = 0;
    const away = async (): Promise<Uint8Array> => {
      read += 1;
      throw new Error('the store is away');
    };
    const check = signatureChecks(fixedClock());
    await expect(check('satu', away, 'u')).rejects.toThrow('the store is away');
    await expect(check('satu', away, 'u')).rejects.toThrow('the store is away');
    expect(read).toBe(2);
  });

  it('of a file that is made of brackets ends in the bounds of its memory', async () => {
    const check = signatureChecks(fixedClock());
    await expect(
      check('satu', async () => Buffer.from(`%PDF-1.4\n${'<<'.repeat(2_000_000)}`), 'u'),
    ).rejects.toMatchObject(refused);
    const many = plainPdf(['x'], [`<< /A [${'<< /Type /Sig >> '.repeat(300_000)}] >>`]);
    const { signatures, more } = await check('dua', async () => many, 'u');
    expect([signatures.length, more]).toEqual([32, true]);
  });
});
