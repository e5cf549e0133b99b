import { describe, expect, it } from '@jest/globals';
import { frozenFixtures } from '#testing';
import { modelVillageDecider } from './model-village.decider.js';
import { supportedVillagesDecider } from './supported-villages.decider.js';

const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), modelVillageDecider, supportedVillagesDecider);
const after = (...types: readonly string[]) => frozen.after(modelVillageDecider, ...(types as never[]));

const DESIGNATED = ['ModelVillageNominated', 'ModelVillageAssessed', 'ModelVillageDesignated'];
const BEGUN = [...DESIGNATED, 'ModelVillagePlanAgreed', 'ModelVillageProgressRecorded'];
const RECOGNISED = [...BEGUN, 'ModelVillageEvaluated', 'ModelVillageRecognised'];

describe('The frozen events', () => {
  it('are one of every name and version', () => frozen.expectAll());

  it.each<[string, readonly string[], object]>([
    ['a nomination', DESIGNATED.slice(0, 1), { stage: 'NOMINATED', agreementIds: ['nk-1'] }],
    [
      'an assessment',
      DESIGNATED.slice(0, 2),
      {
        stage: 'ASSESSED',
        villages: { '63.04.03.2007': { baselines: { IDM: { value: '0.6420', status: 'BERKEMBANG' } } } },
      },
    ],
    ['its end', [...DESIGNATED.slice(0, 2), 'ModelVillageRejected'], { stage: 'REJECTED' }],
    ['a designation', DESIGNATED, { stage: 'DESIGNATED', villages: { '63.04.03.2007': { stage: 'DESIGNATED' } } }],
    ['progress', BEGUN, { stage: 'IN_PROGRESS', villages: { '63.04.03.2007': { achieved: { 1: 8 } } } }],
    ['a recognition', RECOGNISED, { stage: 'RECOGNISED', villages: { '63.04.03.2007': { evaluators: ['user-1'] } } }],
    ['a review', [...RECOGNISED, 'ModelVillageReviewed'], { stage: 'REVIEWED' }],
    ['a replication', [...RECOGNISED, 'ModelVillageReplicated'], { replications: ['adopsi-1'] }],
    ['a pause', [...RECOGNISED, 'ModelVillageSuspended'], { stage: 'SUSPENDED', before: 'RECOGNISED' }],
    ['its end', [...RECOGNISED, 'ModelVillageSuspended', 'ModelVillageResumed'], { stage: 'RECOGNISED' }],
    ['a revocation', [...RECOGNISED, 'ModelVillageRevoked'], { stage: 'REVOKED' }],
    ['a flag', [...RECOGNISED, 'ModelVillageUnsupported'], { unsupported: { endsOn: '2026-01-01' } }],
    [
      'another agreement',
      [...RECOGNISED, 'ModelVillageUnsupported', 'ModelVillageSupported'],
      { agreementIds: ['nk-1', 'nk-2'] },
    ],
    ['an end', [...RECOGNISED, 'ModelVillageUnsupported', 'ModelVillageEnded'], { stage: 'ENDED' }],
    [
      'what is asked for and not done',
      [...DESIGNATED, 'CorrectionRequested', 'CorrectionWithdrawn', 'CorrectionRefused', 'VoidingRequested'],
      { stage: 'DESIGNATED' },
    ],
    ['a repair', [...DESIGNATED, 'RecordCorrected', 'RecordVoided'], { stage: 'VOIDED' }],
  ])('still fold into what they meant: %s', (_, types, expected) => {
    expect(after(...types)).toMatchObject(expected);
  });
});
