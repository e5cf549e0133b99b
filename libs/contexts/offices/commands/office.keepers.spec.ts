import { describe, expect, it } from '@jest/globals';
import type { RegionRef } from '#kernel';
import { region } from '#testing';
import { KEEPERS, VILLAGE_KEEPERS, byKeepers } from './office.keepers.js';

describe('The register of offices', () => {
  const { roles: all, parties, sides } = byKeepers((_command: unknown, of: RegionRef | undefined) => of);

  it.each([
    ['63', KEEPERS],
    ['63.10', KEEPERS],
    ['63.10.09', KEEPERS],
    ['63.10.09.2005', VILLAGE_KEEPERS],
  ] as const)('of %s is kept by those of that level', async (code, roles) => {
    expect(await sides({}, region(code, 'Wilayah'))).toEqual([{ roles, parties: [code] }]);
    expect([all, parties({}, region(code, 'Wilayah'))]).toEqual([VILLAGE_KEEPERS, [code]]);
  });

  it('of the country is kept for the country', async () => {
    expect(await sides({}, undefined)).toEqual([{ roles: KEEPERS, parties: ['ID'] }]);
  });
});
