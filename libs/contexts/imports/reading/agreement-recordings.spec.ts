import { describe, expect, it } from '@jest/globals';
import type { RegionCode } from '#kernel';
import { LAYOUTS, readTable } from '#import';
import type { HistoricalAgreementRecord } from '#contexts/agreements/contract';
import type { NamesNow } from '#contexts/regions/contract';
import type { ImportEvent, Settlement } from '../domain/import.events.js';
import { evolveImport, initialImport, type ImportThere } from '../domain/import.state.js';
import { importReading, readRows } from './import-reading.js';
import { registerNames } from './register-names.js';

const REGIONS: Readonly<Record<string, string>> = {
  'Kabupaten Kapuas': '62.03',
  'Kabupaten Katingan': '62.06',
  'Kabupaten Seruyan': '62.07',
  'Kabupaten Lamandau': '62.09',
};
const KEEPER = '62.03' as RegionCode;
const names: NamesNow = {
  version: '1',
  byCode: (code) => ({ code, name: 'x', path: [] }) as never,
  called: (name) => (REGIONS[name] ? [REGIONS[name] as RegionCode] : []),
  alias: () => [],
};
const [KAPUAS, KATINGAN, SERUYAN, LAMANDAU] = Object.keys(REGIONS) as [string, string, string, string];

interface Line {
  readonly no?: string;
  readonly number?: string;
  readonly kind?: string;
  readonly parties?: readonly string[];
  readonly on?: string;
  readonly amount?: string;
  readonly parent?: string;
  readonly split?: string;
  readonly remark?: string;
}
const COLUMNS = 'No;Nomor;Jenis;Tentang;Para Pihak;Tgl TTD;Nilai;Induk;Bilateral atau multipihak;Ket';

/** A register of those lines, the first of them in row 2, with what was decided on it. */
const register = async (lines: readonly Line[], decided: readonly ImportEvent[] = []) => {
  const file = [
    COLUMNS,
    ...lines.map(({ no, number, kind = 'KB', parties = [KAPUAS, KATINGAN], on, amount, parent, split, remark }, at) =>
      [no, number, kind, `Urusan ${at}`, parties.join(', '), on ?? `${at + 1}/3/2023`, amount, parent, split, remark]
        .map((cell) => cell ?? '')
        .join(';'),
    ),
  ].join('\n');
  const started: ImportEvent = {
    type: 'ImportStarted',
    data: {
      importId: 'i',
      layout: 'AGREEMENTS',
      keptIn: KEEPER,
      officeId: 'o',
      file: { sha256: 'a'.repeat(64), bytes: file.length, format: 'csv' },
      counts: {} as never,
    },
  };
  const state = [started, ...decided].reduce<Parameters<typeof evolveImport>[0]>(evolveImport, initialImport);
  const table = readTable(Buffer.from(file), LAYOUTS);
  const known = registerNames(names);
  const unsettled = await readRows(table, { keptIn: KEEPER, layout: 'AGREEMENTS' }, known);
  const reading = await importReading(table, unsettled, state as ImportThere, known);
  const of = (row: number) => reading.recordings(reading.byRow.get(row)!);
  return {
    row: (row: number) => reading.byRow.get(row)!,
    stateOf: (row: number) => reading.byRow.get(row)!.state,
    waits: (row: number) =>
      reading.byRow
        .get(row)!
        .flags.filter(({ kind, accepted }) => kind === 'ASK' && !accepted)
        .map(({ code }) => code),
    proposals: (row: number) =>
      reading.byRow.get(row)!.flags.flatMap((each) => reading.kind.proposals(each, reading.byRow.get(row)!.read)),
    recordings: of,
    /** What becomes of a row: each command with the record that it is about. */
    told: (row: number) => of(row).map(({ command, id }) => [command, id]),
    records: (row: number) => of(row).map(({ input }) => input as HistoricalAgreementRecord),
    /** The record of a pair, by its second party. */
    pair: (row: number, second: string) =>
      of(row).find(({ input }) => (input as HistoricalAgreementRecord).parties[1]!.asWritten === second)!.id,
  };
};
const settled = (row: number, settlement: Settlement): ImportEvent => ({
  type: 'ImportRowSettled',
  data: { importId: 'i', row, settlement },
});
const merged = (row: number, into: number): ImportEvent => ({
  type: 'ImportRowsMerged',
  data: { importId: 'i', row, into },
});

