import { expect, it } from '@jest/globals';
import { NO_STREAM, type Instant, type ReadModel } from '#kernel';
import { VILLAGE, memoryEventStore, specMetadata, tallyBoard, tallyDecider, type TallyDocument } from '#testing';
import type { ParkingLot } from '../parking/parking-lot.js';
import { streamHistories } from './stream-histories.js';

const UNTIL = '2024-11-04T23:00:00.000Z' as Instant;
const idOf = (revision: number): string => `00000000-0000-8000-8000-${String(revision).padStart(12, '0')}`;
/** The first raise was by twenty. */
const corrected: readonly [type: string, data: object] = [
  'RecordCorrected',
  { changes: [{ targetEventId: idOf(1), field: '/by', new: 20 }] },
];
const raised = (by: number, more: object = {}) => ['TallyRaised', { by, seats: [], ...more }] as const;

/** The document of a tally with these steps after its first; `dropped`: revisions that an operator dropped for it. */
const documentOf = async (
  steps: readonly (readonly [type: string, data: object])[],
  model: Partial<ReadModel<TallyDocument>> = {},
  dropped: readonly number[] = [],
) => {
  const store = memoryEventStore();
  const events = [['TallyOpened', { region: VILLAGE }] as const, ...steps];
  await store.append(
    'tally-1',
    NO_STREAM,
    events.map(([type, data], n) => ({ id: idOf(n), type, data, metadata: specMetadata() })),
  );
  const parking = { of: async () => ({ histories: new Map([['1', { dropped: dropped.map(idOf) }]]) }) };
  const histories = streamHistories(
    store,
    (event) => event,
    [{ decider: tallyDecider, model: { ...tallyBoard, ...model } as unknown as ReadModel }],
    parking as unknown as ParkingLot,
  );
  const { document, position } = await histories.documentAt('tally', '1', UNTIL);
  const at = (await store.read('tally-1')).findIndex((event) => event.position === position);
  return { document, at };
};

const hearing = (...types: readonly string[]) => ({ tally: ['TallyOpened', 'TallyRaised', ...types] });
const ofOneStream: Partial<ReadModel<TallyDocument>> = {
  ofOneStream: true,
  events: hearing('RecordCorrected'),
  fold: (document, event, key) => (event.type === 'RecordCorrected' ? document : tallyBoard.fold(document, event, key)),
};

it.each([
  ['before', [], 1 + 3],
  ['after', [corrected], 20 + 3],
] as const)('A document shows nothing of what its model does not hear, %s a correction', async (_, last, sum) => {
  expect(await documentOf([raised(1), ['TallyClosed', {}], raised(3), ...last], ofOneStream)).toMatchObject({
    document: { sum, closed: false },
  });
});

it.each([
  ['before', [], 1 + 3],
  ['after', [corrected], 20 + 3],
] as const)('A document shows nothing of what was dropped for it, %s a correction', async (_, last, sum) => {
  expect(await documentOf([raised(1), raised(2), raised(3), ...last], ofOneStream, [2])).toMatchObject({
    document: { sum },
  });
});

it.each([
  ['before', [], 1 + 3],
  ['after', [corrected], 20 + 3],
] as const)('A document shows nothing of what its model keeps elsewhere, %s a correction', async (_, last, sum) => {
  const keys: ReadModel['keys'] = ({ data }) => [(data as { readonly elsewhere?: string }).elsewhere ?? '1'];
  const steps = [raised(1), raised(2, { elsewhere: '2' }), raised(3), ...last];
  expect(await documentOf(steps, { ...ofOneStream, keys })).toMatchObject({ document: { sum } });
});

it('A model of several streams takes a correction as a step of its own', async () => {
  const fold: ReadModel<TallyDocument>['fold'] = (document, event, key) =>
    event.type === 'RecordCorrected'
      ? { ...document!, sum: document!.sum + 100 }
      : tallyBoard.fold(document, event, key);
  expect(await documentOf([raised(1), corrected], { events: hearing('RecordCorrected'), fold })).toMatchObject({
    document: { sum: 1 + 100 },
  });
});

it('A document is of the last step of its record, though it shows nothing of it', async () => {
  expect(await documentOf([raised(1), corrected])).toEqual({ document: expect.objectContaining({ sum: 1 }), at: 2 });
});

it('What no model shows has no document', async () => {
  const store = memoryEventStore();
  const event = { id: idOf(0), type: 'TallyOpened', data: { region: VILLAGE }, metadata: specMetadata() };
  await store.append('tally-1', NO_STREAM, [event]);
  const histories = streamHistories(store, (each) => each, [{ decider: tallyDecider }]);
  await expect(histories.documentAt('tally', '1', UNTIL)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
});
