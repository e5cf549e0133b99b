import { describe, expect, it } from '@jest/globals';
import type { Role } from '#kernel';
import { authoriseForOne, sideOf, type Side } from '#runtime';
import { at, given, principal, refused } from '#testing';
import { agreementDecider } from '../domain/agreement.decider.js';
import type { AgreementState } from '../domain/agreement.state.js';
import type { AgreementParty } from '../domain/agreement.terms.js';
import {
  BATOLA,
  COOP,
  DESA_ANGSANA,
  DESA_MEKAR_JAYA,
  KAPUAS,
  KEMENDES,
  LITBANG,
  PT_BINA,
  SEKJEN,
  SEI_ASAM,
  TANAH_BUMBU,
  ULM,
  initiate,
  kb,
  kades,
  parent,
  pks,
  regulation,
  terms,
  told,
  type Step,
} from '../domain/fixtures/agreement-story.js';
import {
  byAnyParty,
  byAnySigner,
  byCouncil,
  byFirst,
  byRecommender,
  bySigner,
  byStaff,
  ofInitiated,
} from './agreement.roles.js';

const NOW = at('2026-06-01T00:00:00.000Z');
const may = (sides: readonly Side[], role: Role, scope: string): boolean => {
  const denied = refused(() => authoriseForOne(principal(role, scope), sides, NOW, {}));
  if (denied) expect(denied.code).toBe('E_SCOPE');
  return denied === undefined;
};
const begun = (...step: Step): AgreementState => given(agreementDecider, told(step)).state;
const regions = begun('2020-01-20', COOP, initiate(kb([{ region: BATOLA }, { region: KAPUAS }])));
const withThird = begun('2020-01-20', COOP, initiate(kb([{ region: BATOLA }, ULM, PT_BINA], { scheme: 'KSDPK' })));
const technical = begun('2020-03-02', LITBANG, initiate(pks), { parent });
const villages = begun('2020-01-20', kades(DESA_ANGSANA.code), initiate(regulation([DESA_ANGSANA, DESA_MEKAR_JAYA])));
const synergy = begun('2020-01-20', SEKJEN, initiate(terms));

