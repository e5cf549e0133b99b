import { describe, expect, it } from '@jest/globals';
import type { AskedChange, RegionRef } from '#kernel';
import type { Sources } from './command-table.js';
import { repairValues, type RegionResolver } from './repair-values.js';

const values = repairValues({ regions: ['region', 'host'], persons: ['subjectRef'] });
const change = (field: string, value: unknown) => ({ field, value }) as AskedChange;
const names: RegionResolver = {
  resolve: async (text, _sources, field) => ({ code: text, name: `${text} at ${field}` }) as unknown as RegionRef,
};
const resolved = (field: string, value: unknown) =>
  values.resolve(names, change(field, value), '/changes/2', {} as Sources);
const region = (code: string) => ({ code, name: `${code} at /changes/2/value` });

describe('A value of a correction', () => {
  it('has its regions resolved, by code or as an event has them, wherever they stand in it', async () => {
    expect(await resolved('/origin/region', '62.03')).toEqual(region('62.03'));
    expect(await resolved('/origin', { region: { code: '62.03' }, officeId: 'o' })).toEqual({
      region: region('62.03'),
      officeId: 'o',
    });
    expect(await resolved('/hosts', [{ host: '63.10' }])).toEqual([{ host: region('63.10') }]);
    expect(await resolved('/topics', ['62.03', null])).toEqual(['62.03', null]);
  });

  it('that is one part of a region is refused', async () => {
    await expect(resolved('/origin/region/code', '62.03')).rejects.toMatchObject({
      code: 'E_VALIDATION',
      info: { field: '/changes/2/field' },
    });
  });

  it('names persons by handles, and only where persons stand', () => {
    const asked = [change('/topics', 'x'), change('/travellers', [{ subjectRef: 'trv_1', spdNo: '7' }])];
    expect(values.withReferences(asked, (handle, field) => `${handle} at ${field}`)).toEqual([
      asked[0],
      change('/travellers', [{ subjectRef: 'trv_1 at /changes/1/value', spdNo: '7' }]),
    ]);
    expect(asked.map(values.holdsPersons)).toEqual([false, true]);
  });

  it('goes back to the form of inputs with codes for regions', () => {
    expect(values.asInput({ host: region('63.10'), topics: ['x'], letter: null })).toEqual({
      host: '63.10',
      topics: ['x'],
      letter: null,
    });
  });
});
