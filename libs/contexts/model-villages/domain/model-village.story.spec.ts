import { describe, expect, it } from '@jest/globals';
import { rulesOn, type Actor } from '#kernel';
import { actor, day, doc, given } from '#testing';
import type { ModelVillageCommand } from './model-village.commands.js';
import { modelVillageDecider } from './model-village.decider.js';
import type { ModelVillageFacts } from './model-village.facts.js';
import {
  ADOPTION,
  BPPMDDTT,
  BUPATI,
  CAHAYA_BARU,
  DPMD,
  END,
  FOLLOW,
  KADES,
  KOTA_I,
  KOTA_II,
  NK,
  REJECT,
  REPLICATE,
  RESUME,
  REVOKE,
  SUSPEND,
  SYSTEM,
  both,
  designate,
  evaluate,
  facts,
  nominate,
  plan,
  progress,
  recognise,
  review,
  told,
  unsupported,
  upTo,
  type Step,
} from './fixtures/model-village-story.js';

const at = (date: string, by: Actor = BUPATI, more: Partial<ModelVillageFacts> = {}) => ({
  occurredOn: day(date),
  today: day(date),
  actor: by,
  facts: facts(more),
  reason: 'Alasan yang disebut',
});
const after = (...steps: readonly Step[]) => given(modelVillageDecider, told(...steps));
const stageAfter = (...steps: readonly Step[]) => after(...steps).state.stage;

