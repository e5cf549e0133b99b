import type { CodeList } from '#kernel';
import { bilingual } from './openapi-parts.js';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The codes that a schema, or each entry of a list, allows. */
const codesOf = ({ enum: own, items }: Node): readonly unknown[] | undefined =>
  Array.isArray(own) ? own : isNode(items) ? codesOf(items as Node) : undefined;

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
  const codes = 'in' in part && isNode(schema) ? codesOf(schema as Node) : codesOf(part as Node);
  const meant = codes && known.get(keyOf(codes));
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
