import { PARKING, collectionOf, reject, type ParkingEvent, type Recorded, type RecordedEvent } from '#kernel';
import { parkingBoard, type ParkingBoardEntry } from '#contexts/operations';
import type { System } from '../../composition/system.js';
import { knownBy } from '../log/known-events.js';

/** What may be parked: read models with their versions, process managers, kinds of deadline. */
const parkable = ({ contexts }: System): readonly string[] =>
  contexts.flatMap(({ projections, deadlines, processManagers }) => [
    ...[...projections.flatMap((group) => group.models), ...deadlines].map((model) => collectionOf(model).name),
    ...[...processManagers, ...deadlines].map(({ name }) => name),
  ]);

/** @throws Rejection `E_NOT_FOUND` that names those that there are */
export const requireModel = (system: System, model: string): void => {
  const known = parkable(system);
  if (known.includes(model)) return;
  throw reject('E_NOT_FOUND', {
    messageId: `Tidak ada model baca atau proses ${model}; yang ada: ${known.join(', ')}.`,
    messageEn: `There is no read model or process ${model}; there are: ${known.join(', ')}.`,
  });
};

/**
 * What is or was parked of the present read models, process managers and deadlines, the last parked last: the parking
 * board folded from the log, and so never behind it, whether or not a process keeps the board.
 */
export const parkedDocuments = async (system: System): Promise<readonly ParkingBoardEntry[]> => {
  const { eventStore } = system;
  const known = knownBy(system.contexts);
  const entries = new Map<string, ParkingBoardEntry>();
  for (const model of parkable(system)) {
    for (const recorded of await eventStore.read(`${PARKING}-${model}`)) {
      const event = known.read(recorded) as Recorded<ParkingEvent>;
      for (const key of parkingBoard.keys(event)) entries.set(key, parkingBoard.fold(entries.get(key), event, key)!);
    }
  }
  return [...entries.values()].sort((a, b) => (a.since < b.since ? -1 : 1));
};

/** One of them, with the event at which it stopped. @throws Rejection `E_NOT_FOUND` */
export const parkedDocument = async (
  system: System,
  model: string,
  key: string,
): Promise<{ readonly entry: ParkingBoardEntry; readonly event: RecordedEvent | undefined }> => {
  requireModel(system, model);
  const entry = (await parkedDocuments(system)).find((one) => one.model === model && one.key === key);
  if (!entry)
    throw reject('E_NOT_FOUND', {
      messageId: `${model} ${key} tidak pernah diparkir.`,
      messageEn: `${model} ${key} was never parked.`,
    });
  const event = (await system.eventStore.read(entry.stream)).find(({ id }) => id === entry.eventId);
  return { entry, event };
};
