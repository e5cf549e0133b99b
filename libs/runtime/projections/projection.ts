import { collectionOf, hears, type AnyReadModel, type RecordedEvent } from '#kernel';
import { foldBatch } from './fold-batch.js';
import { parkingStream } from '../parking/parking-lot.js';
import { nextConcern, type Reading, type TurnTaker } from '../consumers/reading.js';

/** Read models that share one checkpoint. */
export interface ProjectionGroup {
  readonly name: string;
  readonly models: readonly AnyReadModel[];
}

/**
 * Under what name the store keeps the group's checkpoint. It tells the versions of the models: a raised one makes the
 * group read the log from its beginning, and the documents of the others, having seen those events, stay as they are.
 */
export const checkpointName = ({ name, models }: ProjectionGroup): string =>
  `${name}/${models
    .map((model) => collectionOf(model).name)
    .sort()
    .join('+')}`;

/**
 * Whether an event can change a document of the group: one that a model listens to, or one by which a parked key was
 * let go.
 */
const concerning = ({ models }: ProjectionGroup): ((event: RecordedEvent) => boolean) => {
  const parking = new Set(models.map((model) => parkingStream(collectionOf(model).name)));
  return (event) => models.some(({ events }) => hears(events, event)) || parking.has(event.stream);
};

/**
 * One turn of a projection group: pull, load, fold, commit. Another projector's commit simply makes it read again. A
 * document whose fold throws is parked, and nothing else waits for it. A page that changes nothing costs no write of
 * its own.
 * @param key of the group's generation, by which its place is remembered
 */
export const projectionTurn = (group: ProjectionGroup, reading: Reading, key = group.name): TurnTaker => {
  const consumer = checkpointName(group);
  const models = group.models.map((model) => collectionOf(model).name);
  const concerns = concerning(group);
  const { readStore, upcast, parking, ahead } = reading;
  const parkedNow = async () => (parking ? { parked: await parking.waiting(models) } : {});
  return async () => {
    const { checkpoint, page, passed } = await nextConcern(reading, { key, consumer, concerns });
    if (passed) return { ...passed, ...(await parkedNow()) };
    const folded = await foldBatch(
      group.models,
      page.events.filter(concerns).map(upcast),
      reading,
      checkpoint.pending !== undefined,
    );
    const nothing = checkpoint.pending === undefined && folded.documents.length === 0 && folded.totals.length === 0;
    if (ahead && nothing) {
      ahead.moved(key, readStore, consumer, page.next, checkpoint.position);
    } else {
      const won = await readStore.commit({ consumer, expected: checkpoint, next: page.next, ...folded });
      if (!won) return { position: checkpoint.position, events: [], end: false };
      ahead?.moved(key, readStore, consumer, page.next, page.next);
    }
    return { position: page.next, events: page.events, end: page.end, ...(await parkedNow()) };
  };
};
