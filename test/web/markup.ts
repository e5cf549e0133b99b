/** An element of a page, with the text that stands directly in it. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What it stands in, the outermost first. */
  readonly within: readonly Element[];
  text: string;
}

const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const unescaped = (text: string): string => text.replace(/&(#?\w+);/g, (all, name: string) => ENTITIES[name] ?? all);

/** The elements of a page as preact writes it, in their order. @throws Error where tags do not close one another. */
export const elementsOf = (html: string): readonly Element[] => {
  const all: Element[] = [];
  const open: Element[] = [];
  for (const [token, closing, tag, rest] of html.matchAll(
    /<!--.*?-->|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|[^>"])*)>|[^<]+/g,
  )) {
    if (tag === undefined) {
      const last = open.at(-1);
      if (last && !token.startsWith('<!')) last.text += unescaped(token);
    } else if (closing) {
      const last = open.pop();
      if (last?.tag !== tag) throw new Error(`</${tag}> closes <${last?.tag}>`);
    } else {
      const attributes = Object.fromEntries(
        [...rest!.matchAll(/([^\s="/]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name!, unescaped(value)]),
      );
      const element = { tag, attributes, within: [...open], text: '' };
      all.push(element);
      if (!VOID.has(tag) && !rest!.endsWith('/')) open.push(element);
    }
  }
  if (open.length) throw new Error(`<${open.at(-1)!.tag}> stays open`);
  for (const element of all) element.text = element.text.replace(/\s+/g, ' ').trim();
  return all;
};

const UNSEEN = new Set(['script', 'style', 'code']);
/** What stands on a page for people to read, but for codes that are shown as such. */
export const readableOf = (elements: readonly Element[]): string =>
  elements
    .filter(({ tag, within }) => !UNSEEN.has(tag) && !within.some((each) => UNSEEN.has(each.tag)))
    .flatMap(({ text, attributes }) => [text, attributes['aria-label'] ?? '', attributes['title'] ?? ''])
    .filter(Boolean)
    .join('\n');
