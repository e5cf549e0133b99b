import { describe, expect, it } from '@jest/globals';
import type { Role } from '#kernel';
import { authoriseForOne, sideOf } from '#runtime';
import { at, given, principal, refused } from '#testing';
import { modelVillageDecider } from '../domain/model-village.decider.js';
import { requireRecognisable } from '../domain/model-village.rules-locus.js';
import {
  ANJIR_PASAR,
  BPPMDDTT,
  BUPATI,
  DPMD,
  KOTA_I,
  KOTA_II,
  both,
  evaluate,
  nominate,
  progress,
  recognise,
  review,
  told,
  upTo,
  type Step,
} from '../domain/fixtures/model-village-story.js';
import { modelVillageProgressRows } from './model-village.progress-rows.js';
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

describe('A command about one village', () => {
  const rows = modelVillageProgressRows({} as never, {} as never);
  /** The villages that wait for it, of those of which it can be given. */
  const waiting = (name: string, ...steps: readonly Step[]) => {
    const said = rows.find((each) => each.name === name)!.awaited!(
      given(modelVillageDecider, told(...steps)).state as never,
    );
    return typeof said === 'object' ? said.flatMap(({ parties }) => parties) : said;
  };
  const waits = (...steps: readonly Step[]) =>
    ['RecordProgress', 'EvaluateModelVillage', 'RecogniseModelVillage'].map((name) => waiting(name, ...steps));
  const begun: Step = ['2023-12-01', DPMD, { ...progress(5, KOTA_I), achievements: [] } as never];
  const evaluated: Step = ['2024-01-10', BPPMDDTT, evaluate({ village: KOTA_I })];
  const toImprove: Step = ['2024-02-01', DPMD, review('TO_IMPROVE')];
  const [ONE, OTHER] = [[KOTA_II.code], [KOTA_I.code]];

  it('is awaited where that village stands, however far another one is', () => {
    expect(waits()).toEqual([[], [], []]);
    expect(waits(...upTo.assessed)).toEqual([[], [], []]);
    expect(waits(...upTo.planned)).toEqual([ONE, [], []]);
    expect(waits(...upTo.begun)).toEqual([ONE, ONE, []]);
    expect(waits(...upTo.evaluated)).toEqual([[], [], ONE]);
    expect(waits(...upTo.recognised)).toEqual([[], [], []]);
    expect(waits(...both)).toEqual([OTHER, [], []]);
    expect(waits(...both, begun)).toEqual([OTHER, OTHER, []]);
    expect(waits(...both, begun, evaluated)).toEqual([[], [], OTHER]);
    expect(waits(...both, begun, evaluated, ['2024-01-20', BUPATI, recognise(KOTA_I)])).toEqual([[], [], []]);
  });

  it('is awaited again after a review that leaves the village to improve', () => {
    expect(waits(...both, begun, evaluated, toImprove)).toEqual([ONE, ONE, OTHER]);
  });
});
