import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { plainPdf } from '#testing';
import { checkPdf } from '../content/pdf.js';
import { MOST_SIGNATURES } from './pdf-objects.js';
import { readSignatures } from './read-signatures.js';
import { cmsOver, signedPdf, signingKey, updated, type Signing, type SigningKey } from './signed-pdf.fixture.js';

const TEXT = plainPdf(['Kesepakatan Bersama', 'Pasal 1']);
const AT = new Date('2025-03-10T02:00:00.000Z');
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let [signer, other]: SigningKey[] = [];
beforeAll(async () => {
  [signer, other] = [await signingKey('Noormiliyani'), await signingKey('Orang Lain')];
});
const signed = (how: Signing = {}, file = TEXT): Promise<Buffer> => signedPdf(file, signer!, how);
/** State and coverage of each signature, in the order of the file. */
const found = async (file: Buffer): Promise<readonly string[]> =>
  (await readSignatures(file)).signatures.map(({ state, coverage }) => `${state} ${coverage}`);
const told = async (how: Signing): Promise<readonly string[]> => found(await signed(how));

describe('The signatures of a PDF', () => {
  it('are none where it was not signed', async () => {
    expect(await readSignatures(TEXT)).toEqual({
      sha256: hash(TEXT),
      bytes: TEXT.length,
      chain: 'NOT_CHECKED',
      signatures: [],
      more: false,
      earlier: [{ bytes: TEXT.length - 1, sha256: hash(TEXT.subarray(0, -1)) }],
    });
  });

  it('tell who signed by his certificate, when by his own account, and what is covered', async () => {
    const file = await signed({ at: AT });
    expect(() => checkPdf(file)).not.toThrow();
    const { signatures, chain, earlier } = await readSignatures(file);
    expect(signatures).toEqual([
      {
        no: 1,
        kind: 'SIGNATURE',
        state: 'INTACT',
        coverage: 'WHOLE',
        upTo: file.length,
        signer: 'Noormiliyani',
        organisation: 'Pemkab Barito Kuala',
        issuer: 'Noormiliyani',
        selfIssued: true,
        serial: '2a',
        validFrom: '2024-01-01T00:00:00.000Z',
        validTo: '2026-01-01T00:00:00.000Z',
        claimedAt: AT.toISOString(),
      },
    ]);
    expect(chain).toBe('NOT_CHECKED');
    // The text that was signed is the beginning of the file: it is known again by its hash.
    expect(earlier).toContainEqual({ bytes: TEXT.length, sha256: hash(TEXT) });
  });

  it.each<[string, Signing, string]>([
    ['of the older kind', { subFilter: 'adbe.pkcs7.detached' }, 'INTACT WHOLE'],
    ['with a long digest', { digest: 'SHA-512' }, 'INTACT WHOLE'],
    ['with a digest that can be forged', { digest: 'SHA-1' }, 'WEAK WHOLE'],
    ['of a kind that is not read here', { subFilter: 'adbe.x509.rsa_sha1' }, 'UNKNOWN_KIND WHOLE'],
    ['over other bytes', { covered: (bytes) => Buffer.concat([bytes, Buffer.from('x')]) }, 'ALTERED WHOLE'],
    ['that bring along what they sign', { enclosed: Buffer.from('sesuatu yang lain') }, 'UNREADABLE WHOLE'],
    ['that are no message at all', { message: () => Buffer.from('bukan CMS') }, 'UNREADABLE WHOLE'],
    ['that are cut short', { message: (bytes) => bytes.subarray(0, 100) }, 'UNREADABLE WHOLE'],
    [
      'with something behind them',
      { message: (bytes) => Buffer.concat([bytes, Buffer.from('x')]) },
      'UNREADABLE WHOLE',
    ],
    ['that begin elsewhere', { range: ([, from, to, rest]) => [1, from! - 1, to!, rest!] }, 'BAD_RANGE NONE'],
    ['that overlap', { range: ([, from, , rest]) => [0, from!, from! - 10, rest!] }, 'BAD_RANGE NONE'],
    ['with a wider gap', { range: ([, from, to, rest]) => [0, from! - 20, to!, rest!] }, 'BAD_RANGE NONE'],
    ['with a gap that goes on', { range: ([, from, to, rest]) => [0, from!, to! + 1, rest! - 1] }, 'BAD_RANGE NONE'],
    ['of less than nothing', { range: ([, from, to]) => [0, from!, to!, -5] }, 'BAD_RANGE NONE'],
    ['beyond the end', { range: ([, from, to, rest]) => [0, from!, to!, rest! + 1] }, 'BAD_RANGE NONE'],
    ['of two places alone', { range: ([, from]) => [0, from!] }, 'BAD_RANGE NONE'],
    ['of six places', { range: (range, size) => [...range, size, 0] }, 'BAD_RANGE NONE'],
    ['of places that are no numbers', { range: () => ['a', 'b', 'c', 'd'] as never }, 'BAD_RANGE NONE'],
    ['that name twice what they cover', { more: '/ByteRange [0 1 2 3]' }, 'BAD_RANGE NONE'],
    ['of which only the beginning is covered', { range: ([, from, to]) => [0, from!, to!, 5] }, 'ALTERED PART'],
  ])('%s', async (_, how, expected) => {
    expect(await told(how)).toEqual([expected]);
  });

  it('of the key of another certificate are invalid', async () => {
    const mixed = { privateKey: other!.privateKey, certificate: signer!.certificate };
    expect(await found(await signedPdf(TEXT, mixed))).toEqual(['INVALID WHOLE']);
  });

  it('of RSA keys are read, and short ones not relied upon', async () => {
    for (const [kind, state] of [
      ['RSA', 'INTACT WHOLE'],
      ['RSA_1024', 'WEAK WHOLE'],
    ] as const)
      expect(await found(await signedPdf(TEXT, await signingKey('Kunci RSA', { kind })))).toEqual([state]);
  });

  it('by a certificate that another body issued name that body', async () => {
    const service = await signingKey('Balai Sertifikasi');
    const [signature] = (await readSignatures(await signedPdf(TEXT, await signingKey('Pejabat', { by: service }))))
      .signatures;
    expect(signature).toMatchObject({ signer: 'Pejabat', issuer: 'Balai Sertifikasi', selfIssued: false });
  });

  it('tell a time beside them by its own offset, and none that does not exist', async () => {
    const time = async (text: string) => (await readSignatures(await signed({ time: text }))).signatures[0]!.claimedAt;
    expect(await time("D:20250310100000+08'00'")).toBe('2025-03-10T02:00:00.000Z');
    expect(await time('D:20250310020000Z')).toBe('2025-03-10T02:00:00.000Z');
    expect(await time('D:20259910020000Z')).toBeUndefined();
    expect(await time('kemarin')).toBeUndefined();
  });

  it('show names in one line, without signs that nobody sees', async () => {
    const key = await signingKey('Bupati\u202E\u0000\nPalsu <b>'.padEnd(400, 'x'));
    const [signature] = (await readSignatures(await signedPdf(TEXT, key))).signatures;
    expect(signature!.signer).toMatch(/^Bupati Palsu <b>x+$/u);
    expect(signature!.signer).toHaveLength(200);
  });
});

