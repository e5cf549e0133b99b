import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { answerOf } from '#runtime';
import { at, documentsOf, recordedEvent, specMetadata } from '#testing';
import { travelRegistryCommandTable } from '../commands/travel-registry.command-table.js';
import { visitCommandTable } from '../commands/visit.command-table.js';
import { releaseTravelDays } from './release-travel-days.process.js';
import { closedTravelDeadline } from './closed-travel.deadline.js';
import { reportDeadline, travelOrderDeadline } from './visit.deadlines.js';

const table = visitCommandTable(
  {
    resolve: async () => {
      throw new Error('no region is named here');
    },
  },
  { principalOf: async (userId) => ({ userId, grants: [] }), exists: async () => true },
  {
    calendars: {
      of: async () => {
        throw new Error('nothing is decided here');
      },
    },
    offices: {
      institution: async () => undefined,
      institutionOfOffice: async () => undefined,
      successionOf: async () => ({ ended: false, offices: [], institutions: [] }),
      capacitiesOf: () => Promise.resolve([]),
      authorityOf: async () => {
        throw new Error('nobody acts here');
      },
    },
    adoptions: { decidedOf: async () => [] },
    numbers: { standingsOf: async () => [], numbersOf: async () => [] },
  },
);
const NO_SOURCES = undefined as never;
const event = (stream: string, type: string, data: object, commandId = 'command-1') =>
  recordedEvent(stream, { type, data }, 0, { recordedAt: at('2024-11-20T09:00:00.000Z'), commandId });
const ofVisit = (type: string, data: object = {}, commandId?: string) =>
  event('studyVisit-v1', type, { visitId: 'v1', ...data }, commandId);

describe('Travellers get their days back', () => {
  const released = { commandId: 'order-1', subjectRefs: ['sub_a', 'sub_b'] };
  const release = (id: string) => ({
    table: travelRegistryCommandTable,
    name: 'ReleaseTravelDays',
    id,
    input: { visitId: 'v1', commandId: 'order-1' },
  });

  it.each(['VisitCancelled', 'VisitRescheduled', 'RecordCorrected', 'RecordVoided'])(
    'when %s gives an order up',
    async (type) => {
      expect(await answerOf(releaseTravelDays, ofVisit(type, { released }), NO_SOURCES)).toEqual([
        release('sub_a'),
        release('sub_b'),
      ]);
    },
  );

  it('when an attempt to issue the order lapsed', async () => {
    expect(await answerOf(releaseTravelDays, ofVisit('TravelOrderLapsed', released), NO_SOURCES)).toEqual([
      release('sub_a'),
      release('sub_b'),
    ]);
  });

  it('not when there was no order', async () => {
    expect(await answerOf(releaseTravelDays, ofVisit('VisitCancelled', { reason: 'banjir' }), NO_SOURCES)).toEqual([]);
  });
});

describe('The report of a visit (VIS-11)', () => {
  const completed = (overdueFrom: string) => ofVisit('VisitCompleted', { overdueFrom });
  const dueAt = (...events: readonly RecordedEvent[]) => documentsOf(reportDeadline(table), ...events)['v1']?.dueAt;

  it('is overdue from the end of its last day', () => {
    expect(dueAt(completed('2024-11-28T17:00:00.000Z'))).toBe('2024-11-28T17:00:00.000Z');
  });

  it('of a visit that was entered late has a day from the entry', () => {
    expect(dueAt(completed('2020-01-01T17:00:00.000Z'))).toBe('2024-11-21T09:00:00.000Z');
  });

  it('is not called overdue before the grace that the event names has passed', () => {
    expect(
      dueAt(
        ofVisit('VisitCompleted', { overdueFrom: '2020-01-01T17:00:00.000Z', graceUntil: '2024-11-20T10:00:00.000Z' }),
      ),
    ).toBe('2024-11-20T10:00:00.000Z');
  });

  it('is waited for from the day on which its due day is known, unless it has come', () => {
    const [awaiting, reported] = [
      ofVisit('VisitCompleted', { reportTermAwaits: { calendars: [2025], workdays: 5 } }),
      ofVisit('VisitReportSubmitted'),
    ];
    const term = (more: object = {}) =>
      ofVisit('ReportTermSet', {
        overdueFrom: '2025-01-07T17:00:00.000Z',
        graceUntil: '2025-01-04T03:00:00.000Z',
        ...more,
      });
    expect(dueAt(awaiting)).toBeUndefined();
    expect(dueAt(awaiting, term())).toBe('2025-01-07T17:00:00.000Z');
    expect(dueAt(awaiting, reported, term({ late: true, daysLate: 2 }))).toBeUndefined();
    expect(dueAt(completed('2024-11-28T17:00:00.000Z'), term())).toBe('2024-11-28T17:00:00.000Z');
  });

  it.each(['VisitReportSubmitted', 'RecordVoided'])('is waited for no longer after %s', (type) => {
    expect(dueAt(completed('2024-11-28T17:00:00.000Z'), ofVisit(type))).toBeUndefined();
  });

  it('is waited for no longer when it was marked as overdue, unless a correction has moved the due day beyond that moment', () => {
    const marked = {
      ...ofVisit('VisitReportOverdue'),
      metadata: specMetadata({ recordedAt: at('2024-11-28T17:00:00.000Z') }),
    };
    expect(dueAt(completed('2024-11-28T17:00:00.000Z'), marked)).toBeUndefined();
    expect(dueAt(completed('2024-11-29T17:00:00.000Z'), marked)).toBe('2024-11-29T17:00:00.000Z');
    expect(dueAt(completed('2024-11-29T17:00:00.000Z'), marked, ofVisit('RecordCorrected', { changes: [] }))).toBe(
      '2024-11-29T17:00:00.000Z',
    );
  });

  it('is not touched by what other contexts void', () => {
    const voided = event('agreement-v1', 'RecordVoided', {});
    expect(dueAt(completed('2024-11-28T17:00:00.000Z'), voided)).toBe('2024-11-28T17:00:00.000Z');
  });
});

