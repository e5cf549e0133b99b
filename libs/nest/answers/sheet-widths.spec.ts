import { describe, expect, it } from '@jest/globals';
import { columnName } from './print-layout.js';
import { SheetWidths, pagesAcross } from './sheet-widths.js';

const column = (title: string, forPrograms = false) => ({
  title,
  meaning: ['isi', 'content'] as const,
  ...(forPrograms && { forPrograms }),
  value: () => '',
});

describe('The width of a column', () => {
  it('is that of its title with the button of the filter, and of what stands in it, up to a width that can be read', () => {
    const sheet = new SheetWidths([
      column('a'),
      column('tanggal_surat_tugas'),
      column('topik'),
      column('x'.repeat(60)),
    ]);
    expect(sheet.widths).toEqual([8, 23, 9, 36]);
    sheet.seen(0, 'a'.repeat(8));
    sheet.seen(1, 'pendek');
    sheet.seen(2, 'panjang '.repeat(50));
    expect(sheet.widths).toEqual([9, 23, 36, 36]);
    expect(sheet.seen(0, undefined)).toBeUndefined();
  });

  it('has room for days and amounts as they are shown', () => {
    const sheet = new SheetWidths([column('a'), column('b'), column('c')]);
    expect(sheet.seen(0, { value: new Date('2024-11-19'), format: 'yyyy-mm-dd' })).toEqual({
      value: new Date('2024-11-19'),
      format: 'yyyy-mm-dd',
    });
    sheet.seen(1, { value: 62_500_000, format: '#,##0' });
    sheet.seen(2, 7);
    expect(sheet.widths).toEqual([12, 17, 8]);
  });
});

describe('A table on paper', () => {
  it.each([
    [[220], 1],
    [[110, 111], 2],
    [[220, 220, 1], 3],
    [[], 1],
  ])('with columns of %j characters takes %i sheets side by side', (widths, across) =>
    expect(pagesAcross({ widths, folded: [] })).toBe(across),
  );

  it('is no wider for columns that are folded away', () => {
    const { widths, folded } = new SheetWidths([column('a'), column('b', true), column('c', true)]);
    expect([widths.length, folded]).toEqual([3, [1, 2]]);
    expect(pagesAcross({ widths: [200, 36, 36], folded })).toBe(1);
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('calls column %i %s', (index, name) => expect(columnName(index)).toBe(name));
});
