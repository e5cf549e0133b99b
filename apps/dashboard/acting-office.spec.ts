import { describe, expect, it } from '@jest/globals';
import type { Grant, Me } from '#views';
import { actingGrant } from './acting-office.js';

const grant = (officeId: string, scope: string): Grant => ({
  role: 'VILLAGE_OPERATOR',
  titleId: 'Sekretaris Desa',
  titleEn: 'Village secretary',
  scope,
  officeId,
});
const me = (...grants: readonly Grant[]): Me => ({ userId: 'u-1', grants });
const [ONE, OTHER] = [grant('pemdes-a', '62.03.02.2007'), grant('pemdes-b', '62.03.02.2008')];

describe('The right by which somebody acts', () => {
  it('is that of the office that he chose, or the first', () => {
    expect(actingGrant({ me: me(ONE), office: undefined })).toBe(ONE);
    expect(actingGrant({ me: me(ONE, OTHER), office: OTHER })).toBe(OTHER);
  });

  it('is none of whoever has none', () => {
    expect(actingGrant({ me: me(), office: undefined })).toBeUndefined();
    expect(actingGrant({ me: undefined, office: undefined })).toBeUndefined();
  });
});
