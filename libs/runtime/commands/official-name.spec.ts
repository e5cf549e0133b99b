import { expect, it } from '@jest/globals';
import { refused } from '#testing';
import { officialName } from './command-table.js';

it('The name of the acting official is the one given; a command without it is refused by its rule', () => {
  expect(officialName({ acting: { officialName: 'Kepala Desa' } })).toBe('Kepala Desa');
  for (const input of [{}, { acting: {} }, { acting: { officialName: '' } }, { acting: { officialName: ' ' } }])
    expect(refused(() => officialName(input))).toMatchObject({
      code: 'E_VALIDATION',
      info: { ruleId: 'COM-04', field: '/acting/officialName' },
    });
});
