import { inspect, isDeepStrictEqual } from 'node:util';
import { categoryOf, type AnyReadModel, type Position, type RecordedEvent } from '#kernel';
import { DEADLINES, type Receipt, type Runtime } from '#runtime';
import { rebuilt, shown, visitsOn } from './rebuilt.js';

/** A command that was answered, with its receipt or by a rule. */
export interface Answered {
  readonly commandId: string;
  readonly stream: string;
  /** Absent: a rule refused it. */
  readonly receipt?: Receipt;
  /** How it was refused. */
  readonly refusal?: unknown;
}

/**
 * Unless every acknowledged command is in the log exactly once, no refused one is, and nothing is there twice or out of
 * order.
 */
export const wrongInLog = (log: readonly RecordedEvent[], answered: readonly Answered[]): readonly string[] => {
  const wrong: string[] = [];
  if (new Set(log.map(({ id }) => id)).size !== log.length) wrong.push('an event is in the log twice');
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of log) {
    const before = streams.get(event.stream) ?? [];
    if (event.revision !== before.length)
      wrong.push(`${event.stream} has revision ${event.revision} as number ${before.length}`);
    streams.set(event.stream, [...before, event]);
  }
  for (const [stream, events] of streams) {
    const commands = events.map(({ metadata }) => metadata.commandId).filter((id, index, ids) => id !== ids[index - 1]);
    if (new Set(commands).size !== commands.length) wrong.push(`${stream} has events of one command in several places`);
  }
  for (const { commandId, stream, receipt, refusal } of answered) {
    // What a command claims in other registers may stay, or be given back; among objects of its own kind it has effect
    // in one.
    const effect = log.filter(
      (event) => event.metadata.commandId === commandId && categoryOf(event.stream) === categoryOf(stream),
    );
    const last = effect.at(-1);
    const [said, found] = [
      [receipt?.stream, receipt?.events ?? [], receipt?.revision, receipt?.position],
      [last?.stream, effect.map(({ type }) => type), last?.revision, last?.position],
    ];
    if (!isDeepStrictEqual(said, found))
      wrong.push(
        `${commandId} was answered with ${inspect(receipt ? said : refusal)}, and the log has ${inspect(found)}`,
      );
  }
  return wrong;
};

/** Unless what is shown of visits equals a clean rebuild up to where it stands, and the kept totals a recount. */
export const wrongInReadModels = async (
  { generations, checkpoints }: Pick<Runtime, 'generations' | 'checkpoints'>,
  log: readonly RecordedEvent[],
  upTo?: Position,
): Promise<readonly string[]> => {
  const readStore = generations.store(0);
  const visits = visitsOn();
  const wrong: string[] = [];
  for (const group of [
    ...visits.projections,
    { name: DEADLINES, models: visits.deadlines as readonly AnyReadModel[] },
  ]) {
    const { position } = await readStore.checkpoint(checkpoints[group.name]!);
    if (upTo && position < upTo) wrong.push(`${group.name} ended at ${position}, before ${upTo}`);
    const anew = await rebuilt(group, visits, log, position);
    for (const model of group.models) {
      const live = await shown(readStore, model);
      const clean = await shown(anew, model, live.keys);
      if (!isDeepStrictEqual(live.documents, clean.documents))
        wrong.push(
          `${model.name} does not equal a clean rebuild: ${inspect(live.documents)} is not ${inspect(clean.documents)}`,
        );
      if (!isDeepStrictEqual(live.totals, clean.totals))
        wrong.push(
          `totals of ${model.name} do not equal those of a clean rebuild: ${inspect(live.totals)} is not ${inspect(clean.totals)}`,
        );
      if (!isDeepStrictEqual(live.totals, live.counted))
        wrong.push(
          `totals of ${model.name} do not equal a recount: ${inspect(live.totals)} is not ${inspect(live.counted)}`,
        );
    }
  }
  return wrong;
};
