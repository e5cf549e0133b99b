import { describe, expect, it } from '@jest/globals';
import type { SubjectKeyStore } from '#kernel';
import { openedStores, type Storage } from './opened-stores.js';

export type SubjectKeyStorage = Storage<SubjectKeyStore>;

const all = (...entries: readonly (readonly [string, string])[]) => new Map(entries);

/** Registers what every store of keys owes with Jest. */
export const subjectKeysKit = (name: string, factory: () => Promise<SubjectKeyStorage>): void =>
  describe(name, () => {
    const open = openedStores(factory);

    it('keeps what was put first, also for those who open it later', async () => {
      const store = await open();
      expect(await store.putIfAbsent(all(['a', '1']))).toEqual(all(['a', '1']));
      expect(await store.putIfAbsent(all(['a', '2'], ['b', '3']))).toEqual(all(['a', '1'], ['b', '3']));
      const later = await open();
      expect(await later.get(['b', 'a', 'c'])).toEqual(all(['b', '3'], ['a', '1']));
    });

    it('knows nothing where nothing was put, and is asked for nothing', async () => {
      const store = await open();
      expect(await store.get(['a'])).toEqual(all());
      expect(await store.get([])).toEqual(all());
    });

    it('lets one of many rivals win, whom all of them see', async () => {
      const stores = [await open(), await open()];
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => stores[n % 2]!.putIfAbsent(all(['a', `${n}`], [`own ${n}`, 'x']))),
      );
      const [standing] = [...(await stores[0]!.get(['a'])).values()];
      expect(new Set(answers.map((answer) => answer.get('a')))).toEqual(new Set([standing]));
      expect((await stores[1]!.get(Array.from({ length: 20 }, (_, n) => `own ${n}`))).size).toBe(20);
    });

    it('removes entries and no others, for all who have it open, and takes a new one in its place', async () => {
      const [store, other] = [await open(), await open()];
      await store.putIfAbsent(all(['a', '1'], ['b', '2'], ['c', '3'], ['d', '4']));
      await store.remove(['a', 'never there']);
      await store.remove([]);
      expect(await other.get(['a', 'b'])).toEqual(all(['b', '2']));
      await other.remove(['c', 'd']);
      expect(await store.get(['a', 'b', 'c', 'd'])).toEqual(all(['b', '2']));
      expect(await other.putIfAbsent(all(['a', '3']))).toEqual(all(['a', '3']));
    });
  });
