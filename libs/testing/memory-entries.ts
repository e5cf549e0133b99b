import type { LocalDate, PrivateEntries } from '#kernel';

/** Private entries in memory; `entries` is what is there. */
export const memoryEntries = (
  entries = new Map<string, { readonly value: string; readonly day?: LocalDate }>(),
): PrivateEntries => ({
  get: async (id) => entries.get(id)?.value,
  put: async (id, value, former, day) => {
    if (entries.get(id)?.value !== former) return false;
    entries.set(id, { value, ...(day && { day }) });
    return true;
  },
  remove: async (id) => void entries.delete(id),
  dueBefore: async (before) => [...entries].flatMap(([id, { day }]) => (day !== undefined && day < before ? [id] : [])),
  forgetBefore: async (before) => {
    for (const [id, { day }] of entries) if (day !== undefined && day < before) entries.delete(id);
  },
  close: async () => undefined,
});
