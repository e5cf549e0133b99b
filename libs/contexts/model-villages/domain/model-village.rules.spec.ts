import { describe, expect, it } from '@jest/globals';
import { rulesOn, type Actor, type SettingValue } from '#kernel';
import { day, doc, given, refused, region } from '#testing';
import { modelVillageDecider } from './model-village.decider.js';
import type { ModelVillageFacts } from './model-village.facts.js';
import { changeFrom, readIndexValue, statusBy, writeIndexValue } from './model-village.indexes.js';
import { IDM_STATUS_BOUNDS, INDEKS_DESA_STATUS_BOUNDS } from './model-village.settings.js';
import {
  ANJIR_PASAR,
  BATOLA,
  BPPMDDTT,
  BUPATI,
  CAHAYA_BARU,
  DPMD,
  ELSEWHERE,
  KOTA_I,
  KOTA_II,
  NK,
  assess,
  designate,
  evaluate,
  facts,
  nominate,
  plan,
  progress,
  recognise,
  signatories,
  told,
  upTo,
  type Step,
} from './fixtures/model-village-story.js';

const set = (setting: string, value: unknown, on = '2020-01-01') =>
  rulesOn(
    'spec',
    [{ setting, region: 'ID', value, validFrom: day('2000-01-01'), legalBasis: '' } as SettingValue],
    day(on),
  );
const at = (date: string, by: Actor = DPMD, more: Partial<ModelVillageFacts> = {}) => ({
  occurredOn: day(date),
  today: day(date),
  actor: by,
  facts: facts(more),
});
const after = (...steps: readonly Step[]) => given(modelVillageDecider, told(...steps));
const nominated = (more: object, agreements: readonly unknown[] = [NK], on = '2020-04-01') =>
  after().when(nominate(more), at(on, DPMD, { agreements: agreements as never }));
const KELURAHAN = region('63.71.01.1001', 'Mantuil');

describe('MOD-01 A nomination', () => {
  const happens = expect.objectContaining({ type: 'ModelVillageNominated' }) as never;

  it('rests on an agreement in force on its day, from the first to the last', () => {
    for (const on of ['2020-03-10', '2024-12-31']) nominated({}, [NK], on).then([happens]);
    for (const on of ['2020-03-09', '2025-01-01']) nominated({}, [NK], on).thenRejected('E_NO_AGREEMENT', 'MOD-01');
    nominated({}, []).thenRejected('E_NO_AGREEMENT', 'MOD-01');
    nominated({}, [{ ...NK, validFrom: undefined }]).thenRejected('E_NO_AGREEMENT', 'MOD-01');
    nominated({}, [{ ...NK, endedOn: day('2020-04-01') }]).thenRejected('E_NO_AGREEMENT', 'MOD-01');
    nominated({}, [{ ...NK, validUntil: undefined }], '2030-01-01').then([happens]);
  });

  it('is covered by a government, its agency or the village itself, and by no other body that sits there', () => {
    const by = (...parties: readonly unknown[]) => nominated({}, [{ ...NK, parties }]);
    by({ region: BATOLA }).then([happens]);
    by({ kind: 'OFFICE', region: BATOLA, name: 'Dinas PMD' }).then([happens]);
    by({ region: region('63', 'Kalimantan Selatan') }).then([happens]);
    for (const party of [
      { kind: 'UNIVERSITY', region: BATOLA, name: 'ULM' },
      { kind: 'COMPANY', region: BATOLA, name: 'PT Bina' },
      { kind: 'CENTRAL_UNIT', name: 'Kementerian Desa' },
      { region: region('63.1', 'x') },
      { region: KOTA_II },
    ])
      by(party).thenRejected('E_NO_AGREEMENT', 'MOD-01');
    nominated({ areas: [KOTA_II] }, [{ ...NK, parties: [{ region: KOTA_II }] }]).then([happens]);
  });

  it('names its agreement, but for the winner of a contest, who shows the decree', () => {
    const award = doc('SK_JUARA', '2020-01-01');
    for (const origin of ['AGREEMENT', 'KAWASAN', 'INITIATIVE'])
      nominated({ origin, agreementId: undefined }).thenRejected('E_NO_AGREEMENT', 'MOD-01');
    nominated({ origin: 'AWARD', agreementId: undefined }).thenRejected('E_DOC_MISSING');
    nominated({ origin: 'AWARD', award }).thenRejected('E_VALIDATION', 'MOD-01');
    nominated({ award }).thenRejected('E_VALIDATION', 'MOD-01');
    nominated({ origin: 'AWARD', agreementId: undefined, award }, []).then([happens]);
  });
});

