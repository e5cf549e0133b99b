import { pointerWith, type Pointer, type Schema } from '#kernel';
import type { Fact } from '#paper';
import type { Change } from '#runtime';
import { NOTHING, isWhole, type InWords } from './in-words.js';

type Fields = Readonly<Record<string, unknown>>;

/** A value member by member; one thing each is told in words, what holds members moves them in. */
export const factsOf = (words: InWords, value: object, schema: Schema | undefined, depth = 0): readonly Fact[] =>
  Object.entries(value).flatMap(([name, member]) => {
    const [label, of] = [words.label(schema, name), words.member(schema, name)];
    if (member === undefined || label === undefined) return [];
    if (Array.isArray(member) && !member.every(isWhole))
      return member.map((entry: unknown, index): Fact => ({
        label: `${label} ke-${index + 1}`,
        value: words.value(entry, words.member(of, String(index))),
        depth,
      }));
    if (isWhole(member) || Array.isArray(member)) return [{ label, value: words.value(member, of), depth }];
    return [{ label, value: '', depth }, ...factsOf(words, member as Fields, of, depth + 1)];
  });

/** Of what was added or removed as a whole, each part is told by itself. */
const parts = (pointer: Pointer, value: unknown): readonly (readonly [Pointer, unknown])[] =>
  isWhole(value) || Array.isArray(value)
    ? [[pointer, value]]
    : Object.entries(value as Fields).flatMap(([name, member]) => parts(pointerWith(pointer, name), member));

/**
 * What changed, one place a row: where, what it was, what it became. What only the program has a name for is left to
 * the JSON file, and so is what was nothing and is nothing.
 */
export const changeRows = (
  words: InWords,
  changes: readonly Change[],
  whole?: Schema,
): readonly (readonly string[])[] =>
  changes.flatMap((change) => {
    const told = (pointer: Pointer, before: unknown, after: unknown): readonly (readonly string[])[] => {
      const { words: place, schema } = words.place(pointer, whole);
      const values = [before, after].map((value) => words.value(value, schema));
      return place === undefined || values.every((value) => value === NOTHING) ? [] : [[place, ...values]];
    };
    if (change.kind === 'ALTERED') return told(change.pointer, change.before, change.after);
    return change.kind === 'ADDED'
      ? parts(change.pointer, change.after).flatMap(([pointer, value]) => told(pointer, undefined, value))
      : parts(change.pointer, change.before).flatMap(([pointer, value]) => told(pointer, value, undefined));
  });