const PAIRS: Line = { no: '1', parties: [KAPUAS, KATINGAN, SERUYAN], split: 'bilateral' };
const ENDS = 'ImportHistoricalTermination';
const RECORD = 'ImportHistoricalRecord';

describe('A row that was split into agreements by twos', () => {
  it('is ended as to the parties of the termination alone', async () => {
    const ended = async (...parties: readonly string[]) => {
      const { told, pair } = await register([PAIRS, { kind: 'Pengakhiran', parties, parent: 'baris 2' }]);
      return told(3).map(([command, id]) => [
        command,
        [KATINGAN, SERUYAN].find((second) => pair(2, second) === id) ?? 'its own',
      ]);
    };
    expect(await ended(KAPUAS, SERUYAN)).toEqual([[ENDS, SERUYAN]]);
    expect(await ended(KATINGAN)).toEqual([[ENDS, KATINGAN]]);
    expect(await ended(SERUYAN, KATINGAN, KAPUAS)).toEqual([
      [ENDS, KATINGAN],
      [ENDS, SERUYAN],
    ]);
    expect(await ended()).toEqual([
      [ENDS, KATINGAN],
      [ENDS, SERUYAN],
    ]);
    // Of others it is none of these that ends.
    expect(await ended(KAPUAS, LAMANDAU)).toEqual([[RECORD, 'its own']]);
  });

  it('is the umbrella of a PKS by the pair that it is of, and of no other', async () => {
    const { records, pair } = await register([
      PAIRS,
      { kind: 'PKS', parties: [KAPUAS, SERUYAN], parent: 'baris 2' },
      { kind: 'PKS', parties: [KAPUAS, LAMANDAU], parent: 'baris 2' },
      { kind: 'PKS', parties: [KAPUAS, KATINGAN, SERUYAN], split: 'bilateral', parent: 'baris 2' },
    ]);
    const umbrellas = (row: number) => records(row).map(({ parent }) => parent?.parentRecordId);
    expect(umbrellas(3)).toEqual([pair(2, SERUYAN)]);
    expect(umbrellas(4)).toEqual([undefined]);
    expect(umbrellas(5)).toEqual([pair(2, KATINGAN), pair(2, SERUYAN)]);
  });
});

describe('A row that names a change of an agreement', () => {
  it('carries out, or ends, the agreement itself', async () => {
    const { row, records, told } = await register([
      { no: '1' },
      { no: '2', kind: 'Addendum', parent: 'no 1' },
      { no: '3', kind: 'PKS', parent: 'no 2' },
      { no: '4', kind: 'Pengakhiran', parent: 'no 2' },
    ]);
    const { recordId } = row(2);
    expect(records(4)[0]!.parent).toEqual({ parentRecordId: recordId, row: 2 });
    expect(told(5)).toEqual([[ENDS, recordId]]);
  });

  it('waits as long as that one waits itself', async () => {
    const { stateOf, waits } = await register([
      { no: '10', kind: 'Addendum', parent: 'no 12' },
      { no: '11', kind: 'Pengakhiran', parent: 'no 10' },
      { no: '12' },
      { no: '13', kind: 'Addendum', parent: 'no 12' },
    ]);
    expect([2, 3, 4, 5].map(stateOf)).toEqual(['OPEN', 'OPEN', 'READY', 'READY']);
    expect([2, 3].map(waits)).toEqual([['AWAITS_ROW'], ['AWAITS_ROW']]);
  });
});

