import { asksForDocument, takesReference, type Description, type Schema } from '#views';

/** A place of what a step says, as a form asks for it. */
export interface Place {
  readonly schema: Schema;
  /** What stands there, as the form has it. */
  readonly value: unknown;
  /** The form holds all that stands there, so that it can be said anew as a whole. */
  readonly whole: boolean;
}

type Members = Readonly<Record<string, unknown>>;
export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the system adds to what was said. */
const TOLD_BESIDE = new Set(['seen']);
/** No input is deeper; one that holds itself would have no end. */
const DEEPEST = 8;

type Open = Description['open'];

const scalarIn = (schema: Schema, told: unknown): Place | undefined => {
  if (told === undefined) return { schema, value: undefined, whole: true };
  if (isMembers(told)) return typeof told['code'] === 'string' ? scalarIn(schema, told['code']) : undefined;
  return Array.isArray(told) ? undefined : { schema, value: told, whole: true };
};

/** Of a list whose entries the form holds in part, each is asked for by itself, and none is added or removed. */
const entriesIn = (schema: Schema, places: readonly (Place | undefined)[]): Place => {
  const kept = places.flatMap((place, index) => (place ? [[String(index), place] as const] : []));
  const [id, en] = [schema['x-label']?.id ?? '', schema['x-label']?.en ?? ''];
  const named = (index: string): string => String(Number(index) + 1);
  return {
    schema: {
      type: 'object',
      ...(schema['x-label'] && { 'x-label': schema['x-label'] }),
      required: kept.map(([index]) => index),
      properties: Object.fromEntries(
        kept.map(([index, place]) => [
          index,
          { ...place.schema, 'x-label': { id: `${id} ${named(index)}`, en: `${en} ${named(index)}` } },
        ]),
      ),
    },
    value: Object.fromEntries(kept.map(([index, { value }]) => [index, value])),
    whole: false,
  };
};

/**
 * A place of a step by the schema of the command that it answers. Persons are left out: they are rectified where they
 * are kept. Undefined where a form cannot hold it.
 */
export const placeOf = (asked: Schema, told: unknown, open: Open, depth = 0): Place | undefined => {
  const schema = open(asked);
  if (takesReference(schema) || depth > DEEPEST) return undefined;
  if (schema.type === 'array') {
    const items = open(schema.items ?? {});
    const empty = placeOf(items, undefined, open, depth + 1);
    const places = (Array.isArray(told) ? told : []).map((entry) => placeOf(items, entry, open, depth + 1));
    if (told !== undefined && !Array.isArray(told)) return undefined;
    if (!empty && places.length === 0) return undefined;
    if (!empty || places.some((place) => !place?.whole)) return entriesIn(schema, places);
    return {
      schema: { ...schema, items: { ...items, ...empty.schema } },
      value: told === undefined ? undefined : places.map((place) => place!.value),
      whole: true,
    };
  }
  if (!schema.properties) return scalarIn(schema, told);
  if (told !== undefined && (!isMembers(told) || told['hidden'] === true)) return undefined;
  const members = Object.entries(schema.properties).flatMap(([name, member]) => {
    const place = placeOf(member, told?.[name], open, depth + 1);
    return place ? [[name, place] as const] : [];
  });
  if (members.length === 0) return undefined;
  const places = new Map(members);
  const whole =
    told === undefined ||
    asksForDocument(schema) ||
    Object.keys(told).every((name) => told[name] === undefined || TOLD_BESIDE.has(name) || places.get(name)?.whole);
  // What would be said anew as a whole to take a further member would lose what the form does not hold.
  const shown = whole || depth === 0 ? members : members.filter(([name]) => told![name] !== undefined);
  const required = (schema.required ?? []).filter((name) => places.has(name));
  return {
    schema: {
      ...schema,
      required: told === undefined ? required : stating(told, places),
      properties: Object.fromEntries(shown.map(([name, place]) => [name, place.schema])),
    },
    value:
      told &&
      Object.fromEntries(
        members.filter(([name]) => told[name] !== undefined).map(([name, { value }]) => [name, value]),
      ),
    whole,
  };
};

/** What was said stays said: a correction changes it, and leaves nothing out. */
const stating = (told: Members, places: ReadonlyMap<string, Place>): readonly string[] =>
  Object.keys(told).filter((name) => places.has(name) && told[name] !== undefined);
