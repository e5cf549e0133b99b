import { describe, expect, it } from '@jest/globals';
import type { Grant, Me } from '#views';
import { actingKey } from './acting-office.js';

const grant = (officeId: string, scope: string): Grant => ({
  role: 'VILLAGE_OPERATOR',
  titleId: 'Sekretaris Desa',
  titleEn: 'Village secretary',
  scope,
  officeId,
});
const me = (...grants: readonly Grant[]): Me => ({ userId: 'u-1', grants });
const [ONE, OTHER] = [grant('pemdes-a', '62.03.02.2007'), grant('pemdes-b', '62.03.02.2008')];

describe('The office whose drafts somebody sees', () => {
  it('is the one for which he acts now, in its region', () => {
    expect(actingKey({ me: me(ONE), office: undefined })).toBe('pemdes-a 62.03.02.2007');
    expect(actingKey({ me: me(ONE, OTHER), office: OTHER })).toBe('pemdes-b 62.03.02.2008');
    expect(actingKey({ me: me(grant('pemdes-a', '62.03')), office: undefined })).not.toBe(
      actingKey({ me: me(ONE), office: undefined }),
    );
  });
  it('is none once his rights have ended, or of nobody who is signed in', () => {
    expect(actingKey({ me: me(), office: undefined })).toBeUndefined();
    expect(actingKey({ me: undefined, office: undefined })).toBeUndefined();
  });
});