describe('MOD-02 The place', () => {
  const designated = (more: object) => after(...upTo.assessed).when(designate(more), at('2020-07-15', BUPATI));

  it('R4: is fixed by minutes of all sides', () => {
    designated({ minutes: undefined }).thenRejected('E_COORDINATION_MISSING', 'MOD-02');
    designated({ coordinated: [] }).thenRejected('E_COORDINATION_MISSING', 'MOD-02');
    for (const side of ['MINISTRY_UNIT', 'REGENCY_OFFICE', 'DISTRICT', 'VILLAGE'])
      expect(
        designated({ coordinated: signatories().filter((each) => each.side !== side) }).thenRejected(
          'E_COORDINATION_MISSING',
          'MOD-02',
        ).info.details,
      ).toMatchObject({ side });
  });

  it('is signed for by the district and head of each village, and not by another', () => {
    designated({ coordinated: signatories(KOTA_I) }).thenRejected('E_COORDINATION_MISSING', 'MOD-02');
    designated({ coordinated: signatories(KOTA_II, region('63.04.17', 'Jejangkit')) }).thenRejected(
      'E_COORDINATION_MISSING',
      'MOD-02',
    );
    const [ministry, ...others] = signatories();
    designated({ coordinated: [{ ...ministry, region: BATOLA }, ...others] }).thenRejected('E_LEVEL', 'MOD-02');
    designated({ coordinated: signatories(ANJIR_PASAR) }).thenRejected('E_LEVEL', 'MOD-02');
    designated({ coordinated: [...signatories(), signatories()[0]] }).thenRejected('E_VALIDATION', 'MOD-02');
  });

  it('is fixed by a decree with its number', () => {
    designated({ decree: undefined }).thenRejected('E_DOC_MISSING');
    designated({ decree: doc('SK', '2020-07-15') }).thenRejected('E_DECREE_MISSING', 'MOD-02');
  });
});

