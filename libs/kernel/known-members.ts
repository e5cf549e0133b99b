import type { Meaning } from './code-lists.js';
import type { Schema } from './document-form.js';
import { pathOf, type Pointer } from './json-pointer.js';

/** The schemas of which one alternative holds. */
export const variantsOf = (schema: Schema): readonly Schema[] => [
  schema,
  ...['anyOf', 'oneOf', 'allOf'].flatMap((kind) => (schema[kind] as readonly Schema[] | undefined) ?? []),
];

type Labelled = Readonly<{ id: string; en: string }>;

/** What people call what the schema describes; undefined for the program's own. */
export const meaningOf = (schema: Schema | undefined): Meaning | undefined => {
  const label = schema?.['x-label'] as Labelled | undefined;
  return label && [label.id, label.en];
};

/** Members that a program wrote for itself, whatever a document calls them. */
const OF_PROGRAMS: ReadonlySet<string> = new Set(['commandId']);

/**
 * Members of what commands are decided on, which no document declares; a stage is what lists call the status. The day
 * of the last step is none of them: rules keep it by the calendar of who goes on, and the step itself bears its day.
 */
const OF_STATES: Readonly<Record<string, Schema>> = {
  stage: { 'x-label': { id: 'tahap', en: 'stage' } },
  answers: { 'x-label': { id: 'jawaban', en: 'answers' } },
  accepted: { 'x-label': { id: 'menerima', en: 'accepts' } },
};

/** One part of a place that has a name. */
export interface PlacePart {
  readonly meaning: Meaning;
  /** Which entry of the list, from 0. */
  readonly entry?: number;
  /** Under which name of the program's own, such as the code of a region, it stands there. */
  readonly key?: string;
}
export interface KnownPlace {
  /** None where people have no words for it. */
  readonly parts: readonly PlacePart[];
  readonly schema?: Schema;
}

const isEntry = (name: string): boolean => /^\d+$/.test(name);

/**
 * What the members of a record are called, of its document as of the state that its commands are decided on: where a
 * place is not declared, the first member holds that has the name.
 */
export class KnownMembers {
  private readonly known = new Map<string, Schema>();
  private readonly seen = new Set<Schema>();

  /** @param open the schema itself, in the place of a reference to it. */
  constructor(
    schemas: readonly Schema[],
    private readonly open: (schema: Schema) => Schema = (schema) => schema,
  ) {
    for (const schema of schemas) this.learn(schema);
    const status = this.known.get('status');
    for (const [name, member] of Object.entries(OF_STATES))
      if (!this.known.has(name)) this.known.set(name, name === 'stage' && status ? { ...status, ...member } : member);
  }

  private variants(schema: Schema): readonly Schema[] {
    return variantsOf(this.open(schema)).map((each) => this.open(each));
  }

  private members(schema: Schema): Readonly<Record<string, Schema>> {
    return Object.assign({}, ...this.variants(schema).map(({ properties }) => properties ?? {})) as Readonly<
      Record<string, Schema>
    >;
  }

  private learn(schema: Schema): void {
    if (this.seen.has(schema)) return;
    this.seen.add(schema);
    for (const [name, member] of Object.entries(this.members(schema))) {
      if (!this.known.has(name)) this.known.set(name, this.open(member));
      this.learn(member);
    }
    for (const { items } of this.variants(schema)) if (items) this.learn(items as Schema);
  }

  /** What one place further is: a member by its name, or an entry of a list. */
  private within(schema: Schema | undefined, name: string): Schema | undefined {
    if (!schema) return undefined;
    const member = this.members(schema)[name];
    const items = isEntry(name) ? this.variants(schema).find((each) => each['items'])?.['items'] : undefined;
    return member ? this.open(member) : items ? this.open(items as Schema) : this.ofCode(schema, name);
  }

  /** Of a list of codes with a value each, which a state keeps by code: the value of one. */
  private ofCode(list: Schema, code: string): Schema | undefined {
    const items = this.variants(list).find((each) => each['items'])?.['items'] as Schema | undefined;
    const label = Object.values(items ? this.members(items) : {})
      .map((member) => (this.open(member)['x-enum-labels'] as Readonly<Record<string, Labelled>> | undefined)?.[code])
      .find(Boolean);
    return label && { 'x-label': label };
  }

  /** What stands at a name, by the schema around it or else by the name alone. */
  member(schema: Schema | undefined, name: string): Schema | undefined {
    return this.within(schema, name) ?? (isEntry(name) ? undefined : this.known.get(name));
  }

  /** `/hosts/0/answer` as host, entry 0, and answer; names of the program alone are left out. */
  place(pointer: Pointer, whole?: Schema): KnownPlace {
    const parts: PlacePart[] = [];
    let schema = whole;
    for (const name of pathOf(pointer) ?? []) {
      if (OF_PROGRAMS.has(name)) return { parts: [] };
      schema = this.member(schema, name);
      const [meaning, last] = [meaningOf(schema), parts.at(-1)];
      if (isEntry(name) && last) parts[parts.length - 1] = { ...last, entry: Number(name) };
      else if (meaning) parts.push({ meaning });
      else if (last) parts[parts.length - 1] = { ...last, key: name };
    }
    return { parts, ...(schema && { schema }) };
  }
}
