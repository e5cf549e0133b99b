import { describe, expect, it } from '@jest/globals';
import type { ObservedVisit, Visits } from '#contexts/visits/contract';
import { answerOf, type Sources } from '#runtime';
import { at, day, documentsOf, recordedEvent, region } from '#testing';
import { adoptionCommandTable } from '../commands/adoption.command-table.js';
import type { AdoptionEvent } from '../domain/adoption.events.js';
import { adoptionId, decided, opened, reported, verified, withdrawn } from '../domain/fixtures/adoption-story.js';
import { adoptionReviewDeadline } from './adoption-review.deadline.js';
import { followObservations } from './follow-observations.process.js';

const nobody = async (): Promise<never> => {
  throw new Error('nothing is decided here');
};
const visit = (...innovationIds: readonly string[]): ObservedVisit => ({
  origin: { region: region('62.03.02.2007', 'Sei Asam'), officeId: 'pemdes' },
  topics: [],
  voided: false,
  innovations: innovationIds.map((innovationId) => ({
    innovationId,
    hostRegion: region('63.10.09.2005', 'Angsana'),
    description: innovationId,
    observedOn: day('2024-11-19'),
  })),
});
const table = (visits: Visits) =>
  adoptionCommandTable({
    regions: { resolve: nobody },
    accounts: { principalOf: nobody, exists: nobody },
    offices: { authorityOf: nobody },
    visits,
  });
const told = async (type: string, data: object, observed: ObservedVisit | undefined) => {
  const visits: Visits = { observedOn: async () => observed };
  const manager = followObservations(table(visits), visits);
  const event = recordedEvent('studyVisit-v1', { type, data: { visitId: 'v1', ...data } });
  return (await answerOf(manager, event, undefined as never as Sources)).map(({ name, input }) => [name, input]);
};
const tell = (innovationId: string) => ['TellObservation', { visitId: 'v1', innovationId }];

describe('Innovations of a visit', () => {
  it('are each opened when they are observed', async () => {
    expect(await told('InnovationObserved', { innovationId: 'a' }, undefined)).toEqual([tell('a')]);
  });

  it('are all told again after a correction, with those that bore another id before', async () => {
    const changes = [
      { targetType: 'InnovationObserved', field: '/innovationId', old: 'lama', new: 'baru' },
      { targetType: 'InnovationObserved', field: '/description', old: 'x', new: 'y' },
      { targetType: 'VisitProposed', field: '/innovationId', old: 'lain', new: 'z' },
    ];
    expect(await told('RecordCorrected', { changes }, visit('baru', 'b'))).toEqual([
      tell('lama'),
      tell('baru'),
      tell('b'),
    ]);
    expect(await told('RecordCorrected', { changes: [] }, undefined)).toEqual([]);
  });

  it('are told again when the visit is voided', async () => {
    expect(await told('RecordVoided', {}, { ...visit('a', 'b'), voided: true })).toEqual([tell('a'), tell('b')]);
  });

  it('are told as the record of the visit has them by then; of a voided one, or where it tells of none, nothing', async () => {
    const row = (observed: ObservedVisit | undefined) =>
      table({ observedOn: async () => observed }).rows.find(({ name }) => name === 'TellObservation')!;
    const prepared = (observed: ObservedVisit | undefined) =>
      row(observed).prepare({ visitId: 'v1', innovationId: 'a' } as never, 'id', undefined as never);
    expect(await prepared(visit('a'))).toMatchObject({
      adoptionId: 'id',
      observation: { innovationId: 'a', visitId: 'v1' },
    });
    for (const none of [undefined, visit('b'), { ...visit('a'), voided: true }])
      expect(await prepared(none)).toEqual({ type: 'TellObservation', adoptionId: 'id' });
  });
});

describe('The deadline of reviews', () => {
  const deadline = adoptionReviewDeadline(table({ observedOn: nobody }));
  const due = (...events: readonly AdoptionEvent[]) =>
    documentsOf(deadline, ...events.map((event, index) => recordedEvent(`adoption-${adoptionId}`, event, index)))[
      adoptionId
    ];
  const review: AdoptionEvent = {
    type: 'AdoptionReviewDue',
    data: { adoptionId, reviewOn: day('2025-03-01'), review: 1, nextReviewAt: at('2025-05-29T17:00:00.000Z') },
  };

  it('begins with the decision, goes on from one review to the next, and ends with the last', () => {
    expect(due(opened)).toBeUndefined();
    expect(due(opened, decided)).toMatchObject({
      dueAt: '2025-02-28T17:00:00.000Z',
      command: 'MarkAdoptionReviewDue',
      id: adoptionId,
    });
    expect(table({ observedOn: nobody }).rows.map(({ name }) => name)).toContain(due(opened, decided)!.command);
    expect(due(opened, decided, review)).toMatchObject({ dueAt: '2025-05-29T17:00:00.000Z' });
    const { nextReviewAt: _none, ...last } = review.data as { nextReviewAt: string };
    expect(due(opened, decided, { ...review, data: last } as AdoptionEvent)).toBeUndefined();
  });

  it('is settled by what ends the adoption, and by nothing else', () => {
    const abandoned: AdoptionEvent = { type: 'AdoptionAbandoned', data: { adoptionId, reason: 'x' } };
    const voided: AdoptionEvent = {
      type: 'RecordVoided',
      data: { adoptionId, requestId: '1', lapsed: [], reason: 'Tercatat pada inovasi yang lain' },
    };
    for (const end of [verified, abandoned, withdrawn, voided]) expect(due(opened, decided, end)).toBeUndefined();
    expect(due(opened, decided, reported)).toMatchObject({ dueAt: '2025-02-28T17:00:00.000Z' });
  });
});
