import { describe, expect, it } from '@jest/globals';
import type { ModelVillageEvent } from '#contexts/model-villages/contract';
import { documentsOf, doc, recordedEvent, region } from '#testing';
import { duties } from './duties.model.js';

const ANJIR = region('63.04.03', 'Anjir Pasar');
const [KOTA_I, KOTA_II] = [
  region('63.04.03.2006', 'Anjir Pasar Kota I'),
  region('63.04.03.2007', 'Anjir Pasar Kota II'),
];
const by = { officeId: 'dpmd-63.04', officialName: 'Kadis PMD', capacity: 'DEFINITIF' } as const;

type Told = readonly [on: string, type: ModelVillageEvent['type'], data?: object];
const BEGUN: Told = [
  '2020-04-01',
  'ModelVillageNominated',
  { areas: [ANJIR], origin: 'AGREEMENT', agreementId: 'nk-1', purpose: '', officeId: 'dpmd-63.04', nominatedBy: by },
];
const village = { village: KOTA_II };
const ASSESSED: Told = ['2020-06-01', 'ModelVillageAssessed', { ...village, index: 'IDM', value: '0.6420' }];
const DESIGNATED: Told = ['2020-07-15', 'ModelVillageDesignated', { villages: [KOTA_II], minutes: doc('BA') }];
const PLANNED: Told = ['2020-09-01', 'ModelVillagePlanAgreed'];
const TOLD: Told = ['2021-12-01', 'ModelVillageProgressRecorded', village];
const RECOGNISED: Told = ['2023-11-20', 'ModelVillageRecognised', village];
const UNSUPPORTED: Told = [
  '2025-01-01',
  'ModelVillageUnsupported',
  { agreementId: 'nk-1', since: '2025-01-01', endsOn: '2026-01-01', endsAt: '2025-12-31T16:00:00.000Z' },
];
const whole = [BEGUN, ASSESSED, DESIGNATED, PLANNED, TOLD, RECOGNISED];

const all = (...events: readonly Told[]) =>
  documentsOf(
    duties,
    ...events.map(([occurredOn, type, data], index) =>
      recordedEvent('modelVillage-mv-1', { type, data: { modelVillageId: 'mv-1', ...data } } as never, index, {
        occurredOn: occurredOn as never,
      }),
    ),
  );
const duty = (...events: readonly Told[]) => all(...events)['modelVillage-mv-1'];
const support = (...events: readonly Told[]) => all(...events)['modelVillage-mv-1.support'];

describe('What a model village waits for', () => {
  it('is the assessment, the designation and the plan, of the regency of its areas', () => {
    const ofRegency = { open: true, title: 'Anjir Pasar', obliged: ['63.04'], dueBasis: 'CUSTOM' };
    expect(duty(BEGUN)).toMatchObject({ ...ofRegency, kind: 'ASSESS_MODEL_VILLAGE', dueOn: '2020-06-30' });
    expect(duty(BEGUN, ASSESSED)).toMatchObject({ ...ofRegency, kind: 'DESIGNATE_LOCUS', dueOn: '2020-08-30' });
    expect(duty(BEGUN, ASSESSED, DESIGNATED)).toMatchObject({
      ...ofRegency,
      kind: 'AGREE_DEVELOPMENT_PLAN',
      dueOn: '2020-10-13',
    });
  });

  it('is then a report of progress each year, of each of its villages until it is recognised', () => {
    const ofVillages = { kind: 'RECORD_VILLAGE_PROGRESS', obliged: [KOTA_II.code] };
    expect(duty(...whole.slice(0, 4))).toMatchObject({ ...ofVillages, dueOn: '2021-09-01' });
    expect(duty(...whole.slice(0, 5))).toMatchObject({ ...ofVillages, since: '2021-12-01', dueOn: '2022-12-01' });
    expect(duty(...whole)).toMatchObject({ open: false });
    const toImprove: Told = ['2024-02-01', 'ModelVillageReviewed', { ...village, outcome: 'TO_IMPROVE' }];
    expect(duty(...whole, toImprove)).toMatchObject({ ...ofVillages, since: '2024-02-01' });
    const kept: Told = ['2024-02-01', 'ModelVillageReviewed', { ...village, outcome: 'KEPT' }];
    expect(duty(...whole, kept)).toMatchObject({ open: false });
  });

  it('is the report that is missing longest, whatever another one has reached', () => {
    const both: Told = ['2020-07-15', 'ModelVillageDesignated', { villages: [KOTA_II, KOTA_I], minutes: doc('BA') }];
    const planned = [BEGUN, ASSESSED, both, PLANNED];
    const told = (on: string, at = KOTA_II): Told => [on, 'ModelVillageProgressRecorded', { village: at }];
    const awaited = (...more: readonly Told[]) => {
      const { open, obliged, since, dueOn } = duty(...planned, ...more)!;
      return open ? [obliged, since, dueOn] : [];
    };
    const [one, two] = [[KOTA_I.code], [KOTA_I.code, KOTA_II.code]];
    expect(awaited()).toEqual([two, '2020-09-01', '2021-09-01']);
    expect(awaited(TOLD)).toEqual([two, '2020-09-01', '2021-09-01']);
    expect(awaited(TOLD, told('2022-03-01', KOTA_I))).toEqual([two, '2021-12-01', '2022-12-01']);
    expect(awaited(TOLD, RECOGNISED)).toEqual([one, '2020-09-01', '2021-09-01']);
    const more = [TOLD, RECOGNISED, told('2023-12-01', KOTA_I), told('2024-01-01')];
    expect(awaited(...more)).toEqual([one, '2023-12-01', '2024-11-30']);
    const toImprove: Told = ['2024-02-01', 'ModelVillageReviewed', { ...village, outcome: 'TO_IMPROVE' }];
    expect(awaited(...more, toImprove)).toEqual([two, '2023-12-01', '2024-11-30']);
    const other: Told = ['2024-03-01', 'ModelVillageRecognised', { village: KOTA_I }];
    expect(awaited(...more, toImprove, other)).toEqual([[KOTA_II.code], '2024-02-01', '2025-01-31']);
    expect(awaited(...more, other)).toEqual([]);
  });

  it('rests while it is suspended, and is nothing once it is over or voided', () => {
    const suspended: Told = ['2021-01-01', 'ModelVillageSuspended'];
    expect(duty(...whole.slice(0, 4), suspended)).toMatchObject({ open: false });
    expect(duty(...whole.slice(0, 4), suspended, ['2021-02-01', 'ModelVillageResumed'])).toMatchObject({ open: true });
    for (const type of ['ModelVillageRejected', 'ModelVillageRevoked', 'ModelVillageEnded'] as const)
      expect(duty(...whole.slice(0, 4), ['2021-01-01', type])).toMatchObject({ open: false });
    expect(duty(BEGUN, ['2021-01-01', 'RecordVoided', { requestId: '1', lapsed: [] }])).toBeUndefined();
  });

  it('is an agreement, too, while none supports it, to the day before it ends (MOD-06)', () => {
    expect(support(...whole)).toMatchObject({ open: false });
    expect(support(...whole, UNSUPPORTED)).toMatchObject({
      open: true,
      kind: 'RENEW_SUPPORT',
      obliged: ['63.04'],
      since: '2025-01-01',
      dueOn: '2025-12-31',
      dueBasis: 'RULE',
    });
    for (const type of ['ModelVillageSupported', 'ModelVillageRevoked', 'ModelVillageEnded'] as const)
      expect(support(...whole, UNSUPPORTED, ['2025-02-01', type, { agreementId: 'nk-2' }])).toMatchObject({
        open: false,
      });
  });
});
