import { describe, expect, it } from '@jest/globals';
import type { ReadModel } from '#kernel';
import { day, documentsOf, recordedEvent, region } from '#testing';
import type { ModelVillageEvent } from '#contexts/model-villages/contract';
import { openModelVillage, publicModelVillages, type KeptModelVillage } from './public-model-villages.model.js';

const ID = 'mv-1';
const STREAM = `modelVillage-${ID}`;
const [KOTA_I, KOTA_II] = [
  region('63.04.03.2006', 'Anjir Pasar Kota I'),
  region('63.04.03.2007', 'Anjir Pasar Kota II'),
];
type Told = readonly [on: string, type: ModelVillageEvent['type'], data: object];

const NOMINATED: Told = [
  '2020-04-01',
  'ModelVillageNominated',
  {
    areas: [region('63.04.03', 'Anjir Pasar')],
    purpose: 'Tempat belajar',
    nominatedBy: { officialName: 'Kepala Dinas' },
  },
];
const recognised = (on: string, village = KOTA_II): Told => [
  on,
  'ModelVillageRecognised',
  { village, decree: { docId: 'sk-1' }, recognisedBy: { officialName: 'Bupati' } },
];
const shown = (...told: readonly Told[]) => {
  const events = told.map(([on, type, data], revision) =>
    recordedEvent(STREAM, { type, data: { modelVillageId: ID, ...data } }, revision, { occurredOn: day(on) }),
  );
  const entry = documentsOf(publicModelVillages as ReadModel<KeptModelVillage>, ...events)[ID];
  return entry && openModelVillage(entry);
};

describe('What the public learns of a model village (MOD-05)', () => {
  it('begins with its recognition, and tells no official, document or inner word', () => {
    expect(shown(NOMINATED)).toMatchObject({ published: false, villages: [] });
    const told = shown(NOMINATED, recognised('2023-11-20'))!;
    expect(told).toEqual({
      id: ID,
      published: true,
      title: 'Anjir Pasar',
      purpose: 'Tempat belajar',
      villages: [{ region: KOTA_II, recognisedOn: '2023-11-20' }],
      regions: ['63.04.03.2007'],
      replications: 0,
      year: 2023,
      recognisedOn: '2023-11-20',
    });
  });

  it('is each village while it is recognised: one that a review leaves to improve is gone, one that is kept stays', () => {
    const both = [NOMINATED, recognised('2023-11-20'), recognised('2024-01-02', KOTA_I)] as const;
    const review = (outcome: string, village = KOTA_II): Told => [
      '2024-06-01',
      'ModelVillageReviewed',
      { village, outcome },
    ];
    expect(shown(...both)).toMatchObject({ recognisedOn: '2023-11-20', regions: ['63.04.03.2007', '63.04.03.2006'] });
    expect(shown(...both, review('KEPT'))).toMatchObject({ regions: ['63.04.03.2007', '63.04.03.2006'] });
    expect(shown(...both, review('TO_IMPROVE'))).toMatchObject({
      recognisedOn: '2024-01-02',
      regions: ['63.04.03.2006'],
    });
    const none = shown(...both, review('TO_IMPROVE'), review('TO_IMPROVE', KOTA_I))!;
    expect(none).toMatchObject({ published: false, regions: [] });
    expect(none).not.toHaveProperty('year');
  });

  it('ends while it is suspended, and for good once it is revoked, ended or voided', () => {
    const known = [NOMINATED, recognised('2023-11-20')] as const;
    const suspended: Told = ['2024-02-01', 'ModelVillageSuspended', { reason: 'x' }];
    expect(shown(...known, suspended)).toMatchObject({ published: false });
    expect(shown(...known, suspended, ['2024-03-01', 'ModelVillageResumed', { reason: 'x' }])).toMatchObject({
      published: true,
    });
    for (const type of ['ModelVillageRevoked', 'ModelVillageEnded'] as const)
      expect(shown(...known, ['2025-01-01', type, {}])).toMatchObject({ published: false });
    expect(shown(...known, ['2025-01-01', 'RecordVoided', { requestId: '1' }])).toBeUndefined();
  });

  it('counts who replicated it', () => {
    const replicated: Told = ['2024-05-01', 'ModelVillageReplicated', { village: KOTA_II, adoptionId: 'a-1' }];
    expect(shown(NOMINATED, recognised('2023-11-20'), replicated)).toMatchObject({ replications: 1 });
  });
});
