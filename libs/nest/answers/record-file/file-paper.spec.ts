import { expect, it } from '@jest/globals';
import { NATIONAL, START, record, type Instant, type Revision } from '#kernel';
import type { HistoryEntry, ModelQuery, Places } from '#runtime';
import { specMetadata, tallyBoard } from '#testing';
import { fileAsPaper } from './file-paper.js';
import type { RecordFile } from './record-file.js';

const NOW = '2024-11-04T05:00:00.000Z' as Instant;
const step = (revision: number, reason: string): HistoryEntry => ({
  revision: revision as Revision,
  id: `event-${revision}`,
  type: 'TallyRaised',
  data: {},
  metadata: { ...specMetadata(), reason },
  changes: [],
});

/** How many steps of so many are printed, and what is said of the others. */
const printed = async (count: number, reason = '') => {
  const { blocks } = await fileAsPaper({
    query: {
      path: 'tallies',
      summary: ['Hitungan', 'Tallies'],
      roles: [],
      model: tallyBoard,
      document: record({}),
    } as unknown as ModelQuery,
    id: '1',
    record: {},
    asOf: NOW,
    position: START,
    asked: { parameters: {}, principal: { userId: 'u', grants: [] }, now: NOW },
    zone: 'WIB',
    officesCalled: () => Promise.resolve(new Map()),
    places: { address: () => NATIONAL } as unknown as Places,
    codeLists: [],
    catalogue: {},
    commands: [],
    attribution: '',
    steps: async function* () {
      yield Array.from({ length: count }, (_, revision) => step(revision, reason));
    },
  } as RecordFile);
  const texts = blocks.flatMap((block) => ('text' in block ? [block.text] : []));
  return [
    texts.filter((text) => /^Langkah \d+: /.test(text)).length,
    texts.filter((text) => text.startsWith('Langkah sesudah')),
  ];
};

it('A file prints a thousand steps, or a million characters of them, and says so where there are more', async () => {
  expect(await printed(1_000)).toEqual([1_000, []]);
  expect(await printed(1_001)).toEqual([
    1_000,
    ['Langkah sesudah yang ke-1000 tidak dicetak; berkas JSON memuat semuanya.'],
  ]);
  const [count, more] = await printed(300, 'x'.repeat(9_600));
  expect([Number(count) > 90 && Number(count) <= 104, more]).toEqual([true, [expect.any(String)]]);
});
