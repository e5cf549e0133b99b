import { VersionedMap, isDocRef, pointerWith } from '#kernel';
import type { Change } from './history.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What did not change is mostly the same object, as a fold copies nothing that it leaves alone. */
const same = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    JSON.stringify(a) === JSON.stringify(b));

/** Registers keep their entries in maps, which are told as objects; whatever holds none is given back as it is. */
const plain = (value: unknown): unknown => {
  if (value instanceof VersionedMap)
    return Object.fromEntries(value.keys().map((key) => [key, plain((value as VersionedMap<unknown>).get(key))]));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const entries = value.map(plain);
    return entries.some((entry, index) => entry !== value[index]) ? entries : value;
  }
  const members = Object.entries(value).map(([name, member]) => [name, plain(member)] as const);
  return members.some(([name, member]) => member !== (value as Fields)[name]) ? Object.fromEntries(members) : value;
};

/** What differs between two states. What is undefined is not there. */
export const changes = (before: unknown, after: unknown): readonly Change[] =>
  before === after ? [] : differences(plain(before), plain(after), '');

const differences = (before: unknown, after: unknown, pointer: string): readonly Change[] => {
  if (before === after) return [];
  if (before === undefined) return [{ kind: 'ADDED', pointer, after }];
  if (after === undefined) return [{ kind: 'REMOVED', pointer, before }];
  // A document by reference is one thing: told piece by piece it would show what is closed of it.
  if (isFields(before) && isFields(after) && !isDocRef(before) && !isDocRef(after))
    return ofFields(before, after, pointer);
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, pointer);
  return same(before, after) ? [] : [{ kind: 'ALTERED', pointer, before, after }];
};

const ofFields = (before: Fields, after: Fields, pointer: string): readonly Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differences(before[key], after[key], pointerWith(pointer, key)),
  );

/**
 * What the two lists begin and end with alike is left out; the rest is matched by the ids of its entries, or else place
 * by place.
 */
const ofLists = (before: readonly unknown[], after: readonly unknown[], pointer: string): readonly Change[] => {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && same(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && same(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  const [old, now] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const at = (index: number): string => pointerWith(pointer, head + index);
  const [oldIds, nowIds] = [placesById(old), placesById(now)];
  if (!oldIds || !nowIds || !sameOrder(oldIds, nowIds)) {
    return Array.from({ length: Math.max(old.length, now.length) }, (_, index) =>
      differences(old[index], now[index], at(index)),
    ).flat();
  }
  return [
    ...[...oldIds]
      .filter(([id]) => !nowIds.has(id))
      .map(([, index]): Change => ({ kind: 'REMOVED', pointer: at(index), before: old[index] })),
    ...[...nowIds].flatMap(([id, index]) =>
      differences(oldIds.has(id) ? old[oldIds.get(id)!] : undefined, now[index], at(index)),
    ),
  ];
};

type Places = ReadonlyMap<string, number>;

/** Entries that merely changed places would otherwise be told as nothing. */
const sameOrder = (old: Places, now: Places): boolean => {
  const kept = [...old.keys()].filter((id) => now.has(id));
  return [...now.keys()].filter((id) => old.has(id)).every((id, index) => id === kept[index]);
};

/** The place of each entry by its id; undefined where one has none, or shares it. */
const placesById = (entries: readonly unknown[]): Places | undefined => {
  const places = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    const id = isFields(entry)
      ? Object.entries(entry).find(([key, value]) => /^(id|.+Id)$/.test(key) && typeof value === 'string')?.[1]
      : undefined;
    if (typeof id !== 'string' || places.has(id)) return undefined;
    places.set(id, index);
  }
  return places;
};
