import { describe, expect, it } from '@jest/globals';
import { START, type ReadStore } from '#kernel';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { repetitions } from '#testing';
import { openEmbeddedReadStore } from './index.js';
import { GROUP, NEXT, NOTES } from './dying-group.fixture.js';
import { CONSUMERS, IDS, collectionFor, type Tally } from './projector.fixture.js';

const start = (script: string, ...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const killed = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
};

/** Kills a process some commits after its first, in the midst of what it does; tells the last commit of each. */
const killAfter = async (projector: ChildProcess, commits: number): Promise<ReadonlyMap<string, number>> => {
  const last = new Map<string, number>();
  let seen = 0;
  for await (const line of createInterface(projector.stdout!)) {
    const [consumer, commit] = line.split(' ') as [string, string];
    last.set(consumer, Number(commit));
    if (++seen === commits) projector.kill('SIGKILL');
  }
  await killed(projector);
  return last;
};

/** That everything of a consumer is of the same batches. */
const requireWhole = async (store: ReadStore, consumer: string, told: number): Promise<void> => {
  const collection = collectionFor(consumer);
  const batches = Number((await store.checkpoint(consumer)).position);
  expect(batches).toBeGreaterThanOrEqual(told);
  const tallies = await store.load(collection, IDS);
  const counts = tallies.map(({ doc }) => (doc as Tally).count);
  const sum = counts.reduce((a, b) => a + b, 0);
  expect(await store.totals([`${consumer}|batches`, `${consumer}|all`])).toEqual([
    { count: BigInt(batches) },
    { count: BigInt(sum) },
  ]);
  expect(Math.max(...tallies.map(({ position }) => Number(position)))).toBe(batches);

  const found = await Promise.all(
    ['ODD', 'EVEN'].map((parity) => store.find<Tally>(collection, { filter: { parity: { eq: parity } }, limit: 9 })),
  );
  expect(found.map(({ items }) => items.map(({ doc }) => doc!.count % 2))).toEqual(
    [1, 0].map((odd) => counts.filter((n) => n % 2 === odd).map(() => odd)),
  );
  for (const { id, doc } of tallies) {
    const search = `n${(doc as Tally).count}`;
    const { items } = await store.find(collection, { search, sort: { field: 'count' }, limit: 9 });
    expect(items.map((each) => each.id)).toContain(id);
  }
};

describe('consumers that commit together', () => {
  it.each([1, 2, 3])('leave nothing when the process dies after %i of three, and can commit again', async (after) => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-read-'));
    const file = join(folder, 'read.db');
    await killed(start('./dying-group.fixture.js', file, String(after)));
    const store = await openEmbeddedReadStore({ file });
    const standing = async () => [
      await Promise.all(GROUP.map(async (consumer) => (await store.checkpoint(consumer)).position)),
      (await store.load(NOTES, GROUP)).length,
      await store.totals(GROUP),
      (await store.find(NOTES, { search: 'a', limit: 9 })).items.length,
    ];
    expect(await standing()).toEqual([GROUP.map(() => START), 0, GROUP.map(() => ({})), 0]);
    await store.close();
    await killed(start('./dying-group.fixture.js', file, '0'));
    const again = await openEmbeddedReadStore({ file });
    expect((await again.load(NOTES, GROUP)).length).toBe(3);
    for (const consumer of GROUP) expect(await again.checkpoint(consumer)).toEqual({ position: NEXT });
    await again.close();
    rmSync(folder, { recursive: true });
  });
});

const ROUNDS = repetitions({ eachChange: 2, long: 4 });

describe('projectors killed at any moment', () => {
  it('leave documents, totals and checkpoint of the same batches, and none of those they told of is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-read-'));
    const file = join(folder, 'read.db');
    for (let round = 0; round < ROUNDS; round++) {
      const pair = [start('./projector.fixture.js', file), start('./projector.fixture.js', file)];
      const told = await Promise.all(pair.map((projector) => killAfter(projector, 3 + Math.floor(Math.random() * 30))));

      const store = await openEmbeddedReadStore({ file });
      for (const consumer of CONSUMERS) {
        await requireWhole(store, consumer, Math.max(...told.map((last) => last.get(consumer) ?? 0)));
      }
      await store.close();
    }
    rmSync(folder, { recursive: true });
  });
});
