import { describe, expect, it } from '@jest/globals';
import { KnownMembers, type Schema } from '#kernel';

const SCHEMAS: Readonly<Record<string, Schema>> = {
  party: { anyOf: [{ properties: { name: { 'x-label': { id: 'nama', en: 'name' } } } }, { properties: { deep: {} } }] },
};
const open = (schema: Schema): Schema => {
  const { $ref, ...beside } = schema;
  return typeof $ref === 'string' ? { ...SCHEMAS[$ref], ...beside } : schema;
};

describe('known members', () => {
  const known = new KnownMembers(
    [
      {
        properties: {
          origin: { $ref: 'party', 'x-label': { id: 'asal', en: 'origin' } },
          values: {
            items: { properties: { field: { 'x-enum-labels': { nikEnd: { id: 'empat angka', en: 'four digits' } } } } },
            'x-label': { id: 'data', en: 'data' },
          },
          hosts: { items: { $ref: 'party' }, 'x-label': { id: 'tuan rumah', en: 'hosts' } },
        },
      },
    ],
    open,
  );
  const words = (pointer: string) =>
    known.place(pointer).parts.map(({ meaning: [id], ...place }) => ({ id, ...place }));

  it('finds members through references, alternatives and entries of lists', () => {
    expect(words('/origin/name')).toEqual([{ id: 'asal' }, { id: 'nama' }]);
    expect(words('/hosts/2/name')).toEqual([{ id: 'tuan rumah', entry: 2 }, { id: 'nama' }]);
  });

  it('names codes that a list of values declares, where a state keeps the values by code', () => {
    expect(words('/entries/0/values/nikEnd')).toEqual([{ id: 'data' }, { id: 'empat angka' }]);
    expect(words('/entries/0/values/other')).toEqual([{ id: 'data', key: 'other' }]);
  });

  it('takes the first member of a name where nothing declares the place', () => {
    expect(words('/whatever/name')).toEqual([{ id: 'nama' }]);
    expect(words('/answers/63.10/accepted')).toEqual([{ id: 'jawaban', key: '63.10' }, { id: 'menerima' }]);
    expect(known.place('/nothing/of/it').parts).toEqual([]);
  });
});