describe('MOD-03 An index', () => {
  const assessed = (more: object, rules = set('x', 0), on = '2020-06-01') =>
    after(...upTo.nominated).when(assess(KOTA_II, more), { ...at(on, BPPMDDTT), rules });

  it('is read on its own scale, with a comma or a point', () => {
    expect(readIndexValue('IDM', '0,6420')).toBe(6420);
    expect(readIndexValue('IDM', '0.642')).toBe(6420);
    expect([readIndexValue('IDM', '0'), readIndexValue('IDM', '1'), readIndexValue('IDM', '1,0000')]).toEqual([
      0, 10_000, 10_000,
    ]);
    expect(readIndexValue('INDEKS_DESA', '72,35')).toBe(7235);
    expect(readIndexValue('INDEKS_DESA', '100')).toBe(10_000);
    for (const text of ['1,0001', '64,2', '0,64201', '-0,1', 'tinggi', ''])
      expect(refused(() => readIndexValue('IDM', text))).toMatchObject({
        code: 'E_VALIDATION',
        info: { ruleId: 'MOD-03' },
      });
    for (const text of ['100,01', '72,355'])
      expect(refused(() => readIndexValue('INDEKS_DESA', text))).toMatchObject({ code: 'E_VALIDATION' });
    expect([
      writeIndexValue({ index: 'IDM', value: '0.642' }),
      writeIndexValue({ index: 'INDEKS_DESA', value: '72.35' }),
    ]).toEqual(['0,6420', '72,35']);
    const of = (value: string) => ({ index: 'IDM', value }) as const;
    expect([
      changeFrom(of('0,6'), of('0.7')),
      changeFrom(of('0,7'), of('0.69')),
      changeFrom(of('0,7'), of('0.7')),
    ]).toEqual(['+0.1000', '-0.0100', '0.0000']);
  });

  it('has the status of its value, the upper bound included', () => {
    const bounds = IDM_STATUS_BOUNDS.initial;
    expect([0, 4907, 4908, 5989, 5990, 7072, 7073, 8155, 8156, 10_000].map((value) => statusBy(value, bounds))).toEqual(
      [
        'SANGAT_TERTINGGAL',
        'SANGAT_TERTINGGAL',
        'TERTINGGAL',
        'TERTINGGAL',
        'BERKEMBANG',
        'BERKEMBANG',
        'MAJU',
        'MAJU',
        'MANDIRI',
        'MANDIRI',
      ],
    );
    expect(assessed({ status: 'MAJU' }).thenRejected('E_VALIDATION', 'MOD-03').info.details).toEqual({
      status: 'BERKEMBANG',
    });
    assessed({ status: undefined }).then([
      expect.objectContaining({ data: expect.objectContaining({ status: 'BERKEMBANG' }) }) as never,
    ]);
    assessed({ value: '1,0001' }).thenRejected('E_VALIDATION', 'MOD-03');
  });

  it('of Indeks Desa has the status that was published, or that of the bounds of its year', () => {
    const of2025 = { index: 'INDEKS_DESA', year: 2025, value: '72,35' };
    const told = (more: object, rules = set('x', 0)) => assessed({ ...of2025, ...more }, rules, '2025-06-01');
    told({ status: undefined }).thenRejected('E_VALIDATION', 'MOD-03');
    told({ status: 'MAJU' }).then([expect.objectContaining({ type: 'ModelVillageAssessed' }) as never]);
    const rules = set('INDEKS_DESA_STATUS_BOUNDS', { 2025: [2000, 4000, 6000, 8000] });
    told({ status: 'MANDIRI' }, rules).thenRejected('E_VALIDATION', 'MOD-03');
    told({ status: undefined }, rules).then([
      expect.objectContaining({ data: expect.objectContaining({ status: 'MAJU' }) }) as never,
    ]);
    for (const value of [[1, 2, 3, 4], { 25: [1, 2, 3, 4] }, { 2025: [4, 3, 2, 1] }, { 2025: [1, 2, 3] }, 'x', null])
      expect(refused(() => INDEKS_DESA_STATUS_BOUNDS.parse(value))?.code).toBe('E_VALIDATION');
    for (const value of [[4907, 5989, 7072, 10_000], [0, 1, 2, 3], {}])
      expect(refused(() => IDM_STATUS_BOUNDS.parse(value))?.code).toBe('E_VALIDATION');
  });

  it('is IDM up to 2024 and Indeks Desa since, and of no year to come', () => {
    assessed({ year: 2025 }, undefined, '2025-06-01').thenRejected('E_INDEX_MIXED', 'MOD-03');
    assessed({ index: 'INDEKS_DESA', year: 2024 }, undefined, '2025-06-01').thenRejected('E_INDEX_MIXED', 'MOD-03');
    assessed({ year: 2021 }).thenRejected('E_BASELINE', 'MOD-03');
    const evaluated = (year: number) => after(...upTo.begun).when(evaluate({ year }), at('2023-12-31', BPPMDDTT));
    evaluated(2024).thenRejected('E_BASELINE', 'MOD-03');
    evaluated(2023).then([expect.objectContaining({ type: 'ModelVillageEvaluated' }) as never]);
  });

  it('is a baseline for eighteen months: of an earlier year from its end, to the day', () => {
    const designated = (year: number, on: string, rules = set('x', 0)) =>
      after(...upTo.nominated, ['2020-06-01', BPPMDDTT, assess(KOTA_II, { year })]).when(
        designate({ decree: doc('SK', '2020-06-02', { number: '1' }), minutes: doc('BA', '2020-06-02') }),
        { ...at(on, BUPATI), rules },
      );
    const happens = [expect.objectContaining({ type: 'ModelVillageDesignated' }) as never];
    designated(2020, '2021-12-01').then(happens);
    designated(2020, '2021-12-02').thenRejected('E_BASELINE', 'MOD-03');
    designated(2018, '2020-06-30').then(happens);
    designated(2018, '2020-07-01').thenRejected('E_BASELINE', 'MOD-03');
    designated(2018, '2020-07-01', set('BASELINE_MONTHS', 19)).then(happens);
    after(...upTo.nominated)
      .when(designate(), at('2020-07-15', BUPATI))
      .thenRejected('E_BASELINE', 'MOD-03');
  });

  it('is taken again before the designation, and stays the baseline after it', () => {
    const again: Step = ['2020-06-02', BPPMDDTT, assess(KOTA_II, { value: '0,6500' })];
    expect(after(...upTo.assessed, again).state).toMatchObject({
      villages: { [KOTA_II.code]: { baselines: { IDM: { value: '0.6500', on: '2020-06-02' } } } },
    });
    after(...upTo.designated)
      .when(assess(KOTA_II), at('2020-08-01', BPPMDDTT))
      .thenRejected('E_BASELINE', 'MOD-03');
  });

  it('is compared with a baseline of the same index alone, and of no later year', () => {
    const first = { index: 'INDEKS_DESA', year: 2025, value: '72,35', status: 'MAJU' } as const;
    const report = doc('EVALUASI', '2026-01-01');
    after(...upTo.begun)
      .when(evaluate({ ...first, report }), at('2026-02-01', BPPMDDTT))
      .thenRejected('E_INDEX_MIXED', 'MOD-03');
    const rebased: Step = ['2025-06-01', BPPMDDTT, assess(KOTA_II, first)];
    after(...upTo.begun, rebased)
      .when(evaluate({ ...first, year: 2026, value: '73', report }), at('2026-02-01', BPPMDDTT))
      .then([expect.objectContaining({ data: expect.objectContaining({ change: '+0.65' }) }) as never]);
    after(...upTo.begun)
      .when(evaluate({ year: 2019 }), at('2023-10-01', BPPMDDTT))
      .thenRejected('E_BASELINE', 'MOD-03');
  });

  it('as a target is one of an index that is published by then, on its scale', () => {
    const aimed = (more: object) =>
      after(...upTo.designated).when(
        plan({ indexTargets: [{ village: KOTA_II, index: 'IDM', year: 2023, value: '0,7200', ...more }] }),
        at('2020-09-01'),
      );
    aimed({ year: 2026 }).thenRejected('E_INDEX_MIXED', 'MOD-03');
    aimed({ value: '1,0001' }).thenRejected('E_VALIDATION', 'MOD-03');
    aimed({ village: KOTA_I }).thenRejected('E_VALIDATION', 'MOD-04');
    aimed({ village: ANJIR_PASAR }).thenRejected('E_LEVEL', 'MOD-04');
  });
});

