import { expect, it } from '@jest/globals';
import type { Document } from '#kernel';
import { networkNodes } from './network.queries.js';

/** Lines at the level of regencies, as they are kept. */
const LINES = [
  { from: '62.03', to: '62.03' },
  { from: '62.03', to: '63.10' },
  { from: '63.10', to: '62.03' },
  { from: '62.03', to: '63.71' },
];
const partnersOf = (party: string): Promise<object> => {
  const find = async (_lines: string, { filter }: { filter: Readonly<Record<string, { eq: string }>> }) => ({
    items: LINES.filter((line) =>
      (['from', 'to'] as const).every((end) => filter[end] === undefined || line[end] === filter[end].eq),
    ).map((doc) => ({ doc })),
  });
  const looking = { models: { find } } as unknown as Parameters<NonNullable<typeof networkNodes.beside>>[3];
  const row = { level: 'REGENCY', party } as unknown as Document;
  return networkNodes.beside!(row, undefined as never, undefined as never, looking);
};

it('A party is joined with others: each once, whoever learns from whom, and never with itself', async () => {
  expect(await partnersOf('62.03')).toEqual({ partners: 2 });
  expect(await partnersOf('63.71')).toEqual({ partners: 1 });
});