describe('An agreement that another row rests on', () => {
  it('is proposed by its row, where numbers begin anew, are written otherwise, or are not there', async () => {
    for (const no of ['1', '8a', ''] as const) {
      const lines = [{ no, parties: [KAPUAS, LAMANDAU] }, { no }, { no: '9', kind: 'PKS' }];
      const asked = await register(lines);
      expect([asked.waits(4), asked.proposals(4).map(({ text }) => text)]).toEqual([['PARENT_PROPOSED'], ['baris 3']]);
      const { stateOf, records, row } = await register(lines, [
        settled(4, { kind: 'VALUE', field: 'parent', text: 'baris 3' }),
      ]);
      expect([stateOf(4), records(4)[0]!.parent]).toEqual(['READY', { parentRecordId: row(3).recordId, row: 3 }]);
    }
  });

  it('is found by a serial number with a point behind it', async () => {
    const { row, records } = await register([{ no: '8.' }, { no: '9.', kind: 'PKS', parent: 'no 8' }]);
    expect(records(3)[0]!.parent).toEqual({ parentRecordId: row(2).recordId, row: 2 });
  });

  it('is asked for where a remark alone names it, of any agreement', async () => {
    const { waits, stateOf } = await register([{ no: '1' }, { no: '2', remark: 'perpanjangan no 1' }]);
    expect([waits(3), stateOf(3)]).toEqual([['PARENT_PROPOSED'], 'OPEN']);
  });

  it.each(['dasar: Perda No 1 Tahun 2020', 'berdasarkan PP no. 1 thn 2018', 'dasar Permendagri nomor 1/2020'])(
    'is no law: %s',
    async (remark) => {
      const { waits, records } = await register([{ no: '1' }, { no: '2', remark }]);
      expect([waits(3), records(3)[0]!.parent]).toEqual([[], undefined]);
    },
  );

  it.each(['no 2', '5/KB/2022', 'baris 3'])(
    'is still found after it was merged into another row: %s',
    async (parent) => {
      const { row, records, stateOf } = await register(
        [
          { no: '1', parties: [KAPUAS, LAMANDAU] },
          { no: '2', number: '5/KB/2022' },
          { no: '3', kind: 'PKS', parent },
        ],
        [merged(3, 2)],
      );
      expect([stateOf(4), records(4)[0]!.parent]).toEqual(['READY', { parentRecordId: row(2).recordId, row: 2 }]);
    },
  );

  it('is not asked for again once a person said that it is not known', async () => {
    const unknown = settled(3, { kind: 'UNKNOWN', field: 'parent' });
    for (const kind of ['PKS', 'Addendum']) {
      const lines = [{ no: '1' }, { no: '2', kind, remark: 'addendum no 1' }];
      const [asked, told] = [await register(lines), await register(lines, [unknown])];
      expect([kind, asked.stateOf(3), told.stateOf(3), told.records(3)[0]!.parent]).toEqual([
        kind,
        'OPEN',
        'READY',
        undefined,
      ]);
    }
  });
});

describe('What a row tells of its money and its beginning', () => {
  it('are arrears also where it changes another row', async () => {
    const { recordings } = await register([
      { no: '1' },
      { no: '2', kind: 'Addendum', parent: 'no 1', amount: 'tunggakan Rp 1.500.000' },
    ]);
    expect(recordings(3)).toMatchObject([{ command: 'ImportHistoricalAddendum', input: { arrears: '1500000' } }]);
  });

  it('stands in the remark only where the remark tells it', async () => {
    const { records } = await register([
      { no: '1', remark: 'berkas lengkap' },
      { no: '2', remark: 'berlaku sejak 1 Januari 2024' },
      { no: '3', remark: 'ttd di 2 tempat, 4 dan 10 Maret 2023', on: '4/3/2023' },
    ]);
    const remarks = (row: number) =>
      records(row)[0]!
        .cells.filter(({ column }) => column === 10)
        .map(({ field, from }) => [field, from]);
    expect([2, 3, 4].map(remarks)).toEqual([[], [['/validFrom', 'REMARK']], [['/signatures', 'REMARK']]]);
    expect([2, 3].map((row) => records(row)[0]!.validFrom)).toEqual([undefined, '2024-01-01']);
  });

  it('stands in the remark where a person wrote it', async () => {
    const { records } = await register(
      [{ no: '1', remark: 'berkas lengkap' }],
      [settled(2, { kind: 'VALUE', field: 'remark', text: 'berlaku sejak 1 Mei 2023' })],
    );
    expect(records(2)[0]).toMatchObject({
      validFrom: '2023-05-01',
      cells: expect.arrayContaining([expect.objectContaining({ field: '/validFrom', from: 'SETTLED' })]),
    });
  });
});
