import { describe, expect, it } from '@jest/globals';
import { region } from '#testing';
import {
  DAY,
  DOC_REF,
  FLAG,
  INSTANT,
  INTEGER,
  REGION,
  RUPIAH,
  TEXT,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type TypeOf,
  type PartyRef,
} from '#kernel';
import { columnsOf, partyAddress } from './field-columns.js';
import type { Places } from './query-table.js';

const stages = codeList(['Tahap', 'Stage'], ['OPEN', 'DONE'], { OPEN: ['terbuka', 'open'], DONE: ['selesai', 'done'] });
const trip = record({
  title: field(['judul', 'title'], TEXT),
  stage: field(['tahap', 'stage'], codeOf(stages)),
  on: optional(['hari', 'day'], DAY),
  budget: field(['anggaran', 'budget'], RUPIAH),
  size: field(['banyaknya orang', 'persons'], INTEGER),
  asked: field(['diminta', 'asked'], INSTANT),
  late: field(['terlambat', 'late'], FLAG),
  topics: field(['topik', 'topics'], listOf(TEXT)),
  regions: field(['wilayah', 'regions'], listOf(REGION)),
  stages: field(['tahap', 'stages'], listOf(codeOf(stages))),
  decree: optional(['keputusan', 'decree'], DOC_REF),
});
type Trip = TypeOf<typeof trip>;
const columns = columnsOf(trip);
const column = (...asked: Parameters<typeof columns>) => columns(...asked)[0]!;
const places: Places = { address: (code) => `Wilayah ${code}` };
const entry = {
  title: 'Kaji',
  stage: 'OPEN',
  budget: '5',
  size: 3,
  asked: '2026-01-02T03:00:00.000Z',
  late: false,
  topics: ['air', 'jalan'],
  regions: ['63.10', '62.03'],
  stages: ['OPEN', 'DONE'],
  decree: { docId: 'd', type: 'SK', number: '7', date: '2026-01-02', sha256: 'x', classification: 'PUBLIC' },
} as unknown as Trip;

describe('A column that shows a field', () => {
  it.each([
    ['title', undefined, 'judul', 'title', 'Kaji'],
    ['on', 'date', 'hari', 'day', undefined],
    ['budget', 'rupiah', 'anggaran, rupiah penuh', 'budget, whole rupiah', '5'],
    ['size', 'number', 'banyaknya orang', 'persons', 3],
    ['asked', 'instant', 'diminta', 'asked', '2026-01-02T03:00:00.000Z'],
    ['late', 'boolean', 'terlambat', 'late', false],
    ['topics', undefined, 'topik, dipisah titik koma', 'topics, between semicolons', 'air; jalan'],
    ['regions', undefined, 'wilayah, dipisah spasi', 'regions, between spaces', '63.10 62.03'],
    ['decree.number', undefined, 'keputusan: nomor dokumen', 'decree: number of the document', '7'],
    ['decree.date', 'date', 'keputusan: tanggal dokumen', 'decree: date of the document', '2026-01-02'],
  ] as const)('means what the field is called, with how it is written: %s', (path, type, id, en, cell) => {
    const { title, meaning, type: has, value } = column('kolom', path);
    expect([title, has, meaning, value(entry, places)]).toEqual(['kolom', type, [id, en], cell]);
  });

  it('tells a code in words, and gives the code itself to programs in a column beside', () => {
    const shown = columns('tahap', 'stage').map(({ title, meaning, forPrograms, value }) => [
      title,
      meaning,
      forPrograms,
      value(entry, places),
    ]);
    expect(shown).toEqual([
      ['tahap', ['tahap', 'stage'], undefined, 'terbuka'],
      ['kode_tahap', ['tahap, sebagai kode', 'stage, as a code'], true, 'OPEN'],
    ]);
  });

  it('holds several codes, none, and one without a meaning as it is', () => {
    const cells = (stages: readonly string[]) =>
      columns('tahap', 'stages').map(({ value }) => value({ ...entry, stages } as unknown as Trip, places));
    expect([cells(['OPEN', 'DONE']), cells([]), cells(['LOST'])]).toEqual([
      ['terbuka; selesai', 'OPEN DONE'],
      [undefined, undefined],
      ['LOST', 'LOST'],
    ]);
  });

  it('may be for programs alone, and may write a place', () => {
    expect(columns('kode', 'title', { forPrograms: true })).toEqual([
      expect.objectContaining({ title: 'kode', forPrograms: true }),
    ]);
    expect(
      column('a', 'regions', {
        how: ['alamat', 'addresses'],
        value: ({ regions }, where) => regions.map((code) => where.address(code)).join('; '),
      }).value(entry, places),
    ).toBe('Wilayah 63.10; Wilayah 62.03');
  });

  it('is empty where there is nothing, and says so where it is hidden', () => {
    const { decree: _, ...without } = entry;
    expect([
      column('a', 'decree.number').value(without, places),
      column('a', 'topics').value({ ...entry, topics: [] }, places),
    ]).toEqual([undefined, undefined]);
    const hidden = {
      ...entry,
      decree: { type: 'SK', date: '2026-01-02', classification: 'SECRET', hidden: true },
    } as unknown as Trip;
    expect([
      column('a', 'decree.number').value(hidden, places),
      column('a', 'decree.date').value(hidden, places),
    ]).toEqual([{ hidden: true }, '2026-01-02']);
  });

  it('may be written in its own way, which it tells', () => {
    const { meaning, type, value } = column('a', 'size', {
      how: ['dengan kata', 'in words'],
      value: ({ size }) => (size === 3 ? 'tiga' : undefined),
    });
    expect([meaning, type, value(entry, places)]).toEqual([
      ['banyaknya orang: dengan kata', 'persons: in words'],
      undefined,
      'tiga',
    ]);
  });

  it('is of a field that there is', () =>
    expect(() => column('a', 'nothing' as never)).toThrow('No document has a field nothing there'));
});

describe('A party in a column', () => {
  const kota = region('63.71', 'Kota Banjarmasin');
  it.each<[string, PartyRef, string]>([
    ['a government stands as its place', { region: kota }, 'Wilayah 63.71'],
    ['a body stands before its place', { kind: 'COMPANY', region: kota, name: 'PT Bina' }, 'PT Bina, Wilayah 63.71'],
    ['one without a place stands alone', { kind: 'CENTRAL_UNIT', name: 'Kemendes' }, 'Kemendes'],
  ])('%s', (_, party, written) => expect(partyAddress(party, places)).toBe(written));
});
