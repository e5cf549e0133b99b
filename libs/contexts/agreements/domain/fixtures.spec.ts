import { describe, expect, it } from '@jest/globals';
import { frozenFixtures } from '#testing';
import { agreementNumbersDecider } from './agreement-numbers.decider.js';
import { agreementDecider } from './agreement.decider.js';

const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), agreementDecider, agreementNumbersDecider);
const after = (...types: readonly string[]) => frozen.after(agreementDecider, ...(types as never[]));

const TEXT = ['CooperationInitiated', 'AgreementDrafted'];
const SIGNED = [...TEXT, 'AgreementTextFinalised', 'AgreementSignatureRecorded', 'MoUSigned'];

describe('The frozen events', () => {
  it('are one of every name and version', () => frozen.expectAll());

  it.each<[string, readonly string[], object]>([
    ['an initiative', ['CooperationInitiated'], { stage: 'INITIATED', terms: { agreementId: 'nk-1' } }],
    [
      'an offer',
      ['CooperationInitiated', 'CooperationOffered'],
      { stage: 'OFFERED', offer: { replyDueOn: '2020-03-06' } },
    ],
    [
      'its answers',
      ['CooperationInitiated', 'CooperationOffered', 'CooperationOfferAccepted'],
      { stage: 'OFFER_ACCEPTED', accepted: [2] },
    ],
    [
      'a refusal',
      ['CooperationInitiated', 'CooperationOffered', 'CooperationOfferDeclined'],
      { stage: 'OFFER_DECLINED' },
    ],
    ['a lapse', ['CooperationInitiated', 'CooperationOffered', 'CooperationOfferLapsed'], { stage: 'OFFER_LAPSED' }],
    [
      'a text',
      [...TEXT, 'TKKSDRecommendationGiven', 'AgreementDraftRevised'],
      { stage: 'DRAFTING', draft: { version: 2 }, recommended: [] },
    ],
    [
      'what is said of it',
      [
        ...TEXT,
        'TKKSDRecommendationGiven',
        'VillageDeliberationHeld',
        'InterVillageDeliberationHeld',
        'ApprovalNeedDeclared',
        'DPRDApprovalRequested',
        'DPRDApprovalRefused',
        'CentralStepRecorded',
        'SigningAttended',
      ],
      {
        stage: 'RECOMMENDED',
        interVillageOn: '2020-02-25',
        central: ['INTENT'],
        councils: { 1: { granted: false } },
        attended: 1,
        preparations: 4,
      },
    ],
    ['an approval', [...TEXT, 'DPRDApprovalRequested', 'DPRDApprovalGranted'], { councils: { 1: { granted: true } } }],
    ['signatures that lapse', [...SIGNED.slice(0, 4), 'AgreementSignaturesLapsed'], { stage: 'FINAL', signatures: {} }],
    [
      'a memorandum',
      [...SIGNED, 'AgreementRegistered', 'TechnicalAgreementLinked', 'AgreementStalled'],
      { stage: 'ACTIVE', validUntil: '2024-12-31', registered: [2], children: ['pks-1'], stalled: true },
    ],
    ['a technical agreement', [...SIGNED.slice(0, 4), 'PKSSigned', 'AgreementActivated'], { stage: 'ACTIVE' }],
    ['a joint regulation', [...SIGNED.slice(0, 4), 'JointVillageRegulationEnacted'], { stage: 'ACTIVE' }],
    [
      'its life',
      [
        ...SIGNED,
        'AgreementActivityRecorded',
        'AgreementReportSubmitted',
        'AgreementReportOverdue',
        'AddendumProposed',
        'AddendumSignatureRecorded',
        'AddendumSigned',
        'ExtensionAgreed',
        'AgreementExpiring',
        'BreachNoticed',
        'DisputeRaised',
      ],
      {
        activities: 1,
        reportedYears: [2020],
        overdueYears: [2021],
        addenda: 1,
        validUntil: '2026-12-31',
        expiryNotices: [180],
        breaches: 1,
        openDisputes: { 1: '2024-11-01' },
      },
    ],
    [
      'its end',
      [...SIGNED, 'DisputeRaised', 'DisputeResolved', 'AgreementExpired', 'SettlementRecorded'],
      { stage: 'EXPIRED', openDisputes: {}, settlements: 1 },
    ],
    ['a termination', [...SIGNED, 'AgreementTerminated'], { stage: 'TERMINATED' }],
    ['what is not gone on with', [...TEXT, 'CooperationAbandoned'], { stage: 'ABANDONED' }],
    [
      'its repairs',
      [
        ...TEXT,
        'CorrectionRequested',
        'RecordCorrected',
        'CorrectionWithdrawn',
        'CorrectionRefused',
        'VoidingRequested',
        'RecordVoided',
      ],
      { stage: 'VOIDED' },
    ],
  ])('still fold into what they meant: %s', (_, types, expected) => {
    expect(after(...types)).toMatchObject(expected);
  });

  it('still fold into what they meant: an addendum that is withdrawn', () => {
    expect(after(...SIGNED, 'AddendumProposed')).toHaveProperty('addendum');
    expect(after(...SIGNED, 'AddendumProposed', 'AddendumWithdrawn')).not.toHaveProperty('addendum');
  });

  it('still say which numbers are taken', () => {
    const numbers = (...types: readonly string[]) => frozen.after(agreementNumbersDecider, ...(types as never[]));
    expect(numbers('AgreementNumberTaken').taken.get('TEXT 1/2020')).toBe('nk-1');
    expect(numbers('AgreementNumberTaken', 'AgreementNumberReturned').taken.get('TEXT 1/2020')).toBeUndefined();
  });
});
