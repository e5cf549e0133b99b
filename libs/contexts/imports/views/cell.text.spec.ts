import { describe, expect, it } from '@jest/globals';
import { renderToString, uiOf, type Language, type Schema } from '#views';
import { readText } from './cell.text.js';
import { inPart, saidOf, shownOf } from './import.words.js';
import { Written } from './row.parts.js';

const words = (codes: Readonly<Record<string, readonly [string, string]>>): Schema => ({
  enum: Object.keys(codes),
  'x-enum-labels': Object.fromEntries(Object.entries(codes).map(([code, [id, en]]) => [code, { id, en }])),
});
const KIND = words({ VILLAGE: ['desa atau kelurahan', 'village'] });
const ITEM: Schema = {
  properties: {
    origins: { items: { properties: { kind: KIND, country: words({ CN: ['Tiongkok', 'China'] }) } } },
    cost: { properties: { per: { items: words({ DESA: ['desa', 'village'] }) } } },
    funding: { properties: { source: words({ ADD: ['Alokasi Dana Desa', 'allocation to villages'] }) } },
  },
};
const read = (field: string, value: unknown, language: Language = 'id') =>
  readText(
    { field, label: { id: field, en: field }, raw: '', value },
    {
      ui: uiOf(language),
      describe: { open: (schema: Schema) => schema, list: () => ({ item: ITEM }) } as never,
      places: new Map([['62.03.02.2007', 'Sei Asam']]),
    },
  );

describe('What was read out of a cell', () => {
  it.each<[string, unknown, string, string]>([
    ['dates', { from: '2021-03-23', until: '2021-03-26' }, '23–26 Mar 2021', '23–26 Mar 2021'],
    ['dates', { from: '2021-05', until: '2021-05' }, 'Mei 2021', 'May 2021'],
    ['dates', { from: '2019', until: '2020' }, 'tahun 2019 – tahun 2020', 'the year 2019 – the year 2020'],
    ['persons', { count: 1650 }, '1.650', '1,650'],
    ['cost', { rupiah: '30000000', per: ['DESA'] }, 'Rp 30.000.000 / desa', 'Rp 30,000,000 / village'],
    ['source', { source: 'ADD', fiscalYear: 2024 }, 'Alokasi Dana Desa 2024', 'Allocation to villages 2024'],
    [
      'host',
      [{ raw: 'Ds. Sei Asem', value: { kind: 'VILLAGE', region: '62.03.02.2007' } }, { raw: 'Lombok NTB' }],
      'Sei Asam 62.03.02.2007 (desa atau kelurahan); “Lombok NTB” tidak dikenali',
      'Sei Asam 62.03.02.2007 (village); “Lombok NTB” is not known',
    ],
    [
      'origin',
      [{ raw: 'C', value: { kind: 'VILLAGE', country: 'CN' } }],
      'Tiongkok (desa atau kelurahan)',
      'China (village)',
    ],
    ['topic', 'BUMDes', 'BUMDes', 'BUMDes'],
    [
      'kind',
      { act: 'AGREEMENT', instruments: ['NOTA_KESEPAKATAN', 'FOREIGN_MOU'] },
      'Nota Kesepakatan + Memorandum luar negeri',
      'Memorandum of synergy + Memorandum with a party abroad',
    ],
    ['parent', { no: '8a' }, 'nomor urut 8a', 'serial number 8a'],
    ['parent', { number: '5/KB/2022' }, '5/KB/2022', '5/KB/2022'],
    ['parent', { row: 9 }, 'baris 9', 'row 9'],
  ])('is told in words: %s %j', (field, value, id, en) =>
    expect([read(field, value), read(field, value, 'en')]).toEqual([id, en]),
  );

  it.each<[string, object]>([
    ['not known', {}],
    ['of an uncertain region', { value: { kind: 'VILLAGE' } }],
    ['of a region without a name', { value: { kind: 'VILLAGE', region: '62.03.02.9999' } }],
  ])('names a party without numbers of persons: %s', (_, party) => {
    const parties = [{ raw: 'Budi 6203011203850001', ...party }];
    for (const text of [read('host', parties), read('host', parties, 'en')])
      expect(text).toMatch(/^(?!.*6203011203850001).*Budi \[data pribadi\]/);
  });

  it('is nothing where nothing was read', () => expect(read('topic', undefined)).toBeUndefined());
});

describe('What a file says', () => {
  const written = (text: string): string => renderToString(Written({ text, ui: uiOf('en') }));

  it('is shown as text, apart from what surrounds it, and never as markup', () =>
    expect(written('<script>alert(1)</script>')).toBe('<bdi class="written">&lt;script>alert(1)&lt;/script></bdi>'));

  it('is shown without numbers of persons and without marks that turn writing around', () => {
    expect(shownOf('Budi 6203011203850001')).toBe('Budi [data pribadi]');
    expect(shownOf('a\u202Eb\u2066c\u0007d')).toBe('abc d');
  });

  it('is shown in part where it is long, whole characters alone, and whole behind a fold', () => {
    expect(inPart('😀'.repeat(5), 3)).toBe('😀😀😀…');
    const html = written('x'.repeat(2_000));
    expect(html).toContain('<details class="written">');
    expect([html.includes('x'.repeat(2_000)), html.includes(`${'x'.repeat(160)}…`)]).toEqual([true, true]);
  });

  it('is empty in words', () => expect(written('  ')).toBe('<span class="soft">empty</span>'));

  it('is judged without the numbers of rules', () =>
    expect(
      saidOf({ messageId: 'tiap asal sendiri (VIS-15).', messageEn: 'out of scope (E_PARTIES).' }, uiOf('en')),
    ).toBe('Out of scope.'));
});
