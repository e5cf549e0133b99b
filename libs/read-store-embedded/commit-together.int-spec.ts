import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { START, type Collection, type Position } from '#kernel';
import { openSqlite, type Sqlite } from '#sqlite';
import { writtenTransactions } from '#testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitBatch, commitTogether, type BatchRows } from './commit-batch.js';
import { openEmbeddedReadStore } from './index.js';
import { prepareCollection } from './prepare.js';
import { checkpointOf, loadRows, totalsOf } from './read-rows.js';
import { toRow } from './rows.js';
import { STEPS, preparing, type Prepared } from './tables.js';

const NOTES: Collection = { name: 'note@1', fields: { status: 'text' }, sorts: [] };
const OLD: Collection = { name: 'old@1', fields: {}, sorts: [] };
const at = (n: number): Position => String(n).padStart(6, '0') as Position;

let folder: string;
let file: string;
let db: Sqlite;
let prepared: Prepared;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-together-'));
  file = join(folder, 'read.db');
  db = openSqlite({ file, steps: STEPS });
  prepared = preparing(db);
  for (const collection of [NOTES, OLD]) prepareCollection(db, prepared, collection);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const row = (collection: Collection, id: string, text = '', words: readonly string[] = []) =>
  toRow({ collection, id, expected: START, position: at(1), doc: { status: 'NEW', text }, words });
const old = [OLD, [row(OLD, 'old')]] as const;
const batch = (consumer: string, text = ''): BatchRows => ({
  consumer,
  expected: START,
  next: at(1),
  totals: JSON.stringify([[consumer, 'count', '1']]),
  listed: [],
  documents: [[NOTES, [`${consumer}-a`, `${consumer}-z`].map((id) => row(NOTES, id, text, [consumer]))]],
});
const commit = (rows: BatchRows): boolean => commitBatch(db, prepared, { many: 2_000, rare: 32 }, rows);
const together = (...batches: readonly BatchRows[]) => commitTogether(db, batches, commit);

const shown = (...consumers: readonly string[]) =>
  consumers.map((consumer) => ({
    position: checkpointOf(prepared, consumer),
    sum: totalsOf(prepared, [consumer])[0]!['count'] ?? 0n,
    documents: loadRows(prepared, NOTES, [`${consumer}-a`, `${consumer}-z`]).length,
  }));
const WHOLE = { position: at(1), sum: 1n, documents: 2 };
const ABSENT = { position: START, sum: 0n, documents: 0 };

const written = (work: () => unknown): number => {
  const before = writtenTransactions(file);
  work();
  return writtenTransactions(file) - before;
};

describe('Batches that wait in one group', () => {
  it('are one transaction', () => {
    expect(written(() => ['a', 'b', 'c'].map((consumer) => commit(batch(consumer))))).toBe(3);
    expect(written(() => expect(together(batch('d'), batch('e'), batch('f'))).toEqual([true, true, true]))).toBe(1);
    expect(shown('d', 'e', 'f')).toEqual([WHOLE, WHOLE, WHOLE]);
  });

  it('are each answered on their own: one that came too late leaves nothing, wherever it stands', async () => {
    commit({ ...batch('old'), documents: [old] });
    for (const [round, place] of [0, 1, 2].entries()) {
      const [one, two, late] = [`one${round}`, `two${round}`, `late${round}`] as const;
      const group = [batch(one), batch(two)];
      group.splice(place, 0, { ...batch(late), documents: [...batch(late).documents, old] });
      expect(written(() => expect(together(...group)).toEqual(group.map(({ consumer }) => consumer !== late)))).toBe(1);
      expect(shown(one, two, late)).toEqual([WHOLE, WHOLE, ABSENT]);
    }
    const store = await openEmbeddedReadStore({ file });
    const found = async (search: string) => (await store.find(NOTES, { search, limit: 10 })).items.map(({ id }) => id);
    expect([await found('one1'), await found('late1'), await found('two2')]).toEqual([
      ['one1-a', 'one1-z'],
      [],
      ['two2-a', 'two2-z'],
    ]);
    expect((await store.find(NOTES, { filter: { status: { eq: 'NEW' } }, limit: 100 })).items).toHaveLength(12);
    await store.close();
  });

  it('are each tried alone where one cannot be written at all', () => {
    const most = String(2n ** 63n - 1n);
    commit({ ...batch('before'), documents: [], totals: JSON.stringify([['wrong', 'count', most]]) });
    expect(together(batch('a'), batch('wrong'), batch('b'))).toEqual([true, expect.any(Error), true]);
    expect(shown('a', 'b')).toEqual([WHOLE, WHOLE]);
    expect(shown('wrong')).toEqual([{ ...ABSENT, sum: BigInt(most) }]);
  });

  it('are all refused, and none is written, where the disk has no room for them', () => {
    const { pages } = db.prepare<{ pages: number }>('SELECT page_count AS pages FROM pragma_page_count').get()!;
    db.exec(`PRAGMA max_page_count = ${pages + 20}`);
    const large = batch('b', 'x'.repeat(200_000));
    expect(() => together(batch('a'), large, batch('c'))).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ code: 'FULL' }) }),
    );
    expect(shown('a', 'b', 'c')).toEqual([ABSENT, ABSENT, ABSENT]);
    expect(together(batch('a'), batch('c'))).toEqual([true, true]);
  });
});

describe('Commits of one moment', () => {
  it('reach the file as one transaction', async () => {
    const store = await openEmbeddedReadStore({ file });
    const before = writtenTransactions(file);
    const consumers = Array.from({ length: 40 }, (_, i) => `consumer${i}`);
    const won = await Promise.all(
      consumers.map((consumer) =>
        store.commit({
          consumer,
          expected: { position: START },
          next: at(1),
          documents: [],
          totals: [{ key: consumer, add: { count: 1n } }],
        }),
      ),
    );
    expect([won.every(Boolean), writtenTransactions(file) - before]).toEqual([true, 1]);
    await store.close();
  });
});
