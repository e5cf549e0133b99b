import { describe, expect, it } from '@jest/globals';
import { collectionOf, totalKey, type AnyReadModel } from './read-model.js';
import { collectionsOf, isSum, listedRows, rowKey, rowOf, totalList } from './total-list.js';

const totals = {
  flows: {
    label: ['Aliran dana', 'Flows'],
    dimensions: {
      year: { kind: 'integer', label: ['tahun', 'year'] },
      donor: { kind: 'text', label: ['pemberi', 'donor'] },
      host: { kind: 'region', label: ['tuan rumah', 'host'] },
    },
    measures: { gifts: ['pemberian', 'gifts'], rupiah: ['rupiah', 'rupiah'] },
  },
  plain: {
    label: ['x', 'x'],
    dimensions: { donor: { kind: 'text', label: ['pemberi', 'donor'] } },
    measures: { gifts: ['pemberian', 'gifts'] },
  },
} as const;
const ledger: AnyReadModel = {
  name: 'ledger',
  version: 3,
  events: {},
  fields: { year: 'integer' },
  sorts: [],
  keys: () => [],
  fold: () => undefined,
  totals,
};
const rowFor = listedRows([ledger]);

describe('A total that can be listed', () => {
  it('has a collection of its own, of its dimensions and measures, beside that of the documents', () => {
    expect(collectionsOf(ledger)).toEqual([
      collectionOf(ledger),
      {
        name: 'ledger@flows@3',
        fields: { year: 'integer', donor: 'text', host: 'regions', gifts: 'sum', rupiah: 'sum', regions: 'regions' },
        sorts: ['gifts', 'rupiah'],
      },
      { name: 'ledger@plain@3', fields: { donor: 'text', gifts: 'sum' }, sorts: ['gifts'] },
    ]);
    expect(collectionsOf({ ...ledger, totals: {} })).toEqual([collectionOf(ledger)]);
  });

  it.each(['a', '', 'a|donor=b', 'a=b', '%', '%7c;', '|', '\0', '\u0001', '\ud800', '𝄞', 'Desa Sei Asam'])(
    'tells from a key what it is the sum of: "%s"',
    (donor) => {
      const key = rowKey(ledger, totals, 'flows', { year: -7, donor, host: '63.10' });
      expect(rowFor(key)).toMatchObject({
        collection: { name: 'ledger@flows@3' },
        dimensions: { year: -7, donor, host: '63.10' },
      });
      expect(key).not.toMatch(/[\0\x01]|\p{Cs}/u);
    },
  );

  it('never has one key for two rows', () => {
    const key = (a: string, b: string) => totalKey(ledger, 'x', { a, b });
    expect(key('1|b=2', '3')).not.toBe(key('1', '2|b=3'));
    expect(key('%7c;', '')).not.toBe(key('|', ''));
  });

  it('has the ids of its rows by its dimensions alone, so that they are the same in every generation', () => {
    expect(rowFor(rowKey(ledger, totals, 'flows', { host: '63.10', year: 2024, donor: 'x' }))!.id).toBe(
      'donor=x|host=63.10|year=2024',
    );
  });

  it('knows its own keys only', () => {
    for (const key of ['ledger@3|other|donor=x', 'ledger@2|plain|donor=x', 'ledger@3|plainer|donor=x', 'ledger@3'])
      expect(rowFor(key)).toBeUndefined();
    expect(listedRows([])('ledger@3|plain|donor=x')).toBeUndefined();
    for (const key of ['ledger@3|plain', 'ledger@3|plain|gift=x', 'ledger@3|plain|donor=x|year=1'])
      expect(() => rowFor(key)).toThrow('dimensions');
  });

  it('shows all its measures where one of them is something, and no row where all have come to nothing', () => {
    const row = rowFor(rowKey(ledger, totals, 'flows', { host: '63.10', year: 2024, donor: 'x' }))!;
    expect(rowOf(row, { rupiah: -5n, other: 1n })).toEqual({
      host: '63.10',
      year: 2024,
      donor: 'x',
      gifts: '0',
      rupiah: '-5',
      regions: ['63.10'],
    });
    for (const nothing of [{}, { gifts: 0n }, { gifts: 0n, rupiah: 0n, other: 1n }])
      expect(rowOf(row, nothing)).toBeNull();
    expect(rowOf(rowFor('ledger@3|plain|donor=y')!, { gifts: 1n })).toEqual({ donor: 'y', gifts: '1' });
  });

  it('is refused when two columns have one name, or one that a list has already, and when it is not declared', () => {
    const twice = {
      label: ['x', 'x'],
      dimensions: { gifts: { kind: 'text', label: ['x', 'x'] } },
      measures: { gifts: ['x', 'x'] },
    } as const;
    expect(() => totalList({ ...ledger, totals: { twice } }, 'twice')).toThrow('two columns gifts');
    const named = {
      ...twice,
      dimensions: { host: { kind: 'region', label: ['x', 'x'] }, hostName: { kind: 'text', label: ['x', 'x'] } },
    } as const;
    expect(() => totalList({ ...ledger, totals: { named } }, 'named')).toThrow('two columns hostName');
    for (const name of ['regions', 'id', 'sort', 'cursor', 'asOf']) {
      expect(() =>
        totalList(
          { ...ledger, totals: { twice: { ...twice, dimensions: { [name]: twice.dimensions.gifts } } } },
          'twice',
        ),
      ).toThrow(name);
    }
    expect(() => totalList(ledger, 'none')).toThrow('declares no total none');
  });

  it('has sums of 64 bits, written in one way', () => {
    const right = ['0', '-1', '9223372036854775807', '-9223372036854775808'];
    const wrong = [
      '',
      '-0',
      '00',
      '1.0',
      '+1',
      ' 1',
      '9223372036854775808',
      '-9223372036854775809',
      '99999999999999999999',
      1,
      1n,
      null,
    ];
    expect([right.map(isSum), wrong.map(isSum)]).toEqual([right.map(() => true), wrong.map(() => false)]);
  });
});
