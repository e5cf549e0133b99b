import { describe, expect, it } from '@jest/globals';
import { Rejection, fold, type FieldChange } from '#kernel';
import type { Sources } from '#runtime';
import { recordedEvent } from '#testing';
import { agreementDecider } from '../domain/agreement.decider.js';
import { SYSTEM, inForce, kbSteps, pksSigning, pksSteps, told, type Step } from '../domain/fixtures/agreement-story.js';
import { requireCorrectedAround } from './agreement.repair.js';

describe('AGR-09 a term that is corrected', () => {
  const link: Step = ['2020-04-01', SYSTEM, { type: 'LinkTechnicalAgreement', childId: 'pks-1' }];
  const ended: Step = ['2020-06-01', SYSTEM, { type: 'EndWithParent', parentId: 'nk-1' }];
  const record = (...steps: readonly Step[]) =>
    told(...steps).map(({ metadata, ...event }, index) => recordedEvent('agreement-kb-1', event, index, metadata));
  const stateOf = (...steps: readonly Step[]) => fold(agreementDecider, record(...steps));
  const technical = [...pksSteps, ...pksSigning()];

  const refusal = async (field: string, value: string, child = technical, steps = [...inForce(), link]) => {
    const events = record(...steps);
    const target = events.find(({ type }) => type === 'MoUSigned') ?? events[0]!;
    const asked = [{ targetEventId: 'drafted', field: '/term', new: {} }] as unknown as readonly FieldChange[];
    const follows = [{ targetEventId: target.id, targetType: target.type, field, new: value }];
    const sources = { state: async () => stateOf(...child) } as unknown as Sources;
    return requireCorrectedAround(
      asked,
      fold(agreementDecider, events),
      { record: async () => events },
      follows,
      sources,
    ).then(
      () => undefined,
      (error: unknown) => (error instanceof Rejection ? [error.code, error.info.ruleId, error.info.field] : error),
    );
  };
  const OUTSIDE = ['E_TERM_OUTSIDE_PARENT', 'AGR-09', '/changes/0/value'];

  it('still lies around those of the agreements in force that carry it out', async () => {
    expect(stateOf(...technical)).toMatchObject({ validFrom: '2020-03-10', validUntil: '2024-12-31' });
    expect(await refusal('/validUntil', '2024-12-30')).toEqual(OUTSIDE);
    expect(await refusal('/validFrom', '2020-03-11')).toEqual(OUTSIDE);
    expect(await refusal('/validUntil', '2025-12-31')).toBeUndefined();
    expect(await refusal('/validFrom', '2020-03-09')).toBeUndefined();
    expect(await refusal('/title', 'x')).toBeUndefined();
  });

  it('is asked for nothing where none is in force, or it was not signed yet', async () => {
    expect(await refusal('/validUntil', '2024-12-30', [...technical, ended])).toBeUndefined();
    expect(await refusal('/validUntil', '2024-12-30', technical, [...inForce()])).toBeUndefined();
    expect(await refusal('/title', 'x', technical, [...kbSteps()])).toBeUndefined();
  });
});
