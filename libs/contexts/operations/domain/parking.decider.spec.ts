import { describe, expect, it } from '@jest/globals';
import { fold, type ParkingEvent, type Revision } from '#kernel';
import { frozenFixtures, given } from '#testing';
import { parkingDecider } from './parking.decider.js';
import { installationDecider } from './installation.decider.js';
import { processManagerDecider } from './process-manager.decider.js';

const ofKey = { parkingId: 'p-1', model: 'visit_board@1', key: 'visit-1' };
const reason = 'Program sudah diperbaiki.';
const place = (eventId: string, releasedBy?: string) => ({
  ...ofKey,
  eventId,
  eventType: 'VisitApproved',
  stream: 'studyVisit-visit-1',
  revision: 3 as Revision,
  failed: 'FOLDING' as const,
  error: 'TypeError: no',
  ...(releasedBy && { releasedBy }),
});
const park = (eventId: string, releasedBy?: string) => ({ type: 'ParkKey', ...place(eventId, releasedBy) }) as const;
const parked = (eventId: string, releasedBy?: string): ParkingEvent => ({
  type: 'KeyParked',
  data: place(eventId, releasedBy),
});
const retry = { type: 'RetryParkedKey', key: 'visit-1' } as const;
const retried: ParkingEvent = { type: 'ParkedKeyRetried', data: { ...ofKey, reason } };
const drop = (eventId: string) => ({ type: 'DropParkedEvent', key: 'visit-1', eventId }) as const;
const dropped = (eventId: string): ParkingEvent => ({ type: 'ParkedKeyDropped', data: { ...ofKey, eventId, reason } });

describe('Parking a key', () => {
  it('keeps which event stopped it, where that stands, and what the program said', () => {
    given(parkingDecider, [])
      .when(park('e-1'))
      .then([parked('e-1')]);
  });

  it('at the same event is done once, however many consumers find it out, and also after it was let go', () => {
    given(parkingDecider, [parked('e-1')])
      .when(park('e-1'))
      .then([]);
    given(parkingDecider, [parked('e-1'), retried])
      .when({ ...park('e-1'), error: 'TypeError: otherwise' })
      .then([]);
  });

  it('is done again when it came no further after a retry', () => {
    given(parkingDecider, [parked('e-1'), retried])
      .when(park('e-1', 'r-1'))
      .then([parked('e-1', 'r-1')]);
    given(parkingDecider, [parked('e-1'), retried, parked('e-1', 'r-1')])
      .when(park('e-1', 'r-1'))
      .then([]);
  });

  it('is done at another event, too: another build may stop elsewhere', () => {
    given(parkingDecider, [parked('e-2')])
      .when(park('e-1'))
      .then([parked('e-1')]);
  });

  it('concerns that key alone, whatever it is called', () => {
    const another: ParkingEvent = { type: 'KeyParked', data: { ...place('e-2'), key: 'visit-2' } };
    given(parkingDecider, [parked('e-1'), another])
      .when(retry, { reason })
      .then([retried]);
    given(parkingDecider, [parked('e-1')])
      .when({ ...park('e-1'), key: '__proto__' })
      .then([{ type: 'KeyParked', data: { ...place('e-1'), key: '__proto__' } }]);
    given(parkingDecider, [parked('e-1')])
      .when({ ...retry, key: '__proto__' }, { reason })
      .thenRejected('E_NOT_FOUND', 'OPS-01');
  });
});

describe('Retrying a parked key', () => {
  it('lets it go, with the reason', () => {
    given(parkingDecider, [parked('e-1')])
      .when(retry, { reason })
      .then([retried]);
    given(parkingDecider, [parked('e-1'), retried, parked('e-1', 'r-1')])
      .when(retry, { reason })
      .then([retried]);
  });

  it('OPS-01 is not possible where nothing was ever parked', () => {
    expect(given(parkingDecider, []).when(retry, { reason }).thenRejected('E_NOT_FOUND', 'OPS-01').info.field).toBe(
      '/key',
    );
  });

  it('OPS-02 is not possible twice, nor after a drop', () => {
    for (const letGo of [retried, dropped('e-1')])
      given(parkingDecider, [parked('e-1'), letGo])
        .when(retry, { reason })
        .thenRejected('E_STATE', 'OPS-02');
  });

  it('COM-14 is refused for a document that has been parked two hundred times; dropping it is not', () => {
    const often = (times: number): ParkingEvent[] => [
      parked('e-1'),
      ...Array.from({ length: times - 1 }, (_, n) => [retried, parked('e-1', `r-${n}`)]).flat(),
    ];
    given(parkingDecider, often(199)).when(retry, { reason }).then([retried]);
    given(parkingDecider, often(200)).when(retry, { reason }).thenRejected('E_LIMIT', 'COM-14');
    given(parkingDecider, often(200))
      .when(drop('e-1'), { reason })
      .then([dropped('e-1')]);
  });

  it('OPS-04 needs a reason', () => {
    for (const context of [{}, { reason: '  ' }])
      given(parkingDecider, [parked('e-1')])
        .when(retry, context)
        .thenRejected('E_REASON_REQUIRED', 'OPS-04');
  });
});

