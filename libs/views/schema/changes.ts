import { pointerWith, type KnownMembers, type Schema as KernelSchema } from '#kernel';
import type { Schema } from './description.js';
import { placeWords } from './place-words.js';
import { isForPrograms } from './registers.js';
import type { Showing } from './showing.js';
import { isMembers, isWhole } from './value.js';

export interface Change {
  readonly kind: 'ADDED' | 'REMOVED' | 'ALTERED';
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One place that changed, in words. */
export interface ChangeRow {
  readonly place: string;
  /** Of the member. */
  readonly name: string;
  readonly schema: Schema;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Of what was added or removed as a whole, each part is told by itself. */
const parts = (pointer: string, value: unknown, showing: Showing): readonly (readonly [string, unknown])[] =>
  Array.isArray(value) || isWhole(value, showing) || !isMembers(value)
    ? [[pointer, value]]
    : Object.entries(value).flatMap(([name, member]) => parts(pointerWith(pointer, name), member, showing));

const isNothing = (value: unknown, schema: Schema): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isMembers(value) && Object.keys(value).length === 0) ||
  (schema.enum !== undefined && (value === 'NONE' || value === 'UNKNOWN'));

/**
 * What changed, one place a row: where, what it was, what it became. What only the program has a name for is left out,
 * and so is what was nothing and is nothing.
 */
export const changeRows = (
  changes: readonly Change[],
  known: KnownMembers,
  showing: Showing,
  whole?: Schema,
): readonly ChangeRow[] =>
  changes.flatMap((change) => {
    const told = (pointer: string, before: unknown, after: unknown): readonly ChangeRow[] => {
      const found = known.place(pointer, whole as KernelSchema | undefined);
      const [place, schema] = [placeWords(found, showing), (found.schema ?? {}) as Schema];
      const name = pointer.replace(/\/\d+$/, '').replace(/^.*\//, '');
      const [was, is] = [before, after].map((value) =>
        isNothing(value, schema) || isForPrograms(value, name, showing) ? undefined : value,
      );
      return place === '' || (was === undefined && is === undefined)
        ? []
        : [{ place, name, schema, before: was, after: is }];
    };
    if (change.kind === 'ALTERED') return told(change.pointer, change.before, change.after);
    return change.kind === 'ADDED'
      ? parts(change.pointer, change.after, showing).flatMap(([pointer, value]) => told(pointer, undefined, value))
      : parts(change.pointer, change.before, showing).flatMap(([pointer, value]) => told(pointer, value, undefined));
  });
