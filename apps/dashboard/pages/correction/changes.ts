import { isDeepStrictEqual } from 'node:util';
import {
  asksForDocument,
  fieldsOf,
  inputOf,
  postedOf,
  type Description,
  type FieldError,
  type Schema,
  type Ui,
} from '#views';
import { isMembers, type Place } from './place.js';

export interface AskedChange {
  readonly field: string;
  readonly value: unknown;
}
export interface Differing {
  readonly changes: readonly AskedChange[];
  readonly errors: readonly FieldError[];
}

interface Comparing {
  readonly open: Description['open'];
  readonly say: Ui['say'];
}

/** Of a list in which more is changed, the whole is said anew: a request takes no more than 20 changes. */
const MOST_APART = 10;

const all = (parts: readonly Differing[]): Differing => ({
  changes: parts.flatMap(({ changes }) => changes),
  errors: parts.flatMap(({ errors }) => errors),
});
const NOTHING: Differing = { changes: [], errors: [] };
const instead = (field: string, value: unknown): Differing => ({ changes: [{ field, value }], errors: [] });

const emptied = (field: string, { say }: Comparing): Differing => ({
  changes: [],
  errors: [
    {
      field,
      message: say([
        'Perbaikan mengganti isian, tidak mengosongkannya; tulis yang seharusnya',
        'A correction says something else, it leaves nothing empty; write what it should have said',
      ]),
    },
  ],
});

const compare = (
  { schema: asked, value: was }: Pick<Place, 'schema' | 'value'>,
  is: unknown,
  pointer: string,
  comparing: Comparing,
): Differing => {
  if (isDeepStrictEqual(was, is)) return NOTHING;
  const schema = comparing.open(asked);
  if (is === undefined) return Array.isArray(was) ? instead(pointer, []) : emptied(pointer, comparing);
  if (Array.isArray(was) && Array.isArray(is)) {
    const items = schema.items ?? {};
    const entries =
      was.length === is.length && !comparing.open(items).enum
        ? all(was.map((entry, at) => compare({ schema: items, value: entry }, is[at], `${pointer}/${at}`, comparing)))
        : undefined;
    return entries && entries.changes.length <= MOST_APART ? entries : instead(pointer, is);
  }
  if (!isMembers(was) || !isMembers(is) || !schema.properties) return instead(pointer, is);
  // A member that was not there comes with all that it stands in; so does another file.
  const added = Object.keys(is).some((name) => is[name] !== undefined && was[name] === undefined);
  if (added || (asksForDocument(schema) && was['docId'] !== is['docId'])) return instead(pointer, is);
  return all(
    Object.entries(schema.properties).map(([name, member]) =>
      compare({ schema: member, value: was[name] }, is[name], `${pointer}/${name}`, comparing),
    ),
  );
};

/** As the form gives back what it was given: what is left as it was is no change. */
const throughForm = (value: unknown, schema: Schema, { open }: Comparing): unknown =>
  inputOf(schema, postedOf(fieldsOf(value, schema, open)), open);

/** What is asked to be changed in a step: where the form says something else than the step, by its members. */
export const changesIn = (
  { schema, value }: Pick<Place, 'schema' | 'value'>,
  is: unknown,
  comparing: Comparing,
): Differing => {
  const was = throughForm(value, schema, comparing) as Readonly<Record<string, unknown>> | undefined;
  return all(
    Object.entries(schema.properties ?? {}).map(([name, member]) => {
      const now = (is as Readonly<Record<string, unknown>> | undefined)?.[name];
      return compare({ schema: member, value: was?.[name] }, now, `/${name}`, comparing);
    }),
  );
};
