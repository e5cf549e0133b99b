import { describe, expect, it } from '@jest/globals';
import { CLASSIFICATIONS, NATIONAL, type LocalDate, type Role, type Scope } from '#kernel';
import { mayKnow, type Closed } from './disclosure.js';
import type { Party } from './party.js';

const VILLAGE: Party = { scope: '62.03.02.2007' as Scope, officeId: 'pemdes' };
const AGENCY: Party = { scope: '62.03' as Scope, officeId: 'dpmd' };
const MINISTRY: Party = { scope: NATIONAL, officeId: 'kemendes' };
const EVERYTHING: readonly Closed[] = [...CLASSIFICATIONS, 'PERSON'];

const known = (role: Role, scope: string, party: Party | undefined, officeId = 'office'): string => {
  const know = mayKnow([{ role, scope: scope as Scope, officeId, validFrom: '2024-01-01' as LocalDate }]);
  return EVERYTHING.filter((what) => know(what, party)).join(' ');
};

const OPEN = 'PUBLIC INTERNAL';

describe('What a village has entered', () => {
  it.each<[string, Role, string, string]>([
    ['its head', 'VILLAGE_HEAD', '62.03.02.2007', `${OPEN} RESTRICTED SECRET PERSON`],
    ['its operator', 'VILLAGE_OPERATOR', '62.03.02.2007', `${OPEN} RESTRICTED PERSON`],
    ['its council', 'BPD_MEMBER', '62.03.02.2007', OPEN],
    ['the agency that approves', 'REGENCY_PMD', '62.03', `${OPEN} RESTRICTED`],
    ['the Bupati', 'REGENCY_HEAD', '62.03', `${OPEN} RESTRICTED`],
    ['the treasurer of the regency', 'TREASURER', '62.03', OPEN],
    ["the regency's inspector", 'INSPECTOR', '62.03', `${OPEN} RESTRICTED SECRET PERSON`],
    ["the regency's auditor", 'AUDITOR', '62.03', `${OPEN} RESTRICTED PERSON`],
    ['an inspector of the country', 'INSPECTOR', 'ID', `${OPEN} RESTRICTED SECRET PERSON`],
    ['the head of another village', 'VILLAGE_HEAD', '63.10.09.2009', OPEN],
    ['the head of a village whose code begins alike', 'VILLAGE_HEAD', '62.03.02.2000', OPEN],
    ['an inspector of another province', 'INSPECTOR', '63', OPEN],
    ['an inspector whose code begins alike', 'INSPECTOR', '62.0', OPEN],
    ['a ministry', 'MINISTRY_OFFICER', 'ID', OPEN],
    ['a data steward of the country', 'DATA_STEWARD', 'ID', OPEN],
  ])('is known to %s as the table says', (_who, role, scope, expected) => {
    expect(known(role, scope, VILLAGE)).toBe(expected);
  });

  it('is known to nobody without a right', () => {
    expect(EVERYTHING.filter((what) => mayKnow([])(what, VILLAGE))).toEqual(['PUBLIC', 'INTERNAL']);
  });
});

describe('What an agency has entered', () => {
  it.each<[string, Role, string, string]>([
    ['its own head', 'OPD_HEAD', 'dpmd', `${OPEN} RESTRICTED SECRET PERSON`],
    ['the head of another agency', 'OPD_HEAD', 'dinkes', `${OPEN} RESTRICTED PERSON`],
    ['its officers', 'REGENCY_PMD', 'dpmd', `${OPEN} RESTRICTED PERSON`],
    ['the Bupati', 'REGENCY_HEAD', 'setda', `${OPEN} RESTRICTED SECRET PERSON`],
  ])('is known to %s', (_who, role, office, expected) => {
    expect(known(role, '62.03', AGENCY, office)).toBe(expected);
  });
});

describe('What a national office has entered', () => {
  it.each<[string, string]>([
    ['kemendes', `${OPEN} RESTRICTED SECRET PERSON`],
    ['kemendagri', OPEN],
  ])('is its own, also among offices for the same country: %s', (office, expected) => {
    expect(known('MINISTRY_OFFICER', 'ID', MINISTRY, office)).toBe(expected);
  });
});

describe('What nobody knows the origin of', () => {
  it('is known to those alone who examine the whole country', () => {
    expect([
      known('INSPECTOR', 'ID', undefined),
      known('INSPECTOR', '62', undefined),
      known('VILLAGE_HEAD', '62.03.02.2007', undefined),
      known('MINISTRY_OFFICER', 'ID', undefined),
    ]).toEqual([`${OPEN} RESTRICTED SECRET PERSON`, OPEN, OPEN, OPEN]);
  });
});
