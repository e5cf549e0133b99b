import type { Description, Schema } from '../schema/description.js';
import type { Register } from '../schema/registers.js';
import { referredBy, type FormState } from './state.js';

/** A field that refers to a record of a register, and what stands in it. */
export interface Referring {
  readonly pointer: string;
  readonly register: Register;
  readonly text: string;
}

/** Fields of an input that refer to records of registers, where something stands in them. */
export const referencesIn = (
  value: unknown,
  schema: Schema,
  open: Description['open'],
  state: Pick<FormState, 'list' | 'words'>,
): readonly Referring[] => {
  const look = (each: unknown, asked: Schema, pointer: string, name: string): readonly Referring[] => {
    const opened = open(asked);
    if (Array.isArray(each))
      return each.flatMap((entry, index) => look(entry, opened.items ?? {}, `${pointer}/${index}`, name));
    if (typeof each === 'object' && each !== null)
      return Object.entries(each).flatMap(([member, inner]) =>
        look(inner, opened.properties?.[member] ?? {}, `${pointer}/${member}`, member),
      );
    const register = typeof each === 'string' ? referredBy({ state, pointer, name, schema: opened }) : undefined;
    return register ? [{ pointer, register, text: each as string }] : [];
  };
  return look(value, schema, '', '');
};
