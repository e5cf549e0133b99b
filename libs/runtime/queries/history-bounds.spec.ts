import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, type EventMetadata, type Instant, type Revision } from '#kernel';
import { VILLAGE, memoryEventStore, specMetadata, tallyDecider } from '#testing';
import { streamHistories } from './stream-histories.js';

const at = (hour: number): Instant => `2024-11-04T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant;

type Step = readonly [type: string, data: object, metadata?: Partial<EventMetadata>];
const idOf = (revision: number): string => `00000000-0000-8000-8000-${String(revision).padStart(12, '0')}`;
const historiesOf = async (...steps: readonly Step[]) => {
  const store = memoryEventStore();
  const events = steps.map(([type, data, metadata], n) => ({
    id: idOf(n),
    type,
    data,
    metadata: specMetadata(metadata),
  }));
  await store.append('tally-1', NO_STREAM, events);
  return streamHistories(store, (event) => event, [{ decider: tallyDecider }]);
};
const opened: Step = ['TallyOpened', { region: VILLAGE }, { recordedAt: at(1) }];
const raised = (hour: number): Step => ['TallyRaised', { by: hour, seats: [] }, { recordedAt: at(hour) }];

describe('A history between two instants', () => {
  const told = async (hours: readonly number[], bounds: { readonly after?: Instant; readonly until?: Instant }) =>
    (await (await historiesOf(opened, ...hours.map(raised))).of('tally', '1', { limit: 50, ...bounds })).items.map(
      ({ revision }) => revision,
    );

  it('begins after the first and ends with the second', async () => {
    const hours = [2, 3, 4, 5];
    expect(await told(hours, { after: at(2), until: at(4) })).toEqual([2, 3]);
    expect(await told(hours, { after: at(1) })).toEqual([1, 2, 3, 4]);
    expect(await told(hours, { until: at(1) })).toEqual([0]);
  });

  it('holds a step of an earlier instant behind the one before it, as a clock that went back wrote it', async () => {
    const hours = [6, 2, 7];
    expect(await told(hours, { after: at(5) })).toEqual([1, 2, 3]);
    expect(await told(hours, { until: at(3) })).toEqual([0]);
  });
});

it('A decision on a request comes with the request, on another page and before the first instant, too', async () => {
  const requestId = 'request-1';
  const histories = await historiesOf(
    opened,
    [
      'CorrectionRequested',
      { requestId, reason: 'x', regions: [], changes: [] },
      { recordedAt: at(2), reason: 'Salah' },
    ],
    ['CorrectionRefused', { requestId }, { recordedAt: at(4) }],
  );
  for (const query of [{ from: 2 as Revision }, { after: at(3) }])
    expect(await histories.of('tally', '1', { limit: 50, ...query })).toMatchObject({
      items: [{ revision: 2, request: { revision: 1, id: idOf(1), recordedAt: at(2), reason: 'Salah' } }],
    });
});