describe('A model village', () => {
  it('is nominated, assessed, designated, planned, carried out, evaluated and recognised (S-1)', () => {
    expect(Object.values(upTo).map((steps) => stageAfter(...steps))).toEqual([
      'NOMINATED',
      'ASSESSED',
      'DESIGNATED',
      'PLAN_AGREED',
      'IN_PROGRESS',
      'EVALUATED',
      'RECOGNISED',
    ]);
    expect(told(...upTo.evaluated).at(-1)).toMatchObject({
      type: 'ModelVillageEvaluated',
      data: { value: '0.7350', status: 'MAJU', change: '+0.0930', targetsMet: [], indexTargetMet: true },
    });
  });

  it('tells which targets were reached by the day of the evaluation, exactly the target included', () => {
    const met = (value: number) =>
      told(...upTo.planned, ['2021-12-01', DPMD, progress(value)], ['2023-10-01', BPPMDDTT, evaluate()]).at(-1)!.data;
    expect(met(11)).toMatchObject({ targetsMet: [] });
    expect(met(12)).toMatchObject({ targetsMet: [1] });
    const short = evaluate({ value: '0,7199' });
    expect(told(...upTo.begun, ['2023-10-01', BPPMDDTT, short]).at(-1)!.data).toMatchObject({ indexTargetMet: false });
    const without = plan({ indexTargets: [] });
    expect(
      told(
        ...upTo.designated,
        ['2020-09-01', DPMD, without],
        ['2021-12-01', DPMD, progress()],
        ['2023-10-01', BPPMDDTT, evaluate()],
      ).at(-1)!.data,
    ).not.toHaveProperty('indexTargetMet');
  });

  it('is not gone on with before it is designated, with a reason', () => {
    expect(stageAfter(...upTo.assessed, ['2020-06-02', BUPATI, REJECT])).toBe('REJECTED');
    after(...upTo.assessed)
      .when(REJECT, { ...at('2020-06-02'), reason: ' ' })
      .thenRejected('E_REASON_REQUIRED', 'MOD-02');
    after(...upTo.designated)
      .when(REJECT, at('2020-08-01'))
      .thenRejected('E_STATE');
  });

  it('is suspended and goes on where it stood, or is revoked by a decree', () => {
    const suspended: Step = ['2024-02-01', BUPATI, SUSPEND];
    for (const steps of [upTo.designated, upTo.begun, upTo.recognised]) {
      expect(stageAfter(...steps, suspended)).toBe('SUSPENDED');
      expect(stageAfter(...steps, suspended, ['2024-03-01', BUPATI, RESUME])).toBe(stageAfter(...steps));
      expect(stageAfter(...steps, suspended, ['2024-03-01', BUPATI, REVOKE])).toBe('REVOKED');
    }
    after(...upTo.recognised, suspended)
      .when(progress(), at('2024-03-01'))
      .thenRejected('E_STATE');
    after(...upTo.recognised)
      .when({ type: 'RevokeModelVillage', officialName: 'Bupati' }, at('2024-03-01'))
      .thenRejected('E_DOC_MISSING');
    after(...upTo.recognised)
      .when(SUSPEND, { ...at('2024-03-01'), reason: '' })
      .thenRejected('E_REASON_REQUIRED', 'MOD-05');
    for (const steps of [upTo.nominated, upTo.assessed])
      after(...steps)
        .when(SUSPEND, at('2024-02-01'))
        .thenRejected('E_STATE');
  });

  it('keeps its recognition in a review, or loses it until it is evaluated and recognised again', () => {
    const kept: Step = ['2024-02-01', DPMD, review('KEPT')];
    const toImprove: Step = ['2024-02-01', DPMD, review('TO_IMPROVE')];
    expect(stageAfter(...upTo.recognised, kept)).toBe('RECOGNISED');
    expect(stageAfter(...upTo.recognised, toImprove)).toBe('REVIEWED');
    after(...upTo.recognised, toImprove)
      .when(recognise(), at('2024-03-01'))
      .thenRejected('E_STATE', 'MOD-05');
    const again: Step = ['2024-03-01', BPPMDDTT, evaluate({ report: doc('EVALUASI', '2024-02-20') })];
    expect(stageAfter(...upTo.recognised, toImprove, again)).toBe('EVALUATED');
    expect(stageAfter(...upTo.recognised, toImprove, again, ['2024-04-01', BUPATI, recognise()])).toBe('RECOGNISED');
    after(...upTo.evaluated)
      .when(review('KEPT'), at('2024-02-01', DPMD))
      .thenRejected('E_STATE', 'MOD-05');
  });

  it('stands where the furthest of its villages does', () => {
    const { state } = after(...both);
    expect(state).toMatchObject({
      stage: 'RECOGNISED',
      villages: { [KOTA_II.code]: { stage: 'RECOGNISED' }, [KOTA_I.code]: { stage: 'DESIGNATED' } },
    });
    after(...both)
      .when(recognise(KOTA_I), at('2023-12-01'))
      .thenRejected('E_STATE', 'MOD-05');
    after(...both)
      .when(evaluate({ village: KOTA_I }), at('2023-12-01', BPPMDDTT))
      .thenRejected('E_STATE', 'MOD-05');
  });

  it('is told of in the order of its days, and by papers of its time (COM-05, COM-10)', () => {
    after(...upTo.assessed)
      .when(designate(), at('2020-05-31'))
      .thenRejected('E_DATE_ORDER', 'COM-05');
    after(...upTo.assessed)
      .when(designate({ decree: doc('SK', '2020-07-16', { number: '1' }) }), at('2020-07-15'))
      .thenRejected('E_DATE_ORDER', 'COM-10');
  });

  it('holds so many entries and places, and no more (COM-14)', () => {
    const limited = (setting: string, value: number) => ({
      rules: rulesOn(
        'spec',
        [{ setting, region: 'ID', value, validFrom: day('2000-01-01'), legalBasis: 'COM-14' }],
        day('2020-06-01'),
      ),
    });
    const entry = (value: number) => ({ ...at('2021-12-02', DPMD), ...limited('MODEL_VILLAGE_ENTRIES', value) });
    after(...upTo.begun)
      .when(progress(), entry(2))
      .thenRejected('E_LIMIT', 'COM-14');
    expect(() =>
      after(...upTo.begun)
        .when(progress(), entry(3))
        .thenRejected('E_LIMIT'),
    ).toThrow('expected a rejection');
    after()
      .when(nominate({ areas: [KOTA_I, KOTA_II] }), {
        ...at('2020-04-01', DPMD),
        ...limited('MODEL_VILLAGE_PLACES', 1),
      })
      .thenRejected('E_LIMIT', 'COM-14');
  });
});

