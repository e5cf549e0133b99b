import type { Description, Schema } from '../schema/description.js';

/** What a form sends: by JSON pointer of the place in the input, every value that stands there. */
export type Posted = ReadonlyMap<string, readonly string[]>;

/** Names of a form that are not part of the input. */
export const CONTROL = { key: '_key', revision: '_revision', add: '_add', remove: '_remove', step: '_step' } as const;

export const postedOf = (body: URLSearchParams): Posted => {
  const posted = new Map<string, string[]>();
  for (const [name, value] of body) {
    const before = posted.get(name);
    if (before) before.push(value);
    else posted.set(name, [value]);
  }
  return posted;
};

const below = (posted: Posted, pointer: string): boolean =>
  [...posted].some(([name, values]) => name.startsWith(`${pointer}/`) && values.some((value) => value.trim() !== ''));

/** Places of a list in which something may stand, in their order: `/hosts/0`, `/hosts/2`. */
const placesOf = (posted: Posted, pointer: string): readonly string[] => {
  const places = new Set<number>();
  for (const name of posted.keys()) {
    if (!name.startsWith(`${pointer}/`)) continue;
    const place = name.slice(pointer.length + 1).split('/')[0]!;
    if (/^\d{1,4}$/.test(place)) places.add(Number(place));
  }
  return [...places].sort((one, other) => one - other).map((place) => `${pointer}/${place}`);
};

/** As it was written where it is not what the schema wants: the refusal names it then. */
const scalarOf = (text: string, { type, format }: Schema): unknown => {
  if (type === 'integer' || type === 'number') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (format === 'rupiah') return text.replace(/^Rp\s*/i, '').replace(/(?<=\d)[.](?=\d{3}(\D|$))/g, '');
  return text;
};

/**
 * The input that a form sends, by the schema of its command: what was left empty is left out; of a list only entries
 * in which something stands, moved together.
 */
export const inputOf = (asked: Schema, posted: Posted, open: Description['open'], pointer = ''): unknown => {
  const schema = open(asked);
  if (schema.type === 'array') {
    const items = open(schema.items ?? {});
    const several = posted.get(pointer);
    if (several) return several.filter((text) => text !== '').map((text) => scalarOf(text, items));
    const entries = placesOf(posted, pointer)
      .map((place) => inputOf(items, posted, open, place))
      .filter((entry) => entry !== undefined);
    return entries.length ? entries : undefined;
  }
  if (schema.properties) {
    if (pointer && !below(posted, pointer)) return undefined;
    const members = Object.entries(schema.properties).map(
      ([name, member]) => [name, inputOf(member, posted, open, `${pointer}/${name}`)] as const,
    );
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }
  const text = posted.get(pointer)?.at(-1)?.replace(/\r\n/g, '\n').trim();
  return text ? scalarOf(text, schema) : undefined;
};
