import { describe, expect, it } from '@jest/globals';
import { frozenFixtures } from '#testing';
import { adoptionDecider } from './adoption.decider.js';

const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), adoptionDecider);
const after = (...types: Parameters<typeof frozen.recorded>[0][]) =>
  frozen.after(adoptionDecider, ...(types as never[]));

describe('The frozen events', () => {
  it('are one of every name and version', () => frozen.expectAll());

  it.each<[string, readonly string[], object]>([
    ['what was observed', ['AdoptionOpened'], { stage: 'OBSERVED', observation: { innovationId: 'bumdes-terbuka' } }],
    [
      'what the visit tells otherwise',
      ['AdoptionOpened', 'ObservationChanged'],
      { observation: { description: 'BUMDes terbuka: laporan bulanan' } },
    ],
    ['what it withdraws', ['AdoptionOpened', 'ObservationWithdrawn'], { stage: 'WITHDRAWN' }],
    [
      'a decision',
      ['AdoptionOpened', 'AdoptionDecided', 'CorrectionRequested', 'CorrectionWithdrawn', 'CorrectionRefused'],
      { stage: 'DECIDED', decided: { decision: 'ADAPT', targetDate: '2025-03-31' }, decisions: 1 },
    ],
    [
      'a review',
      ['AdoptionOpened', 'AdoptionDecided', 'AdoptionReviewDue'],
      { reviewsOn: ['2025-06-01', '2025-12-03'] },
    ],
    [
      'a verification',
      [
        'AdoptionOpened',
        'AdoptionDecided',
        'AdoptionProgressReported',
        'AdoptionVerificationRejected',
        'AdoptionVerified',
        'RecordCorrected',
      ],
      { stage: 'VERIFIED', reports: 1 },
    ],
    ['an end', ['AdoptionOpened', 'AdoptionDecided', 'AdoptionAbandoned'], { stage: 'ABANDONED' }],
    [
      'a voiding',
      ['AdoptionOpened', 'AdoptionDecided', 'VoidingRequested', 'RecordVoided'],
      { stage: 'OBSERVED', decisions: 1 },
    ],
  ])('still fold into what they meant: %s', (_, types, expected) => {
    expect(after(...types)).toMatchObject(expected);
  });
});