describe('An attempt to destroy the data of a person', () => {
  const of = (stream: string, type: string, data: object, commandId = 'erase-1') => ({
    ...event(stream, type, { subjectRef: 'sub_a', commandId: 'erase-1', ...data }),
    metadata: { ...event(stream, type, {}).metadata, commandId },
  });
  const held = (...events: readonly RecordedEvent[]) =>
    documentsOf(closedTravelDeadline(travelRegistryCommandTable), ...events);
  const closed = of('travelRegistry-sub_a', 'TravelRegistryClosed', {});

  it('that was never recorded leaves the person free to travel after a quarter of an hour', () => {
    expect(held(closed)).toEqual({
      'sub_a/erase-1': {
        dueAt: '2024-11-20T09:15:00.000Z',
        command: 'ReopenToTravel',
        id: 'sub_a',
        input: { subjectRef: 'sub_a', commandId: 'erase-1' },
      },
    });
  });

  it('is settled by the destruction itself and by being given up, not by those of another attempt', () => {
    expect(held(closed, of('person-sub_a', 'PersonalDataErased', {}))).toEqual({});
    expect(held(closed, of('travelRegistry-sub_a', 'TravelRegistryReopened', {}))).toEqual({});
    expect(Object.keys(held(closed, of('person-sub_a', 'PersonalDataErased', {}, 'erase-2')))).toEqual([
      'sub_a/erase-1',
    ]);
  });
});

describe('An attempt to issue a travel order', () => {
  const days = (type: string, subjectRef: string, commandId = 'order-1') =>
    event(`travelRegistry-${subjectRef}`, type, { subjectRef, visitId: 'v1', commandId });
  const held = (...events: readonly RecordedEvent[]) => documentsOf(travelOrderDeadline(table), ...events);
  const reserved = [days('TravelDaysReserved', 'sub_a'), days('TravelDaysReserved', 'sub_b')];

  it('is given up a quarter of an hour after it last reserved days, for all its travellers', () => {
    expect(held(...reserved)).toEqual({
      'v1/order-1': {
        dueAt: '2024-11-20T09:15:00.000Z',
        command: 'LapseTravelOrder',
        id: 'v1',
        input: { commandId: 'order-1', subjectRefs: ['sub_a', 'sub_b'] },
      },
    });
  });

  it('is settled by the order itself, by lapsing, and by giving all days back', () => {
    expect(held(...reserved, ofVisit('TravelOrderIssued', {}, 'order-1'))).toEqual({});
    expect(
      held(...reserved, ofVisit('RecordCorrected', { released: { commandId: 'order-0', subjectRefs: [] } }, 'order-1')),
    ).toEqual({});
    expect(Object.keys(held(...reserved, ofVisit('RecordCorrected', {}, 'order-1')))).toEqual(['v1/order-1']);
    expect(held(...reserved, ofVisit('TravelOrderLapsed', { commandId: 'order-1' }, 'system-1'))).toEqual({});
    expect(held(...reserved, days('TravelDaysReleased', 'sub_b'))['v1/order-1']!.input).toMatchObject({
      subjectRefs: ['sub_a'],
    });
    expect(held(...reserved, days('TravelDaysReleased', 'sub_b'), days('TravelDaysReleased', 'sub_a'))).toEqual({});
  });

  it('is not settled by another attempt of the same visit', () => {
    expect(Object.keys(held(...reserved, ofVisit('TravelOrderIssued', {}, 'order-2')))).toEqual(['v1/order-1']);
  });
});
