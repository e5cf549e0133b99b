import { describe, expect, it } from '@jest/globals';
import { DAY, DOC_REF, FLAG, INTEGER, REGION, RUPIAH, TEXT, codeList, codeOf, field, listOf, optional, record, type TypeOf } from '#kernel';
import { columnsOf } from './field-columns.js';

const stages = codeList(['Tahap', 'Stage'], ['OPEN'], { OPEN: ['terbuka', 'open'] });
const trip = record({
  title: field(['judul', 'title'], TEXT), stage: field(['tahap', 'stage'], codeOf(stages)), on: optional(['hari', 'day'], DAY), budget: field(['anggaran', 'budget'], RUPIAH),
  size: field(['banyaknya orang', 'persons'], INTEGER), late: field(['terlambat', 'late'], FLAG), topics: field(['topik', 'topics'], listOf(TEXT)),
  regions: field(['wilayah', 'regions'], listOf(REGION)), stages: field(['tahap', 'stages'], listOf(codeOf(stages))), decree: optional(['keputusan', 'decree'], DOC_REF),
});
type Trip = TypeOf<typeof trip>;
const column = columnsOf(trip);
const entry = {
  title: 'Kaji', stage: 'OPEN', budget: '5', size: 3, late: false, topics: ['air', 'jalan'], regions: ['63.10', '62.03'], stages: ['OPEN', 'OPEN'],
  decree: { docId: 'd', type: 'SK', number: '7', date: '2026-01-02', sha256: 'x', classification: 'PUBLIC' },
} as unknown as Trip;

describe('A column that shows a field', () => {
  it.each([
    ['title', undefined, 'judul', 'title', 'Kaji'], ['stage', undefined, 'tahap, sebagai kode', 'stage, as a code', 'OPEN'], ['on', 'date', 'hari', 'day', undefined],
    ['budget', 'rupiah', 'anggaran, rupiah penuh', 'budget, whole rupiah', '5'], ['size', 'number', 'banyaknya orang', 'persons', 3], ['late', 'boolean', 'terlambat', 'late', false],
    ['topics', undefined, 'topik, dipisah titik koma', 'topics, between semicolons', 'air; jalan'], ['regions', undefined, 'wilayah, dipisah spasi', 'regions, between spaces', '63.10 62.03'],
    ['stages', undefined, 'tahap, kode dipisah spasi', 'stages, codes between spaces', 'OPEN OPEN'],
    ['decree.number', undefined, 'keputusan: nomor dokumen', 'decree: number of the document', '7'], ['decree.date', 'date', 'keputusan: tanggal dokumen', 'decree: date of the document', '2026-01-02'],
  ] as const)('means what the field is called, with how it is written: %s', (path, type, id, en, cell) => {
    const { title, meaning, type: has, value } = column('kolom', path);
    expect([title, has, meaning, value(entry)]).toEqual(['kolom', type, [id, en], cell]);
  });

  it('is empty where there is nothing, and says so where it is hidden', () => {
    const { decree: _, ...without } = entry;
    expect([column('a', 'decree.number').value(without), column('a', 'topics').value({ ...entry, topics: [] })]).toEqual([undefined, undefined]);
    const hidden = { ...entry, decree: { type: 'SK', date: '2026-01-02', classification: 'SECRET', hidden: true } } as unknown as Trip;
    expect([column('a', 'decree.number').value(hidden), column('a', 'decree.date').value(hidden)]).toEqual([{ hidden: true }, '2026-01-02']);
  });

  it('may be written in its own way, which it tells', () => {
    const { meaning, type, value } = column('a', 'size', { how: ['dengan kata', 'in words'], value: ({ size }) => (size === 3 ? 'tiga' : undefined) });
    expect([meaning, type, value(entry)]).toEqual([['banyaknya orang: dengan kata', 'persons: in words'], undefined, 'tiga']);
  });

  it('is of a field that there is', () => expect(() => column('a', 'nothing' as never)).toThrow('No document has a field nothing there'));
});
