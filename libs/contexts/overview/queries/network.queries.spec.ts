import { expect, it } from '@jest/globals';
import type { Document, FindQuery } from '#kernel';
import type { ModelQuery } from '#runtime';
import { networkEdges, networkNodes } from './network.queries.js';

/** Lines at the level of regencies, as they are kept. */
const LINES = [
  { from: '62.03', to: '62.03' },
  { from: '62.03', to: '63.10' },
  { from: '63.10', to: '62.03' },
  { from: '62.03', to: '63.71' },
];
type Line = (typeof LINES)[number];

/** What is looked up beside one row, and the queries that it takes. */
const beside = async (query: ModelQuery<Document>, row: object, lines: readonly Line[] = LINES) => {
  const asked: FindQuery[] = [];
  const find = async (_collection: object, question: FindQuery) => {
    asked.push(question);
    const filter = question.filter as Readonly<Record<string, { readonly eq: string }>>;
    const found = lines.filter((line) =>
      (['from', 'to'] as const).every((end) => filter[end] === undefined || line[end] === filter[end].eq),
    );
    return {
      items: found.slice(0, question.limit).map((doc) => ({ doc })),
      ...(found.length > question.limit && { cursor: 'more' }),
    };
  };
  const looking = { models: { find } } as unknown as Parameters<NonNullable<typeof query.beside>>[3];
  const shown = await query.beside!(row as Document, undefined as never, undefined as never, looking);
  return { shown, asked };
};
const node = (party: string, more: object = { visitsMade: 1, visitsHosted: 1 }) => ({
  level: 'REGENCY',
  party,
  visitsMade: 0,
  visitsHosted: 0,
  adoptionsMade: 0,
  adoptionsGiven: 0,
  agreementsInitiated: 0,
  agreementsJoined: 0,
  ...more,
});

it('A party is joined with others: each once, whoever learns from whom, and never with itself', async () => {
  expect((await beside(networkNodes, node('62.03'))).shown).toEqual({ partners: 2 });
  expect((await beside(networkNodes, node('63.71', { visitsHosted: 1 }))).shown).toEqual({ partners: 1 });
});

it('Of a party no lines are loaded on which it cannot be, and of a hub no more than a hundred either way', async () => {
  const sides = async (counts: object) =>
    (await beside(networkNodes, node('62.03', counts))).asked.map(({ filter }) =>
      Object.keys(filter!).filter((name) => name !== 'level'),
    );
  expect(await sides({ visitsMade: 1 })).toEqual([['from']]);
  expect(await sides({ adoptionsMade: 1 })).toEqual([['from']]);
  expect(await sides({ visitsHosted: 2 })).toEqual([['to']]);
  expect(await sides({ adoptionsGiven: 2 })).toEqual([['to']]);
  expect(await sides({ visitsMade: 1, visitsHosted: 1 })).toEqual([['from'], ['to']]);
  const guests = Array.from({ length: 500 }, (_, n) => ({ from: `guest ${n}`, to: '63.10' }));
  const { shown, asked } = await beside(networkNodes, node('63.10', { visitsHosted: 500 }), guests);
  expect(shown).toEqual({ partners: 100, morePartners: true });
  expect(asked.map(({ limit }) => limit)).toEqual([100]);
});

it('A line that one alone draws is looked up once, any other at both its ends', async () => {
  const line = { level: 'REGENCY', kind: 'VISIT', from: '62.03', to: '63.10' };
  const ends = async (weight: number) =>
    (await beside(networkEdges, { ...line, weight })).asked.map(({ sort, limit }) => [sort, limit]);
  const [first, last] = [false, true].map((descending) => [{ field: 'on', descending }, 1]);
  expect(await ends(1)).toEqual([first]);
  expect(await ends(2)).toEqual([first, last]);
});
