import { describe, expect, it } from '@jest/globals';
import { PARKING, type ParkingEvent, type Recorded } from '#kernel';
import { at, frozenFixtures, specActor } from '#testing';
import { parkingDecider } from '../domain/parking.decider.js';
import { parkingBoard, type ParkingBoardEntry } from './parking-board.model.js';

const frozen = frozenFixtures(new URL('../domain/fixtures/', import.meta.url), parkingDecider);
const recorded = (type: string, hour: string) =>
  frozen.recorded(type, {
    metadata: { recordedAt: at(`2026-11-20T${hour}:00:00.000Z`), actor: { ...specActor, userId: 'steward' } },
  }) as Recorded<ParkingEvent>;
const after = (...types: readonly string[]): ParkingBoardEntry | undefined =>
  types
    .map((type, i) => recorded(type, `0${i + 1}`))
    .reduce<ParkingBoardEntry | undefined>((entry, event) => parkingBoard.fold(entry, event, 'p'), undefined);

describe('The parking board', () => {
  it('has one entry for each document, under an id that fits into an address', () => {
    for (const type of parkingBoard.events[PARKING]!)
      expect(parkingBoard.keys(recorded(type, '01'))).toEqual(['5d8c0a52-91f3-8b27-a6d0-4f1e7c3b2a90']);
  });

  it('shows what waits, since when, at which event and why', () => {
    expect(after('KeyParked')).toEqual({
      model: 'visit_board@1',
      key: '0d8f2f6c-7a55-8c11-a3c5-19f1f5f0a2b7',
      status: 'PARKED',
      eventId: '6f0d1c1e-6a1f-8b53-9d4e-2f3c7a5b9e10',
      eventType: 'VisitReportSubmitted',
      stream: 'studyVisit-0d8f2f6c-7a55-8c11-a3c5-19f1f5f0a2b7',
      since: '2026-11-20T01:00:00.000Z',
      failed: 'FOLDING',
      error: "TypeError: Cannot read properties of undefined (reading 'length')",
      count: 1,
      dropped: [],
    });
  });

  it('shows who let it go, when and why', () => {
    expect(after('KeyParked', 'ParkedKeyRetried')).toMatchObject({
      status: 'RETRIED',
      letGoAt: '2026-11-20T02:00:00.000Z',
      letGoBy: 'steward',
      reason: 'Program sudah diperbaiki.',
    });
    expect(after('KeyParked', 'ParkedKeyDropped')).toMatchObject({
      status: 'DROPPED',
      dropped: ['6f0d1c1e-6a1f-8b53-9d4e-2f3c7a5b9e10'],
    });
  });

  it('counts how often it was parked, and forgets no event that was dropped', () => {
    const again = after('KeyParked', 'ParkedKeyDropped', 'KeyParked');
    expect(again).toMatchObject({
      status: 'PARKED',
      since: '2026-11-20T03:00:00.000Z',
      count: 2,
      dropped: ['6f0d1c1e-6a1f-8b53-9d4e-2f3c7a5b9e10'],
    });
    expect(again).not.toHaveProperty('letGoAt');
  });

  it('is found by model, document and error', () => {
    expect(parkingBoard.words!(after('KeyParked')!)).toEqual(
      expect.arrayContaining(['visit', 'board', '0d8f2f6c', 'visitreportsubmitted', 'typeerror']),
    );
  });
});
