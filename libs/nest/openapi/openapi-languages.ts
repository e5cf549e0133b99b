type Node = Readonly<Record<string, unknown>>;

/** `id / en` taken apart again; undefined for what is not written so. */
const bothOf = (text: unknown): { readonly id: string; readonly en: string } | undefined => {
  const [id, en, ...more] = typeof text === 'string' ? text.split(' / ') : [];
  return id && en && more.length === 0 ? { id, en } : undefined;
};

const withBoth = (part: Node, member: 'summary' | 'description'): Node => {
  const both = bothOf(part[member]);
  return both ? { ...part, [`x-${member}`]: both } : part;
};

/** Beside each text that joins both languages, the two apart: for whoever shows one of them. */
export const describedIn = (part: Node): Node => withBoth(part, 'description');

/** The same for the summaries of operations and the descriptions of their parameters. */
export const inEachLanguage = (paths: Readonly<Record<string, object>>): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item as Readonly<Record<string, Node>>).map(([method, operation]) => {
          const parameters = operation['parameters'] as readonly Node[] | undefined;
          const told = withBoth(operation, 'summary');
          return [method, parameters ? { ...told, parameters: parameters.map(describedIn) } : told];
        }),
      ),
    ]),
  );
