import { describe, expect, it } from '@jest/globals';
import { fencedBlocks } from './fenced-blocks.js';
import { textOf } from './repository.js';

const page = textOf('docs/how-to/add-a-command.md');
const bare = (text: string): string => text.replace(/\s+/g, ' ').trim();
const code = [...page.matchAll(/`(libs\/[\w./-]+\.ts)`/g)]
  .map(([, path = '']) => path)
  .concat('libs/contexts/visits/domain/visit.decide-proposal.ts')
  .map((path) => bare(textOf(path)));
const shown = fencedBlocks(page.replace(/^ {3}/gm, '')).flatMap(({ language, text }) =>
  language === 'ts' ? text.split(/^\s*…$/m) : [],
);

describe('The guide to a new command', () => {
  it('shows three blocks', () => expect(shown.filter((text) => text.trim())).toHaveLength(3));

  it.each(shown)('shows the code as it is: %s', (text) => {
    expect(code.filter((each) => each.includes(bare(text)))).not.toEqual([]);
  });
});
