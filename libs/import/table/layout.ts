import { plainWords } from '../text.js';

/** A kind of register: which columns it may have, and how their headings are written. */
export interface Layout<Field extends string = string> {
  readonly name: string;
  readonly headings: Readonly<Record<Field, readonly string[]>>;
  /** The serial number; a row without one may belong to the row above. */
  readonly number?: NoInfer<Field>;
  /** What a record is recognised by: a row without number in which all of these are empty belongs to the row above. */
  readonly identity: readonly NoInfer<Field>[];
  /** Columns of money, compared with total rows. */
  readonly amounts: readonly NoInfer<Field>[];
}

/** Which field each column holds, by its heading; columns of no known heading are left out. */
export const fieldsOf = (layout: Layout, headings: readonly string[]): ReadonlyMap<number, string> => {
  const fields = new Map<number, string>();
  const names = new Map(
    Object.entries(layout.headings).flatMap(([field, words]) =>
      words.map((word) => [plainWords(word), field] as const),
    ),
  );
  headings.forEach((heading, column) => {
    const field = names.get(plainWords(heading)) ?? names.get(plainWords(heading.replace(/\([^()]*\)/gu, ' ')));
    if (field !== undefined && ![...fields.values()].includes(field)) fields.set(column, field);
  });
  return fields;
};
