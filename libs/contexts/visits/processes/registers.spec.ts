import { describe, expect, it } from '@jest/globals';
import type { Deadline } from '#runtime';
import type { Instant, Position, RecordedEvent, Revision } from '#kernel';
import { specMetadata } from '#testing';
import { story } from '../domain/fixtures/story.js';
import { keepRegisters } from './keep-registers.process.js';
import { travelMoneyDeadline } from './travel-money.deadline.js';

const event = (stream: string, type: string, data: object): RecordedEvent =>
  ({ id: 'e', stream, type, data, revision: 0 as Revision, position: '1' as Position, metadata: specMetadata({ recordedAt: '2024-11-20T09:00:00.000Z' as Instant, commandId: 'command-order' }) });

describe('Registers of a log from before there were any', () => {
  const entered = (type: string, data: object) => keepRegisters({} as never).react(event('studyVisit-visit-1', type, data)).map(({ name, input }) => [name, input]);

  it('VIS-06 enter every visit that was proposed', () => {
    expect(entered('VisitProposed', story.proposed.data)[0]).toMatchObject(['RecordVisit', { visitId: 'visit-1', origin: '62.03.02.2007', plannedStart: story.proposed.data.plannedStart }]);
  });
  it('VIS-17 enter the numbers of every order in the book of the office that gave it', () => {
    const { travellers } = story.ordered.data;
    expect(entered('TravelOrderIssued', story.ordered.data)).toMatchObject([['RecordNumbers', {
      year: 2024, visitId: 'visit-1', paper: 'command-order',
      numbers: [{ kind: 'SURAT_TUGAS', number: 'ST-1' }, ...travellers.map(({ spdNo }) => ({ kind: 'SPD', number: spdNo }))],
    }]]);
  });
});

describe('VIS-05 Money that a visit committed', () => {
  const model = travelMoneyDeadline({} as never);
  const committed = event('travelCeiling-62.03-2025', 'TravelMoneyCommitted', { region: '62.03', fiscalYear: 2025, visitId: 'v', amount: '1' });
  const ofVisit = (type: string) => event('studyVisit-v', type, { visitId: 'v' });
  const dueAt = (...events: readonly RecordedEvent[]) => {
    const held = new Map<string, Deadline>();
    for (const each of events) {
      for (const key of model.keys(each)) {
        const after = model.fold(held.get(key), each, key);
        if (after) held.set(key, after);
        else held.delete(key);
      }
    }
    return [...held.values()].map((deadline) => [deadline.dueAt, deadline.id]);
  };

  it('is asked for again a quarter of an hour later when the proposal was never recorded, and not at all when it was', () => {
    expect(dueAt(committed)).toEqual([['2024-11-20T09:15:00.000Z', '62.03-2025']]);
    expect(dueAt(committed, ofVisit('VisitProposed'))).toEqual([['9999-12-31T00:00:00.000Z', '62.03-2025']]);
  });
  it.each(['VisitHostingDeclined', 'VisitCancelled', 'RecordVoided'])('is asked for again at once after %s', (type) => {
    expect(dueAt(committed, ofVisit('VisitProposed'), ofVisit(type))).toEqual([['2024-11-20T09:00:00.000Z', '62.03-2025']]);
  });
  it('is asked for no longer when it was released, nor for what others void', () => {
    expect(dueAt(committed, event('travelCeiling-62.03-2025', 'TravelMoneyReleased', { region: '62.03', fiscalYear: 2025, visitId: 'v', amount: '1' }))).toEqual([]);
    expect(dueAt(committed, event('agreement-v', 'RecordVoided', {}))).toEqual([['2024-11-20T09:15:00.000Z', '62.03-2025']]);
  });
});
