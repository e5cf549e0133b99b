import type { Description, Schema } from '../schema/description.js';
import { codeIn, regionIn } from '../schema/registers.js';

/** What a form sends: by JSON pointer of the place in the input, every value that stands there. */
export type Posted = ReadonlyMap<string, readonly string[]>;

/** Names of a form that are not part of the input. */
export const CONTROL = {
  key: '_key',
  revision: '_revision',
  add: '_add',
  remove: '_remove',
  /** An entry of a long list, to be opened. */
  edit: '_edit',
  step: '_step',
  /** At which step the form stands that is sent. */
  at: '_at',
  keep: '_keep',
  /** Kept as a draft of the office; which version of it was seen. */
  office: '_office',
  draft: '_draft',
  /** Sent though some of its entries are refused: the others count. */
  partly: '_partly',
  /** Before the place of a document: a file; one that was uploaded already; one that is stored already. */
  file: '_file:',
  upload: '_upload:',
  stored: '_stored:',
} as const;

export const postedOf = (body: Iterable<readonly [name: string, value: string]>): Posted => {
  const posted = new Map<string, string[]>();
  for (const [name, value] of body) {
    const before = posted.get(name);
    if (before) before.push(value);
    else posted.set(name, [value]);
  }
  return posted;
};

/** Every place below which something was written, and by each the numbers of entries that stand in it. */
interface Filled {
  readonly posted: Posted;
  readonly places: ReadonlySet<string>;
  readonly entries: ReadonlyMap<string, ReadonlySet<number>>;
}

const DEEPEST = 12;

const filledOf = (posted: Posted): Filled => {
  const places = new Set<string>();
  const entries = new Map<string, Set<number>>();
  for (const [name, values] of posted) {
    if (!name.startsWith('/') || !values.some((value) => value.trim() !== '')) continue;
    const segments = name.split('/');
    if (segments.length > DEEPEST) continue;
    for (let length = segments.length; length > 1; length -= 1) {
      const place = segments.slice(0, length).join('/');
      places.add(place);
      const last = segments[length - 1]!;
      if (!/^(0|[1-9]\d{0,3})$/.test(last)) continue;
      const list = segments.slice(0, length - 1).join('/');
      entries.set(list, (entries.get(list) ?? new Set()).add(Number(last)));
    }
  }
  return { posted, places, entries };
};

/** As it was written where it is not what the schema wants: the refusal names it then. */
const scalarOf = (text: string, { type, format }: Schema): unknown => {
  if (type === 'integer' || type === 'number') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (format === 'region') return regionIn(text);
  if (format === 'id') return codeIn(text);
  if (format === 'rupiah') return text.replace(/^Rp\s*/i, '').replace(/(?<=\d)[.](?=\d{3}(\D|$))/g, '');
  return text;
};

/** A reference to a document: a form shows it as a file. */
export const asksForDocument = ({ properties }: Schema): boolean =>
  properties !== undefined && 'docId' in properties && 'sha256' in properties && 'classification' in properties;

const read = (asked: Schema, filled: Filled, open: Description['open'], pointer: string): unknown => {
  const schema = open(asked);
  const { posted, places, entries } = filled;
  if (schema.type === 'array') {
    const items = open(schema.items ?? {});
    const several = posted.get(pointer)?.filter((text) => text !== '');
    if (several?.length) return several.map((text) => scalarOf(text, items));
    const found = [...(entries.get(pointer) ?? [])]
      .sort((one, other) => one - other)
      .map((place) => read(items, filled, open, `${pointer}/${place}`))
      .filter((entry) => entry !== undefined);
    return found.length ? found : undefined;
  }
  if (schema.properties) {
    if (pointer && !places.has(pointer)) return undefined;
    const members = Object.entries(schema.properties)
      .map(([name, member]) => [name, read(member, filled, open, `${pointer}/${name}`)] as const)
      .filter(([, value]) => value !== undefined);
    if (pointer && members.length === 0) return undefined;
    // A form shows the usual classification before there is a document.
    if (asksForDocument(schema) && members.every(([name]) => name === 'classification')) return undefined;
    return Object.fromEntries(members);
  }
  const text = posted
    .get(pointer)
    ?.filter((each) => each.trim() !== '')
    .at(-1)
    ?.replace(/\r\n/g, '\n')
    .trim();
  return text ? scalarOf(text, schema) : undefined;
};

/**
 * The input that a form sends, by the schema of its command: what was left empty is left out; of a list only entries
 * in which something stands, moved together. Of several values of one field the last counts in which something stands.
 */
export const inputOf = (asked: Schema, posted: Posted, open: Description['open']): unknown =>
  read(asked, filledOf(posted), open, '');

/** The fields of a form that stand for an input: what `inputOf` reads as that input again. */
export const fieldsOf = (
  value: unknown,
  asked: Schema,
  open: Description['open'],
  pointer = '',
): readonly (readonly [name: string, value: string])[] => {
  if (value === undefined || value === null) return [];
  const schema = open(asked);
  if (Array.isArray(value)) {
    const items = open(schema.items ?? {});
    return value.flatMap((entry: unknown, index) =>
      fieldsOf(entry, items, open, items.enum ? pointer : `${pointer}/${index}`),
    );
  }
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, member]) =>
      fieldsOf(member, schema.properties?.[name] ?? {}, open, `${pointer}/${name}`),
    );
  return [[pointer, String(value as string)]];
};

/** The same with the files that were uploaded and wait to be stored, each at the place of its document. */
export const withUploads = (
  fields: readonly (readonly [name: string, value: string])[],
  uploads: Readonly<Record<string, string>> = {},
): readonly (readonly [name: string, value: string])[] =>
  fields.flatMap(([name, value]) => {
    const upload = name.endsWith('/docId') ? uploads[value] : undefined;
    return [[name, value], ...(upload ? [[`${CONTROL.upload}${name.slice(0, -6)}`, upload] as const] : [])] as const;
  });