describe('Whoever acts for a party', () => {
  const forParty =
    (row: ReturnType<typeof byStaff>, state: AgreementState, partyNo: number) => (role: Role, scope: string) =>
      may([sideOf(row, { partyNo }, state)], role, scope);

  it('is of that party, and of no other', () => {
    const [first, second] = [1, 2].map((no) => forParty(byStaff(), regions, no));
    for (const role of ['REGENCY_COOP', 'REGENCY_SECRETARY', 'REGENCY_HEAD'] as const) {
      expect([first!(role, '63.04'), second!(role, '62.03')]).toEqual([true, true]);
      expect([first!(role, '62.03'), second!(role, '63.04'), second!(role, '63.10')]).toEqual([false, false, false]);
    }
    expect(second!('VILLAGE_HEAD', SEI_ASAM.code)).toBe(false);
    const ofVillage = forParty(byStaff(), villages, 1);
    expect([
      ofVillage('VILLAGE_HEAD', DESA_ANGSANA.code),
      ofVillage('VILLAGE_HEAD', DESA_MEKAR_JAYA.code),
      ofVillage('REGENCY_COOP', '63.10'),
    ]).toEqual([true, false, false]);
  });

  it('AGR-06 signs as its head, or as the holder of a mandate of its own', () => {
    const signing = forParty(bySigner(), regions, 2);
    for (const role of ['REGENCY_HEAD', 'REGENCY_SECRETARY', 'OPD_HEAD'] as const) {
      expect(signing(role, '62.03')).toBe(true);
      expect(signing(role, '63.04')).toBe(false);
    }
    expect(signing('REGENCY_COOP', '62.03')).toBe(false);
    const agency = forParty(bySigner(), technical, 2);
    expect([agency('OPD_HEAD', '63.04'), agency('OPD_HEAD', '63.10'), agency('OPD_HEAD', '63')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([agency('REGENCY_HEAD', '63.04'), agency('MINISTRY_OFFICER', 'ID')]).toEqual([false, false]);
    expect(forParty(bySigner(), technical, 1)('MINISTRY_OFFICER', 'ID')).toBe(true);
  });

  it('without accounts is who initiated, and nobody beside him', () => {
    for (const row of [byStaff(), bySigner()]) {
      const third = forParty(row, withThird, 2);
      expect([third('REGENCY_HEAD', '63.04'), third('REGENCY_HEAD', '63.71')]).toEqual([true, false]);
    }
  });

  it('AGR-04, 10 is its TKKSD and the secretariat of its council', () => {
    const [recommending, deciding] = [byRecommender(), byCouncil()];
    expect(forParty(recommending, regions, 1)('REGENCY_COOP', '63.04')).toBe(true);
    expect(forParty(recommending, regions, 1)('REGENCY_COOP', '62.03')).toBe(false);
    expect(forParty(recommending, villages, 1)('REGENCY_COOP', '63.10')).toBe(false);
    expect(forParty(deciding, regions, 1)('DPRD_SECRETARIAT', '63.04')).toBe(true);
    expect(forParty(deciding, regions, 1)('DPRD_SECRETARIAT', '63')).toBe(false);
    expect(forParty(deciding, regions, 2)('DPRD_SECRETARIAT', '63.04')).toBe(false);
  });

  it('is offered the parties for which he acts', async () => {
    const choices = await byStaff().choices(regions);
    expect(choices.map(({ sides }) => may(sides, 'REGENCY_COOP', '62.03'))).toEqual([false, true]);
  });
});

describe('What any of the parties does', () => {
  const any = async (row: ReturnType<typeof byAnyParty>, state: AgreementState, role: Role, scope: string) =>
    may(await row.sides(undefined, state), role, scope);

  it('is done by the officers of each, for it alone', async () => {
    for (const scope of ['63.04', '62.03']) expect(await any(byAnyParty(), regions, 'REGENCY_COOP', scope)).toBe(true);
    expect(await any(byAnyParty(), regions, 'REGENCY_COOP', '63.10')).toBe(false);
    expect(await any(byAnySigner(), regions, 'REGENCY_HEAD', '62.03')).toBe(true);
    expect(await any(byAnySigner(), regions, 'REGENCY_COOP', '62.03')).toBe(false);
    expect(await any(byAnySigner(), technical, 'OPD_HEAD', '63.04')).toBe(true);
    expect(await any(byAnySigner(), technical, 'OPD_HEAD', '63.10')).toBe(false);
  });

  it('is not done where a body without accounts sits, nor by a role that another party has', async () => {
    for (const role of ['REGENCY_COOP', 'REGENCY_HEAD'] as const) {
      expect(await any(byAnyParty(), withThird, role, '63.71')).toBe(false);
      expect(await any(byAnyParty(), withThird, role, '63.04')).toBe(true);
    }
    const parties: readonly AgreementParty[] = [{ region: KAPUAS }, { region: DESA_ANGSANA }];
    const mixed = begun(
      '2020-01-20',
      COOP,
      initiate(
        kb(parties, {
          scheme: 'DESA_PIHAK_KETIGA',
          instrument: 'PERJANJIAN_BERSAMA_PIHAK_KETIGA',
          urusan: ['DESA_PEMBANGUNAN'],
        }),
      ),
    );
    expect(await any(byAnyParty(), mixed, 'REGENCY_COOP', TANAH_BUMBU.code)).toBe(false);
    expect(await any(byAnyParty(), mixed, 'VILLAGE_HEAD', DESA_ANGSANA.code)).toBe(true);
    expect(await any(byAnyParty(), synergy, 'MINISTRY_OFFICER', 'ID')).toBe(true);
    expect(await any(byAnyParty(), regions, 'MINISTRY_OFFICER', 'ID')).toBe(false);
  });

  it('is shown to those who may, unless it would be refused', async () => {
    const row = byAnyParty(() => undefined);
    const [choice] = await row.choices!(withThird);
    expect([may(choice!.sides, 'REGENCY_COOP', '63.04'), may(choice!.sides, 'REGENCY_COOP', '63.71')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('Whoever initiates', () => {
  const initiating = (first: AgreementParty, role: Role, scope: string) =>
    may([sideOf(ofInitiated, { parties: [first, { region: KAPUAS }] }, undefined as never)], role, scope);

  it('acts for the first of the parties that he names', () => {
    expect(initiating({ region: TANAH_BUMBU }, 'REGENCY_COOP', '63.10')).toBe(true);
    expect(initiating({ region: TANAH_BUMBU }, 'REGENCY_COOP', '62.03')).toBe(false);
    expect(initiating(KEMENDES, 'MINISTRY_OFFICER', 'ID')).toBe(true);
    expect(initiating(KEMENDES, 'REGENCY_COOP', '63.10')).toBe(false);
    expect(initiating(PT_BINA, 'REGENCY_HEAD', '63.71')).toBe(false);
  });

  it('goes on with it alone', () => {
    const going = (role: Role, scope: string) => may([sideOf(byFirst, undefined, regions)], role, scope);
    expect([going('REGENCY_COOP', '63.04'), going('REGENCY_COOP', '62.03')]).toEqual([true, false]);
  });
});
