import { describe, expect, it } from '@jest/globals';
import { instant, type BlobStores, type LocalDate, type RegionCode, type Scope } from '#kernel';
import type { Table } from '#import';
import type { Principal, Sources } from '#runtime';
import type { ImportState } from '../domain/import.state.js';
import type { ImportReader } from '../reading/import-reader.js';
import type { TableAsked } from '../reading/tables.js';
import { readTaken, takeFile } from './take-file.js';

const KAPUAS = '62.03' as RegionCode;
const steward: Principal = {
  userId: 'walidata',
  grants: [{ role: 'DATA_STEWARD', scope: KAPUAS, officeId: 'kominfo', validFrom: '2024-01-01' as LocalDate }],
};
const COUNTS = { rows: 3 } as never;

/** What became of a file that was taken; `sheet` is the one in which the register is found. */
const world = (sheet?: string, layout = 'VISITS') => {
  const [asked, kept]: [TableAsked[], number[]] = [[], []];
  let read = 0;
  let sent = 0;
  const reader = {
    tables: async (each: TableAsked, _bytes: unknown, known?: Table) => {
      asked.push(each);
      if (known) return known;
      read += 1;
      return { layout, flags: [], top: [], ...(sheet !== undefined && { sheet }) } as unknown as Table;
    },
    tableOf: async () => ({ top: [] }),
    once: async () => ({ counts: COUNTS }),
  } as unknown as ImportReader;
  const sources = { state: async () => ({ remembered: [] }) } as unknown as Sources;
  const put = async (content: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const { length } of content) kept.push(length);
  };
  const take = takeFile({
    clock: { now: () => instant(new Date('2026-11-20T02:00:00Z')) },
    blobs: (() => ({ put })) as unknown as BlobStores,
    reader,
    sources,
  });
  async function* content(): AsyncGenerator<Uint8Array> {
    sent += 1;
    yield Buffer.from('No;Asal');
  }
  return {
    takeAny: () => take({ content: content(), region: KAPUAS }, steward),
    reads: () => ({ read, layouts: asked.map(({ layouts }) => layouts) }),
    take: (region: Scope, named?: string) =>
      take({ content: content(), region, layout: 'VISITS', ...(named !== undefined && { sheet: named }) }, steward),
    taken: (state: Partial<ImportState>) =>
      readTaken(reader)({ layout: 'VISITS', keptIn: KAPUAS, file: {} as never }, state as ImportState, sources),
    seen: () => ({ sent, kept, sheets: asked.map(({ options }) => options.sheet) }),
  };
};

describe('A file that is sent', () => {
  it('for a region in which one may not import is refused before any of it is received', async () => {
    const { take, seen } = world();
    for (const region of ['62', '62.01', 'ID'] as Scope[])
      await expect(take(region)).rejects.toMatchObject({ code: 'E_SCOPE' });
    expect(seen()).toEqual({ sent: 0, kept: [], sheets: [] });
    await take(KAPUAS);
    expect(seen()).toMatchObject({ sent: 1, kept: [7] });
  });

  it('is read by the sheet that is named, and from then on by the one that was found', async () => {
    const named = world('Kunjungan 2024');
    expect(await named.take(KAPUAS, 'kunjungan')).toMatchObject({ sheet: 'Kunjungan 2024' });
    expect(named.seen().sheets).toEqual(['kunjungan', 'Kunjungan 2024']);
    const plain = world();
    expect(await plain.take(KAPUAS)).not.toHaveProperty('sheet');
    expect(plain.seen().sheets).toEqual([undefined, undefined]);
  });

  it.each([
    ['AGREEMENTS', 'AGREEMENTS'],
    ['VISITS', 'VISITS'],
    ['', 'VISITS'],
  ])('without its kind is read once, for all of them: headings of %p make it one of %s', async (found, kind) => {
    const { takeAny, reads } = world(undefined, found);
    expect(await takeAny()).toMatchObject({ layout: kind });
    expect(reads()).toEqual({ read: 1, layouts: [['VISITS', 'AGREEMENTS'], [kind]] });
  });

  it('is counted when it is new or was given up, and not once more while its import is there', async () => {
    const { taken } = world();
    for (const state of [{ stage: 'NONE' }, { stage: 'ABANDONED', done: [] }] as const)
      expect((await taken(state)).counts).toBe(COUNTS);
    for (const stage of ['OPEN', 'COMMITTING', 'COMPLETED'] as const)
      expect((await taken({ stage })).counts).toMatchObject({ rows: 0 });
  });
});
