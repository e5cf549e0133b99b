import { describe, expect, it } from '@jest/globals';
import { uiOf, type Schema } from '#views';
import { withinBounds } from './bounds.js';

const names: Schema = { type: 'array', maxItems: 2, items: { type: 'string' } };
const asked: Schema = {
  properties: { names, groups: { type: 'array', items: { properties: { names } } }, note: { type: 'string' } },
};
const bounded = (value: unknown) => withinBounds(value, asked, (schema) => schema, uiOf('en'));

describe('The lists of a form', () => {
  it('are left as they are with as many entries as the API takes', () => {
    const value = { names: ['a', 'b'], groups: [{ names: ['c', 'd'] }, {}, { names: [] }], note: 'x' };
    expect(bounded(value)).toEqual({ value, errors: [] });
  });

  it('are cut after that, wherever they stand, and each is told', () => {
    expect(bounded({ names: ['a', 'b', 'c'], groups: [{}, { names: ['d', 'e', 'f', 'g'] }] })).toEqual({
      value: { names: ['a', 'b'], groups: [{}, { names: ['d', 'e'] }] },
      errors: [
        { field: '/names', message: expect.stringContaining('2 entries at most; 3 were sent') },
        { field: '/groups/1/names', message: expect.stringContaining('2 entries at most; 4 were sent') },
      ],
    });
  });
});