describe('Dropping the event at which a key stopped', () => {
  it('lets the key go without that event, with the reason', () => {
    given(parkingDecider, [parked('e-1')])
      .when(drop('e-1'), { reason })
      .then([dropped('e-1')]);
  });

  it('may name any of the events at which it stopped in different builds', () => {
    given(parkingDecider, [parked('e-2'), parked('e-1')])
      .when(drop('e-2'), { reason })
      .then([dropped('e-2')]);
  });

  it('OPS-01 is not possible where nothing was ever parked', () => {
    given(parkingDecider, []).when(drop('e-1'), { reason }).thenRejected('E_NOT_FOUND', 'OPS-01');
  });

  it('OPS-02 is not possible once the key was let go', () => {
    given(parkingDecider, [parked('e-1'), retried])
      .when(drop('e-1'), { reason })
      .thenRejected('E_STATE', 'OPS-02');
  });

  it('OPS-03 is refused for another event than that, with the one that it is', () => {
    const rejection = given(parkingDecider, [parked('e-1'), retried, parked('e-2', 'r-1')])
      .when(drop('e-1'), { reason })
      .thenRejected('E_STATE', 'OPS-03');
    expect(rejection.info).toMatchObject({
      field: '/eventId',
      details: { waitsAt: [{ eventId: 'e-2', failed: 'FOLDING' }] },
    });
  });

  it('OPS-05 is refused where the document has taken it in and cannot be counted', () => {
    const uncounted: ParkingEvent = { type: 'KeyParked', data: { ...place('e-1'), failed: 'COUNTING' } };
    given(parkingDecider, [uncounted]).when(drop('e-1'), { reason }).thenRejected('E_STATE', 'OPS-05');
    given(parkingDecider, [uncounted]).when(retry, { reason }).then([retried]);
    given(parkingDecider, [uncounted, parked('e-1')])
      .when(drop('e-1'), { reason })
      .then([dropped('e-1')]);
  });

  it.each(['REACTING', 'REFUSED'] as const)('is possible where the system was to act by itself: %s', (failed) => {
    given(parkingDecider, [{ type: 'KeyParked', data: { ...place('e-1'), failed } }])
      .when(drop('e-1'), { reason })
      .then([dropped('e-1')]);
  });

  it('OPS-04 needs a reason', () => {
    given(parkingDecider, [parked('e-1')])
      .when(drop('e-1'))
      .thenRejected('E_REASON_REQUIRED', 'OPS-04');
  });
});

describe('The frozen events', () => {
  const frozen = frozenFixtures(
    new URL('./fixtures/', import.meta.url),
    parkingDecider,
    installationDecider,
    processManagerDecider,
  );
  const after = (...types: readonly ParkingEvent['type'][]) => frozen.after(parkingDecider, ...types).keys;

  it('are one of every name and version', () => frozen.expectAll());

  it('still fold into what they meant', () => {
    const key = '0d8f2f6c-7a55-8c11-a3c5-19f1f5f0a2b7';
    const event = '6f0d1c1e-6a1f-8b53-9d4e-2f3c7a5b9e10';
    expect(after('KeyParked')).toMatchObject({
      [key]: {
        model: 'visit_board@1',
        waitsAt: [{ eventId: event, failed: 'FOLDING' }],
        places: [`${event}/b2f4c9d7-30e6-8a18-8c52-7de1a0f46b35/FOLDING`],
      },
    });
    expect(fold(parkingDecider, [frozen.recorded('KeyParked', { version: 2 })]).keys).toMatchObject({
      [event]: { model: 'report-terms', waitsAt: [{ eventId: event, failed: 'REFUSED' }] },
    });
    expect(frozen.after(processManagerDecider, 'ManagerStarted')).toEqual({ from: 'BEGINNING' });
    expect(after('KeyParked', 'ParkedKeyRetried')).toMatchObject({ [key]: { waitsAt: [] } });
    expect(after('KeyParked', 'ParkedKeyDropped')).toMatchObject({ [key]: { waitsAt: [] } });
  });
});
