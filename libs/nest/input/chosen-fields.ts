import type { Document } from '#kernel';
import type { ModelQuery } from '#runtime';
import { malformed } from '../refusals/problem.js';
import { single, type RawQuery } from './common-parameters.js';

/** The members of a document that an answer is to show; those that every answer shows are not among them. */
export type Chosen = ReadonlySet<string>;

/** By these a document is known, and that it waits with its last good state is never left out. */
const ALWAYS = ['id', 'revision', 'parked'] as const;

/** What documents of a query may be asked to show, by name. */
export const choosable = ({ document, total }: Pick<ModelQuery, 'document' | 'total'>): readonly string[] => [
  ...new Set(['id', ...Object.keys(document.fields), ...(total ? [] : ['parked'])]),
];

/** `?fields=title,status`; absent: all. @throws Rejection `E_MALFORMED` one is not known or repeated */
export const chosenOf = (row: Pick<ModelQuery, 'document' | 'total'>, query: RawQuery): Chosen | undefined => {
  const text = single(query, 'fields');
  if (text === undefined) return undefined;
  const names = text.split(',');
  const known = choosable(row);
  const wrong = names.find((name, index) => !known.includes(name) || names.indexOf(name) !== index);
  if (wrong === undefined) return new Set(names);
  const all = known.join(', ');
  throw known.includes(wrong)
    ? malformed(
        'fields',
        `Parameter fields menyebut ${wrong} lebih dari sekali; yang ada: ${all}.`,
        `The parameter fields names ${wrong} more than once; there are: ${all}.`,
      )
    : malformed(
        'fields',
        `Parameter fields menyebut isian yang tidak dikenal; yang ada: ${all}.`,
        `The parameter fields names a field that is not known; there are: ${all}.`,
      );
};

/** The document with what was chosen of it. */
export const onlyChosen = <D extends Document>(document: D, chosen: Chosen | undefined): D =>
  chosen
    ? (Object.fromEntries(
        Object.entries(document).filter(([name]) => chosen.has(name) || (ALWAYS as readonly string[]).includes(name)),
      ) as D)
    : document;

/** Whether anything is shown of what the query looks up beside its documents. */
export const showsBeside = ({ besideFields }: Pick<ModelQuery, 'besideFields'>, chosen: Chosen | undefined): boolean =>
  !chosen || !besideFields || besideFields.some((name) => chosen.has(name));
