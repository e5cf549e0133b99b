import { expect, it } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import type { Instant, Position } from '#kernel';
import type { ModelQuery } from '#runtime';
import type { Ask } from './export-rows.js';
import { sendGraph } from './graphml.js';

interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly note?: string;
}

const graph = {
  one: 'level',
  ends: ({ from, to }: Line) =>
    [
      { id: from, name: `nama ${from}`, region: '63', level: 'PROVINCE' },
      { id: to, name: `nama ${to}`, region: '', level: '' },
    ] as const,
  columns: [{ title: 'note', meaning: ['', ''], value: ({ note }: Line) => note }],
};

const written = async (...pages: readonly (readonly Line[])[]): Promise<string> => {
  const ask: Ask = async ({ byId, cursor = '0' }) => ({
    items: byId ? pages.flat() : pages[Number(cursor)]!,
    ...(!byId && Number(cursor) + 1 < pages.length && { nextCursor: String(Number(cursor) + 1) }),
    asOf: '2026-11-20T02:00:00.000Z' as Instant,
    position: '1' as Position,
    stale: false,
  });
  const reply = { headers: () => reply } as unknown as FastifyReply;
  const query = { path: 'lines', summary: ['Garis', 'Lines'], columns: [] } as unknown as ModelQuery;
  const how = { zone: 'WIB', places: { address: String }, attribution: '' } as const;
  let text = '';
  for await (const piece of await sendGraph(query, graph as never, how, reply, ask)) text += String(piece);
  return text;
};

it('tells each end once, before the first line that meets it, over all pages', async () => {
  const text = await written([{ id: '1', from: 'a', to: 'b' }], [{ id: '2', from: 'b', to: 'c' }]);
  expect([...text.matchAll(/<(node|edge) [^>]*>/g)].map(([tag]) => tag)).toEqual([
    '<node id="a">',
    '<node id="b">',
    '<edge source="a" target="b">',
    '<node id="c">',
    '<edge source="b" target="c">',
  ]);
});

it('is a graph without anything when there is nothing', async () => {
  expect(await written([])).toMatch(/<graph id="G" edgedefault="directed">\n<\/graph>\n<\/graphml>\n$/);
});

it('holds whatever people write as text, and nothing that XML cannot hold', async () => {
  const text = await written([{ id: '1', from: 'a"<&>', to: 'b', note: 'x\u0000\u0008]]>\u{1F600}\uD800y' }]);
  expect(text).toContain('<node id="a&quot;&lt;&amp;&gt;">');
  expect(text).toContain('<data key="e0">x]]&gt;\u{1F600}y</data>');
});

it('says what is not known by leaving it out', async () => {
  const text = await written([{ id: '1', from: 'a', to: 'b' }]);
  expect(text).toContain('<edge source="a" target="b"></edge>');
  expect(text).toContain('<node id="b"><data key="name">nama b</data></node>');
});
