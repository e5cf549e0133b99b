import { pointerWith, type Pointer, type Schema } from '#kernel';
import type { Fact } from '#paper';
import type { Change } from '#runtime';
import { isWhole, type InWords } from './in-words.js';

type Fields = Readonly<Record<string, unknown>>;

/** A value member by member; one thing each is told in words, what holds members moves them in. */
export const factsOf = (words: InWords, value: object, schema: Schema | undefined, depth = 0): readonly Fact[] =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .flatMap(([name, member]) => {
      const [label, of] = [words.label(schema, name), words.member(schema, name)];
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

const NOTHING = '–';

/** What changed, one place a row: where, what it was, what it became. */
export const changeRows = (
  words: InWords,
  changes: readonly Change[],
  whole?: Schema,
): readonly (readonly string[])[] =>
  changes.flatMap((change) => {
    const told = (pointer: Pointer, ...values: readonly unknown[]): readonly string[] => {
      const { words: place, schema } = words.place(pointer, whole);
      return [place, ...values.map((value) => (value === NOTHING ? NOTHING : words.value(value, schema)))];
    };
    if (change.kind === 'ALTERED') return [told(change.pointer, change.before, change.after)];
    return change.kind === 'ADDED'
      ? parts(change.pointer, change.after).map(([pointer, value]) => told(pointer, NOTHING, value))
      : parts(change.pointer, change.before).map(([pointer, value]) => told(pointer, value, NOTHING));
  });