describe('A replication', () => {
  const replicate = (adoption: Partial<typeof ADOPTION> | undefined, command: ModelVillageCommand = REPLICATE) =>
    after(...upTo.designated).when(
      command,
      at('2021-01-01', DPMD, { adoption: adoption && { ...ADOPTION, ...adoption } }),
    );

  it('is an adoption by others of what was seen in the village', () => {
    replicate({}).then([
      {
        type: 'ModelVillageReplicated',
        data: {
          modelVillageId: 'mv-1',
          village: KOTA_II,
          adoptionId: 'adopsi-1',
          by: ADOPTION.by,
          innovation: 'BUM Desa terbuka',
        },
      },
    ]);
  });

  it('is there, is carried out, was seen in that village, by another, and is told once', () => {
    replicate(undefined).thenRejected('E_NOT_FOUND');
    replicate({ carriedOut: false }).thenRejected('E_VALIDATION');
    replicate({ from: { region: CAHAYA_BARU } }).thenRejected('E_VALIDATION');
    replicate({ by: { region: KOTA_II } }).thenRejected('E_VALIDATION');
    const once: Step = ['2021-01-01', DPMD, REPLICATE, { adoption: ADOPTION }];
    after(...upTo.designated, once)
      .when(REPLICATE, at('2021-02-01', DPMD, { adoption: ADOPTION }))
      .thenRejected('E_VALIDATION');
    after(...upTo.assessed)
      .when(REPLICATE, at('2021-02-01', DPMD, { adoption: ADOPTION }))
      .thenRejected('E_STATE');
  });
});

