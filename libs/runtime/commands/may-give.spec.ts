import { expect, it } from '@jest/globals';
import type { Command, Instant, RegionCode, Role } from '#kernel';
import { day } from '#testing';
import type { Principal } from '../access/principal.js';
import type { AnyRow } from './command-table.js';
import { mayGive } from './may-give.js';

const NOW = '2026-11-20T02:00:00.000Z' as Instant;
const row = {
  name: 'Decide',
  roles: ['VILLAGE_HEAD', 'VILLAGE_OPERATOR'],
  parties: () => ['62.03.02.2007'],
} as unknown as AnyRow;
const holding = (role: Role, scope = '62.03.02.2007'): Principal => ({
  userId: 'u-1',
  grants: [{ role, scope: scope as RegionCode, officeId: 'pemdes', validFrom: day('2026-01-01') }],
});
const may = (principal: Principal, roles?: readonly Role[]) =>
  mayGive(row, { type: 'Decide' } as Command, { state: {}, record: async () => [] }, principal, NOW, roles);

it('A command may be given by who holds one of its roles there, and of those that are asked about', async () => {
  expect(await may(holding('VILLAGE_OPERATOR'))).toBe(true);
  expect(await may(holding('VILLAGE_OPERATOR', '62.03.02.2008'))).toBe(false);
  expect(await may(holding('TREASURER'))).toBe(false);
  expect(await may(holding('VILLAGE_HEAD'), ['VILLAGE_HEAD'])).toBe(true);
  expect(await may(holding('VILLAGE_OPERATOR'), ['VILLAGE_HEAD'])).toBe(false);
  // Roles that are asked about give no right that the command does not.
  expect(await may(holding('TREASURER'), ['TREASURER'])).toBe(false);
});
