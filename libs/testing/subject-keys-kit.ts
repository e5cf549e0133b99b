import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SubjectKeyStore } from '#kernel';

/** A storage that outlives the stores that are opened on it. */
export interface SubjectKeyStorage {
  open(): Promise<SubjectKeyStore>;
  remove(): Promise<void>;
}

const all = (...entries: readonly (readonly [string, string])[]) => new Map(entries);

/** Registers what every store of keys owes with Jest. */
export const subjectKeysKit = (name: string, factory: () => Promise<SubjectKeyStorage>): void =>
  describe(name, () => {
    let storage: SubjectKeyStorage;
    const opened: SubjectKeyStore[] = [];
    const open = async (): Promise<SubjectKeyStore> => {
      const store = await storage.open();
      opened.push(store);
      return store;
    };
    beforeEach(async () => {
      storage = await factory();
    });
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
      await storage.remove();
    });

    it('keeps what was put first, also for those who open it later', async () => {
      const store = await open();
      expect(await store.putIfAbsent(all(['a', '1']))).toEqual(all(['a', '1']));
      expect(await store.putIfAbsent(all(['a', '2'], ['b', '3']))).toEqual(all(['a', '1'], ['b', '3']));
      expect(await (await open()).get(['b', 'a', 'c'])).toEqual(all(['b', '3'], ['a', '1']));
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

    it('removes one entry and no other, for all who have it open, and takes a new one in its place', async () => {
      const [store, other] = [await open(), await open()];
      await store.putIfAbsent(all(['a', '1'], ['b', '2']));
      await store.remove('a');
      await store.remove('never there');
      expect(await other.get(['a', 'b'])).toEqual(all(['b', '2']));
      expect(await other.putIfAbsent(all(['a', '3']))).toEqual(all(['a', '3']));
    });
  });
