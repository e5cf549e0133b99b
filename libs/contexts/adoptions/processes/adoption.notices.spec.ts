import { describe, expect, it } from '@jest/globals';
import { at, day, documentsOf, recordedEvent } from '#testing';
import type { AdoptionEvent } from '../domain/adoption.events.js';
import {
  SEI_ASAM,
  adoptionId,
  decided,
  deferred,
  opened,
  reported,
  verified,
  withdrawn,
} from '../domain/fixtures/adoption-story.js';
import { adoptionNotices } from './adoption.notices.js';

const of = (type: AdoptionEvent['type'], data: object = {}): AdoptionEvent =>
  ({ type, data: { adoptionId, ...data } }) as AdoptionEvent;
const noticeAfter = (...events: readonly AdoptionEvent[]) =>
  documentsOf(
    adoptionNotices,
    ...events.map((event, revision) =>
      recordedEvent(`adoption-${adoptionId}`, event, revision, { recordedAt: at('2024-12-01T00:00:00.000Z') }),
    ),
  )[`adoption-${adoptionId}`];
const kindsAfter = (...events: readonly AdoptionEvent[]) => noticeAfter(...events)?.open.map(({ kind }) => kind);
const review = of('AdoptionReviewDue', { reviewOn: '2025-03-01', review: 1, nextReviewAt: '2025-05-29T17:00:00.000Z' });

describe('What waits in an adoption', () => {
  it('is the decision, until there is one or the observation is withdrawn', () => {
    expect(noticeAfter(opened)!.open).toMatchObject([
      { kind: 'ADOPTION_TO_DECIDE', regions: [SEI_ASAM.code], command: { type: 'DecideAdoption' } },
    ]);
    expect(kindsAfter(opened, of('ObservationChanged', { origin: { region: SEI_ASAM } }))).toEqual([
      'ADOPTION_TO_DECIDE',
    ]);
    expect(kindsAfter(opened, deferred)).toEqual([]);
    expect(noticeAfter(opened, withdrawn)).toBeUndefined();
    expect(kindsAfter(opened, decided, of('RecordVoided'))).toEqual(['ADOPTION_TO_DECIDE']);
  });

  it('is the next review, told of when its day begins, and told again when it comes', () => {
    expect(noticeAfter(opened, decided)!.open).toMatchObject([
      { kind: 'ADOPTION_REVIEW_DUE', dueOn: day('2025-03-01'), at: '2025-02-28T17:00:00.000Z' },
    ]);
    expect(noticeAfter(opened, decided, review)!.open).toMatchObject([
      { kind: 'ADOPTION_REVIEW_DUE', dueOn: day('2025-03-01'), raisedBy: `adoption-${adoptionId}/1` },
    ]);
    expect(noticeAfter(opened, decided, review, reported)!.open.at(-1)).toMatchObject({
      kind: 'ADOPTION_REVIEW_DUE',
      dueOn: day('2025-05-30'),
    });
  });

  it('is the verification once progress was reported, of others than those who took part', () => {
    const { open } = noticeAfter(opened, decided, reported)!;
    expect(open[0]).toMatchObject({ kind: 'ADOPTION_TO_VERIFY', not: ['user-1'] });
    expect(kindsAfter(opened, decided, reported, of('AdoptionVerificationRejected'))).toEqual(['ADOPTION_REVIEW_DUE']);
    expect(kindsAfter(opened, decided, reported, verified)).toEqual([]);
    expect(kindsAfter(opened, decided, reported, of('AdoptionAbandoned'))).toEqual([]);
  });
});
