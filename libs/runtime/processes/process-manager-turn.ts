import {
  PROCESS_MANAGER,
  START,
  hears,
  type ManagerStarted,
  type Position,
  type Recorded,
  type RecordedEvent,
} from '#kernel';
import { bySystem } from '../commands/by-system.js';
import type { CommandTable, Sources } from '../commands/command-table.js';
import { derivedUuid } from '../log/derived-ids.js';
import type { Executor } from '../commands/executor.js';
import { inGroups } from './in-groups.js';
import { asRefused, issue, tryTwice, type OnRefused, type Refused } from './issue.js';
import { parkingStream, type Failure, type ParkingLot } from '../parking/parking-lot.js';
import { answerOf, heardBy, type ProcessManager } from './process-manager.js';
import { nextConcern, type Reading, type TurnTaker } from '../consumers/reading.js';

export interface ManagerWorld {
  readonly executor: Executor;
  readonly sources: Sources;
  readonly reading: Reading & Required<Pick<Reading, 'ahead'>>;
  readonly parking: ParkingLot;
  /** By whose command it is remembered where a manager began. */
  readonly starts: CommandTable;
  readonly onRefused: OnRefused;
}

/** Where a manager begins, as the log remembers it; one that was never started is started now. */
const beginning = async (
  { name, from }: ProcessManager,
  { executor, reading: { log, upcast }, starts }: ManagerWorld,
): Promise<Position> => {
  const read = async () =>
    (await log.read(`${PROCESS_MANAGER}-${name}`, { limit: 1 })).map(
      (event) => upcast(event) as unknown as Recorded<ManagerStarted>,
    )[0];
  let started = await read();
  if (!started) {
    const input = { manager: name, from: from === 'now' ? 'NOW' : 'BEGINNING' };
    await executor.execute(bySystem(starts, 'StartManager', { input, commandId: derivedUuid(PROCESS_MANAGER, name) }));
    started = (await read())!;
  }
  return started.data.from === 'NOW' ? started.position : START;
};

/**
 * One turn of a process manager: pull, issue, move on. Where it stands is saved together with others (`Ahead`). A crash
 * in between issues the same commands again, with the same ids, which changes nothing. An event on which it fails, or
 * after which a command is refused, is parked; it is taken up again when it is retried, and by nothing else: not by a
 * process that begins anew.
 */
export const processManagerTurn = (manager: ProcessManager, world: ManagerWorld): TurnTaker => {
  const { executor, sources, reading, parking, onRefused } = world;
  const { name } = manager;
  const [heard, ours] = [heardBy(manager), parkingStream(name)];
  let from: Position | undefined;

  const carryOut = async (event: RecordedEvent): Promise<readonly Refused[]> => {
    const refused: Refused[] = [];
    let index = 0;
    for (const together of inGroups(await answerOf(manager, event, sources))) {
      const issued = await Promise.allSettled(
        together.map((command) =>
          issue(executor, command, {
            commandId: derivedUuid(name, event.id, index++),
            correlationId: event.metadata.correlationId,
            causationId: event.id,
          }),
        ),
      );
      for (const each of issued) {
        if (each.status === 'rejected') throw each.reason;
        if ('refused' in each.value) refused.push(each.value.refused);
      }
    }
    return refused;
  };

  const act = async (
    event: RecordedEvent,
  ): Promise<Pick<Failure, 'failed' | 'error' | 'command' | 'code'> | undefined> => {
    const outcome = await tryTwice(() => carryOut(event));
    if ('error' in outcome) return { failed: 'REACTING', error: outcome.error };
    for (const { command, rejection } of outcome) onRefused(name, command, rejection);
    return outcome.length > 0 ? asRefused(outcome) : undefined;
  };

  return async () => {
    from ??= await beginning(manager, world);
    const begins = from;
    const concerns = (event: RecordedEvent): boolean =>
      event.stream === ours || (event.position > begins && hears(heard, event));
    const { checkpoint, page, passed } = await nextConcern(reading, { key: name, consumer: name, concerns });
    if (passed) return { ...passed, parked: await parking.waiting([name]) };
    const { histories } = await parking.of(name);
    for (const recorded of page.events.filter(concerns)) {
      const released = recorded.stream === ours;
      if (released && recorded.type !== 'ParkedKeyRetried') continue;
      const known = histories.get(released ? (recorded.data as { key: string }).key : recorded.id)?.parkings ?? [];
      const releasedBy = released ? recorded.id : undefined;
      if (known.some((parking) => parking.releasedBy === releasedBy)) continue;
      const event = reading.upcast(released ? known[0]!.event : recorded);
      const failure = await act(event);
      if (failure)
        await parking.park([{ ...failure, model: name, key: event.id, event, ...(releasedBy && { releasedBy }) }]);
    }
    reading.ahead.moved(name, reading.readStore, name, page.next, checkpoint.position);
    return { position: page.next, events: page.events, end: page.end, parked: await parking.waiting([name]) };
  };
};
