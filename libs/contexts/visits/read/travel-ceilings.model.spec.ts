import { expect, it } from '@jest/globals';
import { doc, rp, specMetadata } from '#testing';
import type { Position, Recorded, Revision } from '#kernel';
import { KOTIM } from '../domain/fixtures/story.js';
import type { TravelCeilingEvent } from '../domain/travel-ceiling.decider.js';
import { travelCeilings, type TravelCeilingEntry } from './travel-ceilings.model.js';

const list = (...events: readonly TravelCeilingEvent[]): TravelCeilingEntry | undefined =>
  events.reduce<TravelCeilingEntry | undefined>((entry, event, index) => {
    const recorded = {
      ...event,
      id: `e${index}`,
      stream: 'travelCeiling-62.02-2025',
      revision: index as Revision,
      position: `${index}` as Position,
      metadata: specMetadata(),
    };
    const [key] = travelCeilings.keys(recorded as Recorded<TravelCeilingEvent>);
    return travelCeilings.fold(entry, recorded as Recorded<TravelCeilingEvent>, key!);
  }, undefined);
const money = (visitId: string, amount: string) => ({
  region: KOTIM.code,
  fiscalYear: 2025,
  visitId,
  amount: rp(amount),
});
const set: TravelCeilingEvent = {
  type: 'TravelCeilingSet',
  data: { region: KOTIM, fiscalYear: 2025, base: rp('200'), ceiling: rp('100'), decree: doc('DPA') },
};

it('tells ceiling, what is committed by how many visits, and what is left (VIS-05)', () => {
  const first: TravelCeilingEvent = { type: 'TravelMoneyCommitted', data: money('v1', '60') };
  const more: TravelCeilingEvent = { type: 'TravelMoneyCommitted', data: { ...money('v1', '70'), instead: rp('60') } };
  const second: TravelCeilingEvent = { type: 'TravelMoneyCommitted', data: money('v2', '50') };
  expect(list(first)).toEqual({
    id: '62.02-2025',
    revision: 0,
    regions: ['62.02'],
    fiscalYear: 2025,
    committed: '60',
    visits: 1,
  });
  expect(list(first, set, more)).toMatchObject({
    base: '200',
    ceiling: '100',
    decree: { type: 'DPA' },
    committed: '70',
    visits: 1,
    left: '30',
  });
  expect(list(first, set, more, second)).toMatchObject({ committed: '120', visits: 2, left: '0' });
  expect(list(first, set, more, second, { type: 'TravelMoneyReleased', data: money('v1', '70') })).toMatchObject({
    committed: '50',
    visits: 1,
    left: '50',
  });
});
