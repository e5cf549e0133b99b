import { describe, expect, it } from '@jest/globals';
import type { AnyRow } from './command-table.js';
import { commandRoute } from './command-route.js';

const routeOf = (row: object) =>
  commandRoute({ path: 'trips' }, { name: 'CancelTrip', roles: ['VILLAGE_HEAD'], ...row } as unknown as AnyRow);

describe('The address of a command', () => {
  it.each<[object, object | undefined]>([
    [{ creates: true }, { path: 'trips', creates: true, hasId: false }],
    [{}, { path: 'trips/:id/cancel-trip', creates: false, hasId: true }],
    [{ idOf: () => 'x' }, { path: 'trips/cancel-trip', creates: false, hasId: false }],
    [{ name: 'IssueSPD' }, { path: 'trips/:id/issue-spd', creates: false, hasId: true }],
    [{ name: 'IssueSPDAgain' }, { path: 'trips/:id/issue-spd-again', creates: false, hasId: true }],
    [{ name: 'Close' }, { path: 'trips/:id/close', creates: false, hasId: true }],
    [{ name: 'Grade2Levels' }, { path: 'trips/:id/grade2-levels', creates: false, hasId: true }],
    [{ roles: ['SYSTEM'] }, undefined],
    [{ roles: ['SYSTEM', 'AUDITOR'] }, { path: 'trips/:id/cancel-trip', creates: false, hasId: true }],
    [{ creates: true, roles: ['SYSTEM'] }, undefined],
  ])('is that of its object and its name: %j', (row, route) => expect(routeOf(row)).toEqual(route));
});
