import { describe, expect, it } from '@jest/globals';
import { documentsOf, recordedEvent } from '#testing';
import {
  ADOPTION,
  BPPMDDTT,
  BUPATI,
  CAHAYA_BARU,
  DPMD,
  END,
  FOLLOW,
  KOTA_II,
  NK,
  REJECT,
  REPLICATE,
  RESUME,
  REVOKE,
  SUSPEND,
  SYSTEM,
  assess,
  both,
  evaluate,
  nominate,
  progress,
  review,
  told,
  unsupported,
  upTo,
  type Step,
} from '../domain/fixtures/model-village-story.js';
import { modelVillageColumns } from '../queries/model-village.columns.js';
import { modelVillageBoard } from './model-village-board.model.js';
import { contribute, modelVillagesTotal } from './model-village-board.totals.js';

const entry = (...steps: readonly Step[]) =>
  documentsOf(
    modelVillageBoard,
    ...told(...steps).map(({ metadata, ...event }, index) =>
      recordedEvent('modelVillage-mv-1', event, index, metadata),
    ),
  )['mv-1']!;
const measuresOf = (...steps: readonly Step[]) => contribute(entry(...steps))[0]?.measures;

describe('The board of model villages', () => {
  it('shows what each step made of it', () => {
    expect(Object.values(upTo).map((steps) => entry(...steps).stage)).toEqual([
      'NOMINATED',
      'ASSESSED',
      'DESIGNATED',
      'PLAN_AGREED',
      'IN_PROGRESS',
      'EVALUATED',
      'RECOGNISED',
    ]);
    expect(entry(...upTo.recognised)).toMatchObject({
      title: 'Anjir Pasar',
      agreementId: 'nk-1',
      agreementTitle: NK.title,
      designatedOn: '2020-07-15',
      regions: ['63.04.03'],
      year: 2020,
      villagesDesignated: 1,
      villagesRecognised: 1,
      villagesImproved: 1,
      targetsSet: 1,
      targetsReached: 0,
      evaluations: [{ on: '2023-10-01', change: '+0.0930' }],
      progress: [{ on: '2021-12-01' }],
      updatedOn: '2023-11-20',
      villages: [
        {
          region: KOTA_II,
          stage: 'RECOGNISED',
          recognisedOn: '2023-11-20',
          readings: [
            { index: 'IDM', year: 2020, value: '0.6420', baseline: true },
            { index: 'IDM', year: 2023, value: '0.7350', baseline: false },
          ],
          targets: [{ no: 1, target: 12, achieved: 8, achievedOn: '2021-12-01' }],
          indexTargets: [{ index: 'IDM', year: 2023, value: '0.7200' }],
        },
      ],
    });
  });

  it('calls an area that is no region by its name', () => {
    const nonAdministrative = { kind: 'TRANSMIGRATION', name: 'KTM Cahaya Baru' } as const;
    expect(entry(['2020-04-01', DPMD, nominate({ areas: [CAHAYA_BARU], nonAdministrative })])).toMatchObject({
      title: 'KTM Cahaya Baru',
      regions: [CAHAYA_BARU.code],
    });
  });

  it('keeps one baseline of an index before the designation, and compares each index with its own alone', () => {
    const again: Step = ['2020-06-02', BPPMDDTT, assess(KOTA_II, { value: '0,6500' })];
    expect(entry(...upTo.assessed, again).villages[0]!.readings).toMatchObject([{ value: '0.6500' }]);
    const other = { index: 'INDEKS_DESA', year: 2025, value: '72,35', status: 'MAJU' } as const;
    const rebased: Step = ['2025-06-01', BPPMDDTT, assess(KOTA_II, other)];
    expect(entry(...upTo.begun, rebased)).toMatchObject({ villagesImproved: 0, stage: 'IN_PROGRESS' });
    const column = (title: string) => modelVillageColumns.find((each) => each.title === title)!;
    const shown = (title: string, ...steps: readonly Step[]) =>
      column(title).value(entry(...steps), undefined as never);
    expect(shown('indeks_awal', ...upTo.recognised)).toBe('Indeks Desa Membangun (IDM) 2020 0,6420 (berkembang)');
    expect(shown('indeks_terakhir', ...upTo.recognised)).toBe('Indeks Desa Membangun (IDM) 2023 0,7350 (maju)');
    expect(shown('indeks_awal', ...upTo.begun, rebased)).toBe('Indeks Desa 2025 72,35 (maju)');
    expect(shown('indeks_awal', ...upTo.nominated)).toBeUndefined();
  });

  it('shows targets as reached from their exact value on', () => {
    expect(entry(...upTo.planned, ['2021-12-01', DPMD, progress(11)])).toMatchObject({ targetsReached: 0 });
    expect(entry(...upTo.planned, ['2021-12-01', DPMD, progress(12)])).toMatchObject({ targetsReached: 1 });
  });

  it('tells what ends or pauses it, and goes on where it stood', () => {
    const suspended: Step = ['2024-02-01', BUPATI, SUSPEND];
    expect(entry(...upTo.recognised, suspended)).toMatchObject({
      stage: 'SUSPENDED',
      endReason: 'Alasan yang disebut',
    });
    const resumed: Step = ['2024-03-01', BUPATI, RESUME];
    for (const steps of [upTo.designated, upTo.planned, upTo.recognised]) {
      const after = entry(...steps, suspended, resumed);
      expect(after.stage).toBe(entry(...steps).stage);
      expect(after).not.toHaveProperty('endReason');
    }
    expect(entry(...upTo.assessed, ['2020-06-02', BUPATI, REJECT])).toMatchObject({ stage: 'REJECTED' });
    expect(entry(...upTo.recognised, ['2024-03-01', BUPATI, REVOKE])).toMatchObject({ stage: 'REVOKED' });
  });

  it('flags what no agreement supports, until another does or it ends', () => {
    const flagged = [...upTo.recognised, unsupported];
    const none = { unsupported: true, unsupportedSince: '2025-01-01', endsOn: '2026-01-01' };
    expect(entry(...flagged)).toMatchObject({ ...none, stage: 'RECOGNISED', updatedOn: '2023-11-20' });
    const paused: readonly Step[] = [
      ['2025-02-01', BUPATI, SUSPEND],
      ['2025-03-01', BUPATI, RESUME],
    ];
    expect(entry(...flagged, ...paused)).toMatchObject(none);
    const renewal = { ...NK, agreementId: 'nk-2', renewsId: 'nk-1', validFrom: NK.validFrom!, validUntil: undefined };
    const known = { agreements: [NK, renewal as never] };
    const supported = entry(...flagged, ['2025-02-01', SYSTEM, FOLLOW, known]);
    expect(supported).toMatchObject({ unsupported: false, agreementId: 'nk-2' });
    expect(supported).not.toHaveProperty('endsOn');
    expect(entry(...flagged, ['2026-01-01', SYSTEM, END])).toMatchObject({ stage: 'ENDED', unsupported: false });
    const revoked = [...flagged, ['2025-02-01', BUPATI, REVOKE]] as const;
    expect(entry(...revoked)).toMatchObject({ stage: 'REVOKED', unsupported: false });
    expect(measuresOf(...revoked)).not.toHaveProperty('unsupported');
    expect(entry(...upTo.assessed, unsupported, ['2025-02-01', BUPATI, REJECT])).toMatchObject({
      stage: 'REJECTED',
      unsupported: false,
    });
  });

  it('keeps reviews and replications, and every paper under what it is', () => {
    const whole = entry(
      ...upTo.recognised,
      ['2024-01-01', DPMD, REPLICATE, { adoption: ADOPTION }],
      ['2024-02-01', DPMD, review('TO_IMPROVE')],
    );
    expect(whole).toMatchObject({
      stage: 'REVIEWED',
      reviews: [{ outcome: 'TO_IMPROVE' }],
      replications: [{ adoptionId: 'adopsi-1', by: ADOPTION.by, innovation: 'BUM Desa terbuka' }],
    });
    expect(whole.documents.map(({ role }) => role)).toEqual([
      'decree',
      'minutes',
      'plan',
      'evidenceDoc',
      'evaluation',
      'recognition',
      'review',
    ]);
  });
});

