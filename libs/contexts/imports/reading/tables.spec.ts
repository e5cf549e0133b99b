import { expect, it } from '@jest/globals';
import type { Table } from '#import';
import { Recent } from './recent.js';
import { tableReader } from './tables.js';

const text = 'x'.repeat(5_000);
const LONG: Readonly<Record<string, Pick<Table, 'rows' | 'notes' | 'titles'>>> = {
  cells: { rows: [{ cells: { host: { raw: text } } }] as never, notes: [], titles: [] },
  notes: { rows: [], notes: [{ text }] as never, titles: [] },
  titles: { rows: [], notes: [], titles: [text, 'x'.repeat(500)] },
};

it.each(Object.keys(LONG))('A table weighs what stands in it, not its rows alone: %s', async (long) => {
  const read: string[] = [];
  const tables = tableReader(new Recent(13), async ({ layouts: [layout] }) => {
    read.push(layout!);
    return (LONG[layout!] ?? { rows: [], notes: [], titles: [] }) as Table;
  });
  const ask = (layout: string): Promise<Table> =>
    tables({ sha256: 'a', layouts: [layout], options: {} }, async () => new Uint8Array());
  for (const layout of ['short', long, 'short', 'shorter', 'short']) await ask(layout);
  expect(read).toEqual(['short', long, 'shorter']);
  await ask(long);
  expect(read).toEqual(['short', long, 'shorter', long]);
});
