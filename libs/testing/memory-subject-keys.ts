import type { SubjectKeyStore } from '#kernel';

/** Keys in memory; `entries` is what is there. */
export const memorySubjectKeys = (entries = new Map<string, string>()): SubjectKeyStore => {
  const found = (ids: Iterable<string>): ReadonlyMap<string, string> =>
    new Map([...ids].flatMap((id) => (entries.has(id) ? [[id, entries.get(id)!] as const] : [])));
  return {
    putIfAbsent: async (wanted) => {
      for (const [id, value] of wanted) if (!entries.has(id)) entries.set(id, value);
      return found(wanted.keys());
    },
    get: async (ids) => found(ids),
    remove: async (id) => void entries.delete(id),
    close: async () => undefined,
  };
};
