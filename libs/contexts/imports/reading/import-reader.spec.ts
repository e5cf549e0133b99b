import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { VersionedMap, type RegionCode } from '#kernel';
import type { HistoricalRecord } from '#contexts/visits/contract';
import type { Sources } from '#runtime';
import type { NamesNow } from '#contexts/regions/contract';
import type { Settlement } from '../domain/import.events.js';
import { evolveImport, initialImport, type ImportThere } from '../domain/import.state.js';
import { importReader, type ImportReader } from './import-reader.js';

const REGIONS: Readonly<Record<string, string>> = { 'Kabupaten Kapuas': '62.03', 'Kabupaten Sleman': '34.04' };
const namesOf = (version: string): NamesNow => ({
  version,
  byCode: (code) => ({ code, name: 'x', path: [] }) as never,
  called: (name) => (REGIONS[name] ? [REGIONS[name] as RegionCode] : []),
  alias: () => [],
});

const HEAD = 'No;Asal;Tujuan;Tanggal;Materi';
const VISIT = 'Kabupaten Kapuas;Kabupaten Sleman';
const DATES = [
  ['9 Januari 2023', 'EXACT'],
  ['Januari 2023', 'APPROX'],
  ['2023', 'APPROX'],
  ['sekitar 9 Januari 2023', 'APPROX'],
  ['Senin, 10 Januari 2023', 'CONFLICTING'],
  ['', 'UNKNOWN'],
  ['-', 'UNKNOWN'],
] as const;
const FILE = [HEAD, ...DATES.map(([date], at) => `${at};${VISIT};${date};Topik ${at}`)].join('\n');

/** An import of that file, and how it is read. */
const world = (file = FILE, { names = namesOf('1') } = {}) => {
  let now = names;
  let bytes: Buffer | undefined = Buffer.from(file);
  let opened = 0;
  const reader = importReader({ now: async () => now });
  const sources = { bytes: async () => ((opened += 1), bytes) } as unknown as Sources;
  const started = evolveImport(initialImport, {
    type: 'ImportStarted',
    data: {
      importId: 'i',
      layout: 'VISITS',
      keptIn: '62.03' as RegionCode,
      officeId: 'o',
      file: { sha256: 'a'.repeat(64), bytes: file.length, format: 'csv' },
      counts: {} as never,
    },
  }) as ImportThere;
  const settled = (state: ImportThere, row: number, settlement: Settlement): ImportThere =>
    evolveImport(state, { type: 'ImportRowSettled', data: { importId: 'i', row, settlement } }) as ImportThere;
  return {
    reader,
    sources,
    started,
    settled,
    read: (state: ImportThere = started) => reader.of(state, sources),
    opened: () => opened,
    lose: () => (bytes = undefined),
    mean: (version: string) => (now = namesOf(version)),
  };
};

describe('The record of a row', () => {
  it.each(DATES)('dated %p is dated as surely as that is: %s', async (date, confidence) => {
    const { read } = world();
    const reading = await read();
    const row = reading.rows[DATES.findIndex(([each]) => each === date)]!;
    const { provenance, dates } = reading.recordings(row)[0]!.input as HistoricalRecord;
    expect([provenance.dateConfidence, dates === undefined]).toEqual([confidence, confidence === 'UNKNOWN']);
  });
});

describe('The digest of what would be recorded', () => {
  const TOPIC: Settlement = { kind: 'VALUE', field: 'topic', text: 'Air bersih' };

  it('is the same as long as the same would be recorded', async () => {
    const [one, other] = [await world().read(), await world().read()];
    expect(await one.digest()).toBe(await other.digest());
  });

  it('is another when anything of a record is another, though its row and its id are the same', async () => {
    const { read, started, settled } = world();
    const [before, after] = [await read(), await read(settled(started, 3, TOPIC))];
    expect(after.ready.map(({ recordId }) => recordId)).toEqual(before.ready.map(({ recordId }) => recordId));
    expect(await after.digest()).not.toBe(await before.digest());
  });

  it('is another when a row more is ready', async () => {
    const { read, started } = world();
    const skipped = evolveImport(started, {
      type: 'ImportRowSkipped',
      data: { importId: 'i', row: 2, reason: 'x' },
    }) as ImportThere;
    expect(await (await read(skipped)).digest()).not.toBe(await (await read()).digest());
  });
});

describe('The id of a row', () => {
  const idsOf = async (reader: ImportReader, started: ImportThere, sources: Sources) =>
    (await reader.of(started, sources)).rows.map(({ recordId }) => recordId);

  it('follows from what it says, and how many said so before', async () => {
    const twice = [HEAD, `1;${VISIT};2023;A`, `2;${VISIT};2023;A`, `3;${VISIT};2023;B`].join('\n');
    const moved = [HEAD, `7;${VISIT};2023;B`, `8;${VISIT};2023;a`].join('\n');
    const [one, other] = [world(twice), world(moved)];
    const [ids, others] = [
      await idsOf(one.reader, one.started, one.sources),
      await idsOf(other.reader, other.started, other.sources),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(others).toEqual([ids[2], ids[0]]);
  });
});

describe('An import that is read', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is read once, until something is decided on it, or names mean something else', async () => {
    const { read, started, settled, opened, mean } = world();
    const first = await read();
    expect(await read({ ...started })).toBe(first);
    const decided = settled(started, 2, { kind: 'UNKNOWN', field: 'dates' });
    const second = await read(decided);
    expect([second === first, second.rows[0]!.read.cells['dates']!.value]).toEqual([false, undefined]);
    expect(await read(decided)).toBe(second);
    mean('2');
    expect(await read(decided)).not.toBe(second);
    expect(opened()).toBe(1);
  });

  it('lets others go first after every row, when the time is over', async () => {
    const { read } = world();
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 10));
    let turns = 0;
    let reading = true;
    const others = async (): Promise<void> => {
      while (reading) {
        await new Promise((resolve) => setImmediate(resolve));
        turns += 1;
      }
    };
    const until = others();
    await read().then((found) => found.digest());
    reading = false;
    await until;
    // By themselves, with their decisions, their titles, their likeness, with their flags, and those that are ready.
    expect(turns).toBeGreaterThanOrEqual(DATES.length * 4);
  });

  it('whose bytes are lost is unavailable, and of one that was given up it is told that they are put away', async () => {
    for (const [stage, code] of [
      ['OPEN', 'E_UNAVAILABLE'],
      ['ABANDONED', 'E_NOT_FOUND'],
    ] as const) {
      const { read, lose, started } = world();
      lose();
      await expect(read({ ...started, stage } as ImportThere)).rejects.toMatchObject({ code });
    }
  });

  it('holds nothing decided before there is an import', async () => {
    const { reader, started, sources } = world();
    const table = await reader.tableOf(started, sources);
    const { counts } = await reader.once(table, { ...started, decided: VersionedMap.of(), done: [] }, sources);
    expect(counts.rows).toBe(DATES.length);
  });
});