describe('MOD-06 The agreement on which it rests', () => {
  const RENEWAL = { ...NK, agreementId: 'nk-2', renewsId: 'nk-1', validFrom: day('2025-01-01') };
  const { validUntil: _until, ...OPEN } = RENEWAL;
  const followed = (...agreements: (typeof NK)[]) => at('2025-01-01', SYSTEM, { agreements });
  const flagged = {
    type: 'ModelVillageUnsupported',
    data: {
      modelVillageId: 'mv-1',
      agreementId: 'nk-1',
      since: '2025-01-01',
      endsOn: '2026-01-01',
      endsAt: '2025-12-31T16:00:00.000Z',
    },
  } as never;

  it('carries it to its last day; from the next one on it is flagged, once', () => {
    after(...upTo.recognised)
      .when(FOLLOW, at('2024-12-31', SYSTEM))
      .then([]);
    after(...upTo.recognised)
      .when(FOLLOW, followed(NK))
      .then([flagged]);
    after(...upTo.recognised, unsupported)
      .when(FOLLOW, followed(NK))
      .then([]);
    expect(stageAfter(...upTo.recognised, unsupported)).toBe('RECOGNISED');
  });

  it('ends by termination or voiding, too, on that day', () => {
    const since = (known: readonly (typeof NK)[]) =>
      told(...upTo.recognised, ['2024-06-01', SYSTEM, FOLLOW, { agreements: known }]).at(-1)!.data;
    expect(since([{ ...NK, endedOn: day('2024-05-05') } as typeof NK])).toMatchObject({ since: '2024-05-05' });
    expect(since([])).toMatchObject({ since: '2024-06-01', agreementId: 'nk-1' });
  });

  it('is renewed or extended by another that covers it and is in force: the flag is gone', () => {
    const supported = (agreementId: string) => [
      { type: 'ModelVillageSupported', data: { modelVillageId: 'mv-1', agreementId, agreementTitle: NK.title } },
    ];
    const flag = after(...upTo.recognised, unsupported);
    flag.when({ ...FOLLOW, agreementId: 'nk-2' } as never, followed(NK, OPEN)).then(supported('nk-2') as never);
    flag.when(FOLLOW, followed({ ...NK, validUntil: day('2026-12-31') })).then(supported('nk-1') as never);
    flag.when(FOLLOW, followed(NK, { ...OPEN, renewsId: 'lain' })).then([]);
    flag.when(FOLLOW, followed(NK, { ...OPEN, parties: [] })).then([]);
    flag.when(FOLLOW, followed(NK, { ...OPEN, validFrom: day('2025-01-02') })).then([]);
    const moved = after(...upTo.recognised, unsupported, ['2025-01-01', SYSTEM, FOLLOW, { agreements: [NK, OPEN] }]);
    expect(moved.state).toMatchObject({ agreementIds: ['nk-1', 'nk-2'] });
    expect(moved.state).not.toHaveProperty('unsupported');
    moved.when(progress(), at('2025-02-01', KADES)).then([expect.anything()] as never);
  });

  it('ends it after twelve months without another, and not a day before', () => {
    const flag = after(...upTo.recognised, unsupported);
    flag.when(END, at('2025-12-31', SYSTEM)).then([]);
    flag
      .when(END, at('2026-01-01', SYSTEM))
      .then([{ type: 'ModelVillageEnded', data: { modelVillageId: 'mv-1', endsOn: day('2026-01-01') } }]);
    after(...upTo.recognised)
      .when(END, at('2026-01-01', SYSTEM))
      .then([]);
    const over = after(...upTo.recognised, unsupported, ['2026-01-01', SYSTEM, END]);
    over.when(progress(), at('2026-02-01', DPMD)).thenRejected('E_STATE');
    over.when(FOLLOW, followed(NK, OPEN)).then([]);
  });

  it('ends after as many months as the region has set', () => {
    const rules = rulesOn(
      'spec',
      [
        {
          setting: 'UNSUPPORTED_MONTHS',
          region: '63.04' as never,
          value: 6,
          validFrom: day('2000-01-01'),
          legalBasis: '',
        },
      ],
      day('2025-01-01'),
    );
    after(...upTo.recognised)
      .when(FOLLOW, { ...followed(NK), rules })
      .then([expect.objectContaining({ data: expect.objectContaining({ endsOn: '2025-07-01' }) }) as never]);
  });

  it('changes nothing of what is over, and of what rests on none', () => {
    const rejected = after(...upTo.assessed, ['2020-06-02', BUPATI, REJECT]);
    rejected.when(FOLLOW, followed(NK)).then([]);
    after(...upTo.recognised, ['2024-03-01', BUPATI, REVOKE])
      .when(FOLLOW, followed(NK))
      .then([]);
    const { agreementId: _id, ...without } = nominate({ origin: 'AWARD', award: doc('SK_JUARA', '2020-01-01') });
    after(['2020-04-01', DPMD, without]).when(FOLLOW, followed(NK)).then([]);
  });

  it('is looked at again when the place is fixed, the plan agreed and a village recognised', () => {
    const gone = (date: string, by: Actor = BUPATI) =>
      at(date, by, { agreements: [{ ...NK, endedOn: day('2020-07-01') } as never] });
    after(...upTo.assessed)
      .when(designate(), gone('2020-07-15'))
      .thenRejected('E_NO_AGREEMENT', 'MOD-01');
    after(...upTo.designated)
      .when(plan(), gone('2020-09-01', DPMD))
      .thenRejected('E_NO_AGREEMENT', 'MOD-01');
    after(...upTo.evaluated)
      .when(recognise(), gone('2023-11-20'))
      .thenRejected('E_NO_AGREEMENT', 'MOD-01');
    after(...upTo.planned)
      .when(progress(), gone('2021-12-01', DPMD))
      .then([expect.anything()] as never);
  });
});

describe('An actor', () => {
  it('holds the office in which he acts (COM-04)', () => {
    const held = { authority: { heldAs: 'NOT_HELD' } } as const;
    after(...upTo.assessed)
      .when(designate(), at('2020-07-15', BUPATI, held))
      .thenRejected('E_NO_AUTHORITY', 'COM-04');
    after(...upTo.assessed)
      .when(designate(), at('2020-07-15', actor('REGENCY_HEAD', '63.04' as never, { capacity: 'KUASA' })))
      .thenRejected('E_NO_AUTHORITY', 'COM-04');
  });
});
