import { describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openEmbeddedReadStore } from './index.js';
import { IDS, TALLIES, type Tally } from './projector.fixture.js';

const start = (file: string): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL('./projector.fixture.js', import.meta.url)), file], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Kills a process some commits after its first, in the midst of whatever it is doing; answers with its last commit. */
const killAfter = async (projector: ChildProcess, commits: number): Promise<number> => {
  let last = 0;
  let seen = 0;
  for await (const line of createInterface(projector.stdout!)) {
    last = Number(line);
    if (++seen === commits) projector.kill('SIGKILL');
  }
  if (projector.exitCode === null && projector.signalCode === null) await once(projector, 'exit');
  expect(projector.signalCode).toBe('SIGKILL');
  return last;
};

describe('projectors killed at any moment', () => {
  it('leave documents, totals and checkpoint of the same batches, and none of those they told of is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-read-'));
    const file = join(folder, 'read.db');
    for (let round = 0; round < 4; round++) {
      const pair = [start(file), start(file)];
      const told = await Promise.all(pair.map((projector) => killAfter(projector, 3 + Math.floor(Math.random() * 30))));

      const store = await openEmbeddedReadStore({ file });
      const batches = Number((await store.checkpoint('tallies')).position);
      expect(batches).toBeGreaterThanOrEqual(Math.max(...told));
      const tallies = await store.load(TALLIES, IDS);
      const counts = tallies.map(({ doc }) => (doc as Tally).count);
      const sum = counts.reduce((a, b) => a + b, 0);
      expect(await store.totals(['batches', 'tallies'])).toEqual([{ count: BigInt(batches) }, { count: BigInt(sum) }]);
      expect(Math.max(...tallies.map(({ position }) => Number(position)))).toBe(batches);

      const found = await Promise.all(['ODD', 'EVEN'].map((parity) => store.find<Tally>(TALLIES, { filter: { parity: { eq: parity } }, limit: 9 })));
      expect(found.map(({ items }) => items.map(({ doc }) => doc!.count % 2))).toEqual([1, 0].map((odd) => counts.filter((n) => n % 2 === odd).map(() => odd)));
      for (const { id, doc } of tallies) {
        const { items } = await store.find(TALLIES, { search: `n${(doc as Tally).count}`, sort: { field: 'count' }, limit: 9 });
        expect(items.map((each) => each.id)).toContain(id);
      }
      await store.close();
    }
    rmSync(folder, { recursive: true });
  });
});
