import { describe, expect, it } from '@jest/globals';
import type { PrivateEntries, LocalDate } from '#kernel';
import { openedStores, type Storage } from './opened-stores.js';

export type EntriesStorage = Storage<PrivateEntries>;

const day = (text: string): LocalDate => text as LocalDate;

/** Registers what every store of private entries owes with Jest. */
export const privateEntriesKit = (name: string, factory: () => Promise<EntriesStorage>): void =>
  describe(name, () => {
    const open = openedStores(factory);

    it('keeps what was put, for all who have it open or open it later, and knows nothing else', async () => {
      const [store, other] = [await open(), await open()];
      expect(await store.get('a')).toBeUndefined();
      expect(await store.put('a', '{"address":"é"}', undefined)).toBe(true);
      expect(await other.get('a')).toBe('{"address":"é"}');
      expect(await (await open()).get('a')).toBe('{"address":"é"}');
      expect(await store.get('A')).toBeUndefined();
    });

    it('replaces only what is named, and adds only where there is nothing', async () => {
      const store = await open();
      expect(await store.put('a', '2', '1')).toBe(false);
      expect(await store.get('a')).toBeUndefined();
      expect(await store.put('a', '1', undefined)).toBe(true);
      expect(await store.put('a', '3', undefined)).toBe(false);
      expect(await store.put('a', '3', '2')).toBe(false);
      expect(await store.get('a')).toBe('1');
      expect(await store.put('a', '2', '1')).toBe(true);
      expect(await store.put('a', '2', '2')).toBe(true);
      expect(await store.get('a')).toBe('2');
    });

    it('lets one of many rivals win, each time', async () => {
      const stores = [await open(), await open()];
      for (const former of [undefined, 'next']) {
        const won = await Promise.all(
          Array.from({ length: 20 }, (_, n) => stores[n % 2]!.put('a', former ? `${n}` : 'next', former)),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
      }
      expect(await stores[0]!.get('a')).toBe(await stores[1]!.get('a'));
    });

    it('removes an entry and no other, after which nothing can be put in its place but a new one', async () => {
      const [store, other] = [await open(), await open()];
      await store.put('a', '1', undefined);
      await store.put('b', '1', undefined);
      await other.remove('a');
      await other.remove('never there');
      expect([await store.get('a'), await store.get('b')]).toEqual([undefined, '1']);
      expect(await store.put('a', '2', '1')).toBe(false);
      expect(await store.put('a', '2', undefined)).toBe(true);
    });

    it('tells and forgets what was put for earlier days, and nothing else', async () => {
      const store = await open();
      await store.put('stays', '1', undefined);
      await store.put('old', '1', undefined, day('2026-11-19'));
      await store.put('today', '1', undefined, day('2026-11-20'));
      await store.put('moved', '1', undefined, day('2026-11-19'));
      await store.put('moved', '2', '1', day('2026-11-20'));
      await store.put('settled', '1', undefined, day('2026-11-19'));
      await store.put('settled', '2', '1');
      expect([...(await store.dueBefore(day('2026-11-20')))].sort()).toEqual(['old']);
      expect([...(await store.dueBefore(day('2026-11-21')))].sort()).toEqual(['moved', 'old', 'today']);
      await store.forgetBefore(day('2026-11-20'));
      const left = [];
      for (const id of ['stays', 'old', 'today', 'moved', 'settled']) left.push(await store.get(id));
      expect(left).toEqual(['1', undefined, '1', '2', '2']);
    });
  });
