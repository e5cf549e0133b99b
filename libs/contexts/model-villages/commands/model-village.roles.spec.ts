import { describe, expect, it } from '@jest/globals';
import type { Role } from '#kernel';
import { authoriseForOne, sideOf } from '#runtime';
import { at, given, principal, refused } from '#testing';
import { modelVillageDecider } from '../domain/model-village.decider.js';
import { requireRecognisable } from '../domain/model-village.rules-locus.js';
import { ANJIR_PASAR, KOTA_II, nominate, told, upTo } from '../domain/fixtures/model-village-story.js';
import { DECREEING, EVALUATORS, REPORTING, ofNominated, ofRecord, ofVillage } from './model-village.roles.js';

const NOW = at('2026-06-01T00:00:00.000Z');
const recognised = given(modelVillageDecider, told(...upTo.recognised)).state;
const evaluated = given(modelVillageDecider, told(...upTo.evaluated)).state;

describe('Who may', () => {
  const may = (side: ReturnType<typeof sideOf>, role: Role, scope: string): boolean =>
    refused(() => authoriseForOne(principal(role, scope), [side], NOW, {})) === undefined;
  const ofKota = (roles: readonly Role[]) => sideOf(ofVillage(roles), { village: KOTA_II }, recognised);

  it('tell of a village is of it, of its district, or of those above it', () => {
    const progress = ofKota(REPORTING);
    expect(may(progress, 'VILLAGE_HEAD', KOTA_II.code)).toBe(true);
    expect(may(progress, 'VILLAGE_OPERATOR', KOTA_II.code)).toBe(true);
    expect(may(progress, 'DISTRICT_OFFICER', '63.04.03')).toBe(true);
    expect(may(progress, 'REGENCY_PMD', '63.04')).toBe(true);
    expect(may(progress, 'MINISTRY_OFFICER', 'ID')).toBe(true);
    expect(may(progress, 'VILLAGE_HEAD', '63.04.03.2006')).toBe(false);
    expect(may(progress, 'DISTRICT_OFFICER', '63.04.04')).toBe(false);
    expect(may(progress, 'REGENCY_PMD', '63.10')).toBe(false);
  });

  it('evaluate is no village, and who decrees is the head of the regency, the governor or the ministry', () => {
    expect(may(ofKota(EVALUATORS), 'VILLAGE_HEAD', KOTA_II.code)).toBe(false);
    expect(may(ofKota(EVALUATORS), 'REGENCY_HEAD', '63.04')).toBe(false);
    const decree = sideOf(ofRecord(DECREEING), undefined as never, recognised);
    for (const [role, scope] of [
      ['REGENCY_HEAD', '63.04'],
      ['GOVERNOR', '63'],
      ['MINISTRY_OFFICER', 'ID'],
    ] as const)
      expect(may(decree, role, scope)).toBe(true);
    expect(may(decree, 'REGENCY_PMD', '63.04')).toBe(false);
    expect(may(decree, 'REGENCY_HEAD', '63.10')).toBe(false);
  });

  it('nominate is an office above all of the areas; a village nominates itself by its own initiative alone', () => {
    const nomination = (origin: 'AGREEMENT' | 'INITIATIVE', areas = [KOTA_II]) =>
      sideOf(ofNominated, nominate({ origin, areas }), { stage: 'NONE' });
    expect(may(nomination('AGREEMENT'), 'VILLAGE_HEAD', KOTA_II.code)).toBe(false);
    expect(may(nomination('INITIATIVE'), 'VILLAGE_HEAD', KOTA_II.code)).toBe(true);
    expect(may(nomination('INITIATIVE', [ANJIR_PASAR]), 'VILLAGE_HEAD', KOTA_II.code)).toBe(false);
    expect(may(nomination('AGREEMENT', [ANJIR_PASAR]), 'REGENCY_PMD', '63.04')).toBe(true);
  });
});

describe('Before a village is named', () => {
  it('each that was designated can be, unless its own rule says no of it', async () => {
    const choices = async (state: typeof recognised) => {
      const [choice, ...others] = await ofVillage(DECREEING, requireRecognisable).choices(state);
      expect(others).toEqual([]);
      return refused(() => choice!.require?.({ userId: 'bupati' }))?.code;
    };
    expect(await choices(evaluated)).toBeUndefined();
    expect(await choices(recognised)).toBe('E_STATE');
    expect(await ofVillage(DECREEING).choices({ stage: 'NONE' })).toEqual([]);
    const nominated = given(modelVillageDecider, told(...upTo.assessed)).state;
    expect(await ofVillage(DECREEING).choices(nominated)).toEqual([]);
  });
});