describe('MOD-04 An area', () => {
  it('is made of villages or districts of one regency, each once', () => {
    nominated({ areas: [BATOLA] }).thenRejected('E_LEVEL', 'MOD-04');
    nominated({ areas: [KELURAHAN] }).thenRejected('E_KELURAHAN_NOT_ALLOWED', 'MOD-04');
    nominated({ areas: [KOTA_II, ELSEWHERE] }).thenRejected('E_CROSS_REGENCY', 'MOD-04');
    nominated({ areas: [KOTA_II, KOTA_II] }).thenRejected('E_VALIDATION', 'MOD-04');
    nominated({ areas: [ANJIR_PASAR, KOTA_II] }).thenRejected('E_VALIDATION', 'MOD-04');
  });

  it('that is no administrative region is made of its villages', () => {
    const nonAdministrative = { kind: 'TRANSMIGRATION', name: 'KTM Cahaya Baru' };
    nominated({ nonAdministrative, areas: [CAHAYA_BARU] }).then([
      expect.objectContaining({ data: expect.objectContaining({ nonAdministrative }) }) as never,
    ]);
    nominated({ nonAdministrative, areas: [ANJIR_PASAR] }).thenRejected('E_LEVEL', 'MOD-04');
  });

  it('R6: has its villages assessed, told of, evaluated and recognised one by one, never as a district', () => {
    after(...upTo.nominated)
      .when(assess(ANJIR_PASAR), at('2020-06-01'))
      .thenRejected('E_LEVEL', 'MOD-04');
    after(...upTo.nominated)
      .when(assess(CAHAYA_BARU), at('2020-06-01'))
      .thenRejected('E_VALIDATION', 'MOD-04');
    after(...upTo.assessed)
      .when(designate({ villages: [ANJIR_PASAR] }), at('2020-07-15', BUPATI))
      .thenRejected('E_LEVEL', 'MOD-04');
    after(...upTo.assessed)
      .when(designate({ villages: [KOTA_II, KOTA_II] }), at('2020-07-15', BUPATI))
      .thenRejected('E_VALIDATION', 'MOD-04');
    after(...upTo.begun)
      .when(progress(8, ANJIR_PASAR), at('2021-12-02'))
      .thenRejected('E_LEVEL', 'MOD-04');
    after(...upTo.begun)
      .when(progress(8, KOTA_I), at('2021-12-02'))
      .thenRejected('E_VALIDATION', 'MOD-04');
    after(...upTo.begun)
      .when(evaluate({ village: ANJIR_PASAR }), at('2023-10-01', BPPMDDTT))
      .thenRejected('E_LEVEL', 'MOD-04');
    after(...upTo.evaluated)
      .when(recognise(ANJIR_PASAR), at('2023-11-20', BUPATI))
      .thenRejected('E_LEVEL', 'MOD-04');
  });
});

