import { describe, expect, it } from '@jest/globals';
import { region } from '#testing';
import { KEEPERS, VILLAGE_KEEPERS, keptBy } from './office.keepers.js';

describe('The register of offices', () => {
  it.each([
    ['63', KEEPERS],
    ['63.10', KEEPERS],
    ['63.10.09', KEEPERS],
    ['63.10.09.2005', VILLAGE_KEEPERS],
  ] as const)('of %s is kept by those of that level', (code, roles) => {
    expect(keptBy(region(code, 'Wilayah'))).toEqual([{ roles, parties: [code] }]);
  });

  it('of the country is kept for the country', () => {
    expect(keptBy(undefined)).toEqual([{ roles: KEEPERS, parties: ['ID'] }]);
  });
});
