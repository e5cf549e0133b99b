import type { LogPage } from '#kernel';
import type { Generations } from './generations.js';
import { projectionTurn, type ProjectionGroup } from '../projections/projection.js';
import type { Reading, Turn, TurnTaker } from '../consumers/reading.js';

/** Most events of a turn for the generation beside: the live one does not wait for more than these. */
const BESIDE = 250;

const KEPT = 4;

/** One page for both generations where they stand at the same place, however many events each asked for. */
const readOnce = (log: Reading['log']): Reading['log'] => {
  const pages = new Map<string, Promise<LogPage>>();
  return {
    read: (stream, options) => log.read(stream, options),
    readAll: (after, limit) => {
      const page = pages.get(after) ?? log.readAll(after, limit);
      // What is read again for parked documents may be the whole log.
      if (pages.size < KEPT) pages.set(after, page);
      return page;
    },
  };
};

/**
 * What is being built parks nothing by itself: a fold that throws there stops the building and nothing else, since
 * documents that the live generation shows well must not wait for it. What is parked already waits there, too.
 */
const parkingNothing = ({ parking }: Reading): Pick<Reading, 'parking'> =>
  parking
    ? {
        parking: {
          of: (model) => parking.of(model),
          waiting: (models) => parking.waiting(models),
          park: async ([first]) => {
            throw first!.error;
          },
        },
      }
    : {};

/**
 * One turn of a projection group in all its generations: first of the one that is read here, then of the one beside, if
 * there is one, which does not go further: so they come to stand at the same checkpoint however busy the log is. What
 * goes wrong beside is told and tried again, and does not hold the other up.
 */
export const generationTurn =
  (
    group: ProjectionGroup,
    reading: Reading,
    generations: Generations,
    onFault: (consumer: string, error: string) => void,
  ): TurnTaker =>
  async () => {
    const log = readOnce(reading.log);
    const { live, beside } = await generations.follow(group.name);
    const served = generations.served(group.name);
    const [first, second] = beside?.generation === served ? [served, live] : [live, beside?.generation];
    const take = (generation: number, more: Pick<Reading, 'batch' | 'until' | 'parking'> = {}): Promise<Turn> =>
      projectionTurn(
        group,
        { ...reading, ...more, log, readStore: generations.store(generation) },
        `${group.name}/${generation}`,
      )();

    const turns = new Map<number, Turn>();
    const failure = await take(first).then(
      (turn) => void turns.set(first, turn),
      (error: unknown) => ({ error }),
    );
    if (second !== undefined) {
      const until = turns.get(first)?.position;
      const building = second === beside?.generation && beside.state === 'building';
      await take(second, {
        batch: Math.min(BESIDE, reading.batch ?? BESIDE),
        ...(until !== undefined && { until }),
        ...(building && parkingNothing(reading)),
      }).then(
        (turn) => turns.set(second, turn),
        (error: unknown) => onFault(`${group.name}, generation ${second}`, String(error)),
      );
    }
    if (failure) throw failure.error;
    const turn = generations.took(group.name, turns);
    return { ...turn, more: [...turns.values()].some(({ end }) => !end) };
  };
