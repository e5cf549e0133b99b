import type { CodeList } from '#kernel';
import { bilingual } from './openapi-parts.js';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The schema that allows codes: itself, or that of each entry of a list. */
const codedIn = (schema: Node): Node | undefined =>
  Array.isArray(schema['enum']) ? schema : isNode(schema['items']) ? codedIn(schema['items'] as Node) : undefined;

/** What the codes mean: as the schema says itself, or the list that has exactly these. */
const codesOf = (schema: Node, known: ReadonlyMap<string, CodeList['codes']>): CodeList['codes'] | undefined => {
  const coded = codedIn(schema);
  const own = coded?.['x-enum-labels'] as Readonly<Record<string, { id: string; en: string }>> | undefined;
  if (own && Object.keys(own).length > 0)
    return Object.fromEntries(Object.entries(own).map(([code, { id, en }]) => [code, [id, en]]));
  return coded && known.get(keyOf(coded['enum'] as readonly unknown[]));
};

/**
 * The same description, in which every schema and parameter that allows exactly the codes of a list says what each of
 * them means; for pages, too.
 */
export const explained = <Part>(part: Part, lists: readonly CodeList[]): Part => {
  const known = new Map(lists.map(({ codes }) => [keyOf(Object.keys(codes)), codes]));
  return explain(part, known) as Part;
};

const labels = (codes: CodeList['codes']): object =>
  Object.fromEntries(Object.entries(codes).map(([code, [id, en]]) => [code, { id, en }]));

const keyOf = (codes: readonly unknown[]): string => codes.map(String).sort().join();
const meanings = (codes: CodeList['codes']): string =>
  Object.entries(codes)
    .map(([code, meaning]) => `- \`${code}\`: ${bilingual(meaning)}`)
    .join('\n');

const explain = (part: unknown, known: ReadonlyMap<string, CodeList['codes']>): unknown => {
  if (Array.isArray(part)) return part.map((entry) => explain(entry, known));
  if (!isNode(part)) return part;
  const { schema } = part as Node;
  const meant = codesOf('in' in part && isNode(schema) ? (schema as Node) : (part as Node), known);
  const text = meant && meanings(meant);
  const { description } = part as Node;
  const unlabelled = meant && 'enum' in part && !('x-enum-labels' in part);
  return {
    ...Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        name === 'example' || name === 'enum' ? value : explain(value, known),
      ]),
    ),
    ...(unlabelled && { 'x-enum-labels': labels(meant) }),
    ...(text !== undefined && { description: typeof description === 'string' ? `${description}\n\n${text}` : text }),
  };
};