describe('The totals of model villages', () => {
  it('count a record once in each region around its areas, by the year of its nomination', () => {
    expect(contribute(entry(...upTo.nominated))).toEqual([
      {
        totals: ['ID', '63', '63.04', '63.04.03'].map((region) => modelVillagesTotal(region as never, 2020)),
        measures: { modelVillages: 1n, NOMINATED: 1n },
      },
    ]);
  });

  it('count what the villages have reached; a label that rests or has ended is none', () => {
    expect(measuresOf(...upTo.recognised)).toEqual({
      modelVillages: 1n,
      RECOGNISED: 1n,
      designated: 1n,
      recognised: 1n,
      improved: 1n,
      targets: 1n,
    });
    const suspended: Step = ['2024-02-01', BUPATI, SUSPEND];
    const revoked: Step = ['2024-03-01', BUPATI, REVOKE];
    for (const steps of [[suspended], [suspended, revoked], [revoked]]) {
      expect(measuresOf(...upTo.recognised, ...steps)).not.toHaveProperty('recognised');
      expect(entry(...upTo.recognised, ...steps)).toMatchObject({ villagesRecognised: 0, villagesDesignated: 1 });
    }
    const resumed: Step = ['2024-03-01', BUPATI, RESUME];
    expect(measuresOf(...upTo.recognised, suspended, resumed)).toMatchObject({ recognised: 1n });
    expect(measuresOf(...both)).toMatchObject({ designated: 2n, recognised: 1n });
    expect(measuresOf(...upTo.recognised, unsupported)).toMatchObject({ unsupported: 1n });
    expect(
      measuresOf(...upTo.begun, ['2023-10-01', BPPMDDTT, evaluate({ value: '0,6420', status: 'BERKEMBANG' })]),
    ).not.toHaveProperty('improved');
  });

  it('count nothing of what was voided', () => {
    expect(contribute({ ...entry(...upTo.recognised), stage: 'VOIDED' })).toEqual([]);
  });
});
