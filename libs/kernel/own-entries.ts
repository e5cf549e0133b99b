/** Members by which a record calls one of its own entries, short and without spaces: beside them stands what it is. */
const OWN_ENTRIES: ReadonlySet<string> = new Set(['innovationId']);

export const callsOwnEntry = (member: string): boolean => OWN_ENTRIES.has(member);

/** What the entry is that an event calls so, in the words of that event; any other value as it is. */
export const entryInWords = (data: object | undefined, value: unknown): unknown => {
  const members = (data ?? {}) as Readonly<Record<string, unknown>>;
  const calls = Object.keys(members).some((name) => OWN_ENTRIES.has(name) && members[name] === value);
  return calls ? (members['description'] ?? value) : value;
};
