import { collectionOf, type AnyReadModel } from '#kernel';
import { foldBatch } from './fold-batch.js';
import { nextPage, type Reading, type TurnTaker } from './reading.js';

/** Read models that share one checkpoint. */
export interface ProjectionGroup {
  readonly name: string;
  readonly models: readonly AnyReadModel[];
}

/**
 * Under what name the store keeps the group's checkpoint. It tells the versions of the models: a raised one makes the group
 * read the log from its beginning, and the documents of the others, having seen those events, stay as they are.
 */
export const checkpointName = ({ name, models }: ProjectionGroup): string => `${name}/${models.map((model) => collectionOf(model).name).sort().join('+')}`;

/**
 * One turn of a projection group: pull, load, fold, commit. Another projector's commit simply makes it read again. A document whose
 * fold throws is parked, and nothing else waits for it.
 */
export const projectionTurn = (group: ProjectionGroup, reading: Reading): TurnTaker => {
  const consumer = checkpointName(group);
  const models = group.models.map((model) => collectionOf(model).name);
  return async () => {
    const { readStore, upcast, parking } = reading;
    const parkedNow = async () => (parking ? { parked: await parking.waiting(models) } : {});
    const checkpoint = await readStore.checkpoint(consumer);
    const page = await nextPage(reading, checkpoint.position, checkpoint.pending);
    if (page.next === checkpoint.position) return { position: page.next, events: [], end: page.end, ...await parkedNow() };
    const events = page.events.map(upcast);
    const folded = await foldBatch(group.models, events, reading, checkpoint.pending !== undefined);
    const won = await readStore.commit({ consumer, expected: checkpoint, next: page.next, ...folded });
    return won ? { position: page.next, events, end: page.end, ...await parkedNow() } : { position: checkpoint.position, events: [], end: false };
  };
};
