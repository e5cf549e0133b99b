export interface FencedBlock {
  readonly language: string;
  readonly text: string;
}

/** The fenced code blocks of a Markdown text, in order. */
export const fencedBlocks = (markdown: string): readonly FencedBlock[] =>
  [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }));

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a shown output stands for: itself, but for `…`, which is any text in a line, or alone any lines. */
export const pattern = (shown: string): RegExp =>
  new RegExp(
    `^${shown
      .split('\n')
      .slice(0, -1)
      .map((line) => (line.trim() === '…' ? '(.*\\n)*' : `${line.split('…').map(literal).join('.*')}\\n`))
      .join('')}$`,
  );
