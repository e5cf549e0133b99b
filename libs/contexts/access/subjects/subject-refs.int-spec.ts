import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSubjectRefs as openWith } from './subject-refs.js';

const NIK = '6310091708850001';

const openSubjectRefs = (dataDir: string, may = true) => openWith(dataDir, { mayMake: async () => may });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the key of the installation, and references that follow from a number', () => {
  it('has a fixed form', async () => {
    expect((await openSubjectRefs(folder)).formerReferenceOf(NIK)).toMatch(/^sub_[a-z2-7]{26}$/);
  });

  it('is the same for the same person, also after a restart', async () => {
    const [before, after] = [await openSubjectRefs(folder), await openSubjectRefs(folder)];
    expect(after.formerReferenceOf(NIK)).toBe(before.formerReferenceOf(NIK));
  });

  it('differs between persons', async () => {
    const { formerReferenceOf } = await openSubjectRefs(folder);
    const niks = fc.integer({ min: 1, max: 9999 }).map((n) => `631009170885${String(n).padStart(4, '0')}`);
    fc.assert(fc.property(niks, niks, (a, b) => expect(formerReferenceOf(a) === formerReferenceOf(b)).toBe(a === b)));
  });

  it('has no meaning without the key of the installation', async () => {
    const [here, elsewhere] = [await openSubjectRefs(folder), await openSubjectRefs(join(folder, 'elsewhere'))];
    expect(here.formerReferenceOf(NIK)).not.toBe(elsewhere.formerReferenceOf(NIK));
    expect(here.keyId).toMatch(/^key_[a-z2-7]{26}$/);
    expect(here.keyId).not.toBe(elsewhere.keyId);
    expect(statSync(join(folder, 'subject.key')).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing of the person in the data folder', async () => {
    const { formerReferenceOf } = await openSubjectRefs(folder);
    const key = readFileSync(join(folder, 'subject.key'), 'utf8');
    formerReferenceOf(NIK);
    expect(readdirSync(folder)).toEqual(['subject.key']);
    expect(readFileSync(join(folder, 'subject.key'), 'utf8')).toBe(key);
  });

  it('leads to a key of its own for each use, the same after a restart, and to none of another installation', async () => {
    const [before, after] = [await openSubjectRefs(folder), await openSubjectRefs(folder)];
    const elsewhere = await openSubjectRefs(join(folder, 'elsewhere'));
    const hex = (key: Uint8Array) => Buffer.from(key).toString('hex');
    expect(hex(after.keyFor('a'))).toBe(hex(before.keyFor('a')));
    expect(new Set([before.keyFor('a'), before.keyFor('b'), elsewhere.keyFor('a')].map(hex)).size).toBe(3);
    expect(before.keyFor('a')).toHaveLength(32);
  });

  it('is refused altogether where the key is missing and may not be made anew, and none is made', async () => {
    await expect(openSubjectRefs(folder, false)).rejects.toThrow(/subject\.key is missing.*restore it from the backup/);
    expect(readdirSync(folder)).toEqual([]);
    const { keyId } = await openSubjectRefs(folder);
    expect((await openSubjectRefs(folder, false)).keyId).toBe(keyId);
  });

  it('is refused altogether by a damaged key', async () => {
    writeFileSync(join(folder, 'subject.key'), 'short');
    await expect(openSubjectRefs(folder)).rejects.toThrow('damaged');
  });
});