describe('MOD-05 A recognition', () => {
  it('follows an evaluation of that village, by another than who evaluated it, with a decree, once', () => {
    after(...upTo.begun)
      .when(recognise(), at('2023-11-20', BUPATI))
      .thenRejected('E_STATE', 'MOD-05');
    after(...upTo.evaluated)
      .when(recognise(), at('2023-11-20', BPPMDDTT))
      .thenRejected('E_SOD', 'MOD-05');
    after(...upTo.recognised)
      .when(recognise(), at('2023-12-01', BUPATI))
      .thenRejected('E_STATE', 'MOD-05');
    const bare = { type: 'RecogniseModelVillage', village: KOTA_II, officialName: 'Bupati' } as const;
    after(...upTo.evaluated)
      .when(bare, at('2023-11-20', BUPATI))
      .thenRejected('E_DOC_MISSING');
    after(...upTo.evaluated)
      .when({ ...bare, decree: doc('SK', '2023-11-20') }, at('2023-11-20', BUPATI))
      .thenRejected('E_DECREE_MISSING', 'MOD-05');
  });

  it('has all papers behind it: each step asks for its own', () => {
    after(...upTo.designated)
      .when({ ...plan(), document: undefined } as never, at('2020-09-01'))
      .thenRejected('E_DOC_MISSING');
    after(...upTo.planned)
      .when({ ...progress(), evidenceDoc: undefined } as never, at('2021-12-01'))
      .thenRejected('E_DOC_MISSING');
    after(...upTo.begun)
      .when({ ...evaluate(), report: undefined } as never, at('2023-10-01', BPPMDDTT))
      .thenRejected('E_DOC_MISSING');
    after(...upTo.recognised)
      .when(
        { type: 'ReviewModelVillage', village: KOTA_II, outcome: 'KEPT', findings: 'x', officialName: 'Kadis' },
        at('2024-02-01'),
      )
      .thenRejected('E_DOC_MISSING');
  });

  it('rests on a plan with activities, and with a target in each of its villages', () => {
    const planned = (more: object) => after(...upTo.designated).when(plan(more), at('2020-09-01'));
    planned({ activities: [] }).thenRejected('E_CONTENT_INCOMPLETE', 'MOD-05');
    planned({ indicators: [] }).thenRejected('E_CONTENT_INCOMPLETE', 'MOD-05');
    planned({ indicators: [{ village: KOTA_I, indicator: 'x', unit: 'x', target: 1 }] }).thenRejected(
      'E_VALIDATION',
      'MOD-04',
    );
    after(...upTo.planned)
      .when({ ...progress(), achievements: [{ indicatorNo: 2, value: 1 }] } as never, at('2021-12-01'))
      .thenRejected('E_VALIDATION', 'MOD-04');
    after(...upTo.planned)
      .when(
        {
          ...progress(),
          achievements: [
            { indicatorNo: 1, value: 1 },
            { indicatorNo: 1, value: 2 },
          ],
        } as never,
        at('2021-12-01'),
      )
      .thenRejected('E_VALIDATION', 'MOD-04');
    expect(after(...upTo.planned, ['2020-10-01', DPMD, plan()]).state.stage).toBe('PLAN_AGREED');
    after(...upTo.begun)
      .when(plan(), at('2022-01-01'))
      .thenRejected('E_STATE');
  });
});
