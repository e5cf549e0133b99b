import { beforeEach, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { SUBJECT_REF } from '#kernel';
import { memorySubjectKeys } from '#testing';
import { destroySubject, personVault, type PersonVault, type VaultParts } from './person-vault.js';

const NIK = '6310091708850001';
const OTHER = '6310095708850001';
const FORMER = `sub_${'f'.repeat(26)}`;

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const opaque = (prefix: string, digest: Uint8Array): string =>
  `${prefix}_${[...digest.subarray(0, 26)].map((byte) => alphabet[byte % 32]).join('')}`;

let entries: Map<string, string>;
const vaultWith = (more: Partial<VaultParts> = {}, root = 'akar'): PersonVault =>
  personVault({
    store: memorySubjectKeys(entries),
    keyFor: (use) => createHmac('sha256', root).update(use).digest(),
    opaque,
    formerReferenceOf: () => FORMER,
    stands: async () => false,
    ...more,
  });
const referenceOf = async (vault: PersonVault, nik = NIK): Promise<string> => (await vault.referencesOf([nik]))[0]!;
const destroy = (subject: string) => destroySubject(memorySubjectKeys(entries), subject);

beforeEach(() => {
  entries = new Map();
});

describe('The reference to a person', () => {
  it('is the same for the same person, for all who ask at once and afterwards, and differs between persons', async () => {
    const [one, other] = [vaultWith(), vaultWith()];
    const answers = await Promise.all([one, other, one, other].map((vault) => referenceOf(vault)));
    expect(new Set([...answers, await referenceOf(vaultWith())]).size).toBe(1);
    expect(await one.referencesOf([OTHER, NIK, OTHER])).toEqual([
      await referenceOf(one, OTHER),
      answers[0],
      await referenceOf(one, OTHER),
    ]);
    expect(answers[0]).toMatch(SUBJECT_REF);
    expect(await referenceOf(one, OTHER)).not.toBe(answers[0]);
  });

  it('follows from nothing: with the same keys another installation gives another one', async () => {
    const here = await referenceOf(vaultWith());
    entries = new Map();
    expect(await referenceOf(vaultWith())).not.toBe(here);
  });

  it('stays the one by which the log names the person already', async () => {
    const asked: string[] = [];
    const vault = vaultWith({ stands: async (reference) => asked.push(reference) > 0 });
    expect([await referenceOf(vault), await referenceOf(vault), asked]).toEqual([FORMER, FORMER, [FORMER]]);
  });

  it('leaves neither number nor reference of it readable in the store but under a keyed hash', async () => {
    await referenceOf(vaultWith());
    const kept = JSON.stringify([...entries]);
    expect(kept).not.toContain(NIK);
    expect([...entries.keys()].filter((id) => id.startsWith('nik_'))).toHaveLength(1);
  });
});

describe('Data of a person', () => {
  it('are opened as they were sealed, each person by a key of its own', async () => {
    const vault = vaultWith();
    const [one, other] = (await vault.referencesOf([NIK, OTHER])) as [string, string];
    const sealed = (await vault.seal(one, { name: 'Wulandari', phone: '0812' }))!;
    const values = Object.fromEntries(sealed.map((each) => [each.field, each.sealed]));
    expect(
      await vault.open([
        { subject: other, values },
        { subject: one, values },
      ]),
    ).toEqual([{}, { name: 'Wulandari', phone: '0812' }]);
    expect(JSON.stringify([...entries])).not.toContain('Wulandari');
  });

  it('are opened in part where a part is missing, hidden or of another key', async () => {
    const vault = vaultWith();
    const one = await referenceOf(vault);
    const [{ sealed: name }] = (await vault.seal(one, { name: 'Wulandari' })) as never as [{ sealed: unknown }];
    expect(
      await vault.open([
        { subject: one, values: { name, phone: name, bank: { hidden: true }, office: undefined } },
        { subject: 'sub_nobody', values: { name } },
      ]),
    ).toEqual([{ name: 'Wulandari' }, {}]);
  });

  it('cannot be sealed for whom no key is kept', async () =>
    expect(await vaultWith().seal('sub_nobody', { name: 'Wulandari' })).toBeUndefined());

  it('are of no use to whoever has the store without the key of the installation', async () => {
    const vault = vaultWith();
    const one = await referenceOf(vault);
    const [{ sealed: name }] = (await vault.seal(one, { name: 'Wulandari' })) as never as [{ sealed: unknown }];
    await expect(vaultWith({}, 'lain').open([{ subject: one, values: { name } }])).rejects.toThrow();
  });
});

describe('Once a person is destroyed', () => {
  it('nothing is opened any more, and the same number is somebody else from then on', async () => {
    const vault = vaultWith();
    const [one, other] = (await vault.referencesOf([NIK, OTHER])) as [string, string];
    const [{ sealed: name }] = (await vault.seal(one, { name: 'Wulandari' })) as never as [{ sealed: unknown }];
    await destroy(one);
    expect(await vault.open([{ subject: one, values: { name } }])).toEqual([{}]);
    const again = await referenceOf(vault);
    expect(again).not.toBe(one);
    expect(await referenceOf(vault, OTHER)).toBe(other);
    expect(await vault.open([{ subject: again, values: { name } }])).toEqual([{}]);
  });

  it('nothing is left of the person, however often it is done', async () => {
    const vault = vaultWith();
    await referenceOf(vault, OTHER);
    const before = [...entries];
    const one = await referenceOf(vault);
    await destroy(one);
    await destroy(one);
    expect([...entries]).toEqual(before);
  });

  it('nothing is left of the person who is asked for at that very moment, and the number is somebody else', async () => {
    const one = await referenceOf(vaultWith());
    const store = memorySubjectKeys(entries);
    let looks = 0;
    const overtaken = {
      ...store,
      get: async (ids: readonly string[]) => {
        if (looks++ === 1) await destroy(one);
        return store.get(ids);
      },
    };
    const again = await referenceOf(vaultWith({ store: overtaken }));
    expect(again).not.toBe(one);
    expect(entries.has(one)).toBe(false);
    expect(await referenceOf(vaultWith())).toBe(again);
  });

  it('broken off half way it is finished by doing it again, and the number leads to nobody meanwhile', async () => {
    const vault = vaultWith();
    const one = await referenceOf(vault);
    const store = memorySubjectKeys(entries);
    const dying = {
      ...store,
      remove: async ([first]: readonly string[]) => {
        await store.remove([first!]);
        throw new Error('killed');
      },
    };
    await expect(destroySubject(dying, one)).rejects.toThrow('killed');
    expect(await referenceOf(vault)).not.toBe(one);
    await destroy(one);
    expect(entries.has(one)).toBe(false);
  });
});