describe('A PDF that was changed after it was signed', () => {
  it.each<[string, (file: Buffer) => Buffer]>([
    ['one letter of its text', (file) => Buffer.from(file.toString('latin1').replace('Pasal 1', 'Pasal 2'), 'latin1')],
    ['a byte behind its signature', (file) => Buffer.from(file.toString('latin1').replace('/Size', '/Siza'), 'latin1')],
  ])('in %s is altered', async (_, change) => {
    expect(await found(change(await signed()))).toEqual(['ALTERED WHOLE']);
  });

  it('by an update that replaces a page is signed up to there alone', async () => {
    const file = await signed();
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
    const changed = updated(file, [[3, page]]);
    expect(await found(changed)).toEqual(['INTACT PART']);
    const { signatures, earlier, bytes } = await readSignatures(changed);
    expect(signatures[0]!.upTo).toBe(file.length);
    expect(bytes).toBeGreaterThan(file.length);
    expect(earlier).toContainEqual({ bytes: file.length, sha256: hash(file) });
  });

  it('by an update that takes the signature out of its form still has it, up to there', async () => {
    const changed = updated(await signed(), [[1, '<< /Type /Catalog /Pages 2 0 R >>']]);
    expect(await found(changed)).toEqual(['INTACT PART']);
  });

  it('by an update that claims the whole file for the former signature is found out', async () => {
    const file = updated(await signed(), [[3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>']]);
    const at = file.indexOf('/ByteRange [');
    const [, from, to] = /\[0 (\d+) (\d+)/.exec(file.toString('latin1', at, at + 60))!;
    file.write(`/ByteRange [0 ${from} ${to} ${file.length - Number(to)}]`, at, 'latin1');
    expect(await found(file)).toEqual(['ALTERED WHOLE']);
  });
});

describe('Several signatures', () => {
  it('cover each what was there before it, and the last one the whole file', async () => {
    const first = await signed();
    const both = await signedPdf(first, other!);
    const { signatures } = await readSignatures(both);
    expect(signatures.map(({ state, coverage, signer: name }) => [state, coverage, name])).toEqual([
      ['INTACT', 'PART', 'Noormiliyani'],
      ['INTACT', 'WHOLE', 'Orang Lain'],
    ]);
    expect(signatures[0]!.upTo).toBe(first.length);
  });

  it('with a time stamp behind them tell the time of its service', async () => {
    const stampedFile = await signedPdf(await signed(), other!, {
      type: 'DocTimeStamp',
      subFilter: 'ETSI.RFC3161',
      at: AT,
    });
    const { signatures } = await readSignatures(stampedFile);
    expect(signatures[1]).toMatchObject({
      kind: 'TIMESTAMP',
      state: 'INTACT',
      coverage: 'WHOLE',
      claimedAt: AT.toISOString(),
    });
    const altered = Buffer.from(stampedFile.toString('latin1').replace('Pasal 1', 'Pasal 9'), 'latin1');
    expect(await found(altered)).toEqual(['ALTERED PART', 'ALTERED WHOLE']);
  });

  it('are checked up to a greatest number, and it is told that there are more', async () => {
    const dictionary = '<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <00> >>';
    const objects = Array.from({ length: MOST_SIGNATURES + 1 }, () => dictionary);
    const { signatures, more } = await readSignatures(plainPdf(['x'], objects));
    expect([signatures.length, more]).toEqual([MOST_SIGNATURES, true]);
    expect(new Set(signatures.map(({ state }) => state))).toEqual(new Set(['BAD_RANGE']));
  });
});

describe('What only looks like a signature', () => {
  it.each([
    ['within a string', '<< /T (/ByteRange [0 1 2 3] /Type /Sig) >>'],
    ['within a stream', '<< /Length 38 >>\nstream\n<< /Type /Sig /ByteRange [0 1 2 3] >>\nendstream'],
    ['of a field that nobody has signed', '<< /FT /Sig /T (Kosong) >>'],
  ])('%s is none', async (_, object) => {
    expect(await found(plainPdf(['x'], [object]))).toEqual([]);
  });
  it.each([
    ['without a range', '<< /Type /Sig /SubFilter /ETSI.CAdES.detached /Contents <00> >>'],
    ['without a message', '<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] >>'],
    ['behind an empty list', '<< /Reference [] /ByteRange [0 1 2 3] >>'],
    ['with its message as a string', '<< /Type /Sig /ByteRange [0 1 2 3] /Contents (00) >>'],
  ])('%s is a broken one', async (_, object) => {
    expect(await found(plainPdf(['x'], [object]))).toEqual(['BAD_RANGE NONE']);
  });
  it('nested deeper than any writer does is refused', async () => {
    const deep = `${'<< /A '.repeat(600)} 1 ${'>>'.repeat(600)}`;
    await expect(readSignatures(plainPdf(['x'], [deep]))).rejects.toMatchObject({ fault: 'BROKEN' });
  });
});

it('A signature of one file is none of another', async () => {
  const message = await cmsOver(Buffer.from('berkas lain'), signer!);
  expect(await told({ message: () => message })).toEqual(['ALTERED WHOLE']);
});
