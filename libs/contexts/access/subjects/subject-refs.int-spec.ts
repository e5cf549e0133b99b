import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Rejection } from '#kernel';
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

describe('the reference to a person', () => {
  it('has a fixed form', async () => {
    expect((await openSubjectRefs(folder)).subjectRefOf(NIK)).toMatch(/^sub_[a-z2-7]{26}$/);
  });

  it('is the same for the same person, also after a restart', async () => {
    const [before, after] = [await openSubjectRefs(folder), await openSubjectRefs(folder)];
    expect(after.subjectRefOf(NIK)).toBe(before.subjectRefOf(NIK));
  });

  it('differs between persons', async () => {
    const { subjectRefOf } = await openSubjectRefs(folder);
    const niks = fc.integer({ min: 1, max: 9999 }).map((n) => `631009170885${String(n).padStart(4, '0')}`);
    fc.assert(fc.property(niks, niks, (a, b) => expect(subjectRefOf(a) === subjectRefOf(b)).toBe(a === b)));
  });

  it('has no meaning without the key of the installation', async () => {
    const [here, elsewhere] = [await openSubjectRefs(folder), await openSubjectRefs(join(folder, 'elsewhere'))];
    expect(here.subjectRefOf(NIK)).not.toBe(elsewhere.subjectRefOf(NIK));
    expect(here.keyId).toMatch(/^key_[a-z2-7]{26}$/);
    expect(here.keyId).not.toBe(elsewhere.keyId);
    expect(statSync(join(folder, 'subject.key')).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing of the person in the data folder', async () => {
    const { subjectRefOf } = await openSubjectRefs(folder);
    const key = readFileSync(join(folder, 'subject.key'), 'utf8');
    subjectRefOf(NIK);
    expect(readdirSync(folder)).toEqual(['subject.key']);
    expect(readFileSync(join(folder, 'subject.key'), 'utf8')).toBe(key);
  });

  it('is refused for what is no NIK', async () => {
    const { subjectRefOf } = await openSubjectRefs(folder);
    expect(() => subjectRefOf('1234')).toThrow(Rejection);
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
