import { Rejection, hears, type RecordedEvent, type Subscription } from '#kernel';
import { bySystem } from './by-system.js';
import type { CommandTable, CommonInput, Sources } from './command-table.js';
import { derivedUuid } from './derived-ids.js';
import type { Executor } from './executor.js';
import { nextConcern, type Reading, type TurnTaker } from './reading.js';

/** A command that the system issues by itself. */
export interface IssuedCommand {
  readonly table: CommandTable;
  readonly name: string;
  readonly id?: string;
  readonly input: CommonInput & object;
}

type Reaction = readonly IssuedCommand[];

/** A process manager: what is to be done by itself after an event. Its memory, if it needs one, is the log: it may look at what streams hold by now. */
export interface ProcessManager<Reacts extends Reaction | Promise<Reaction> = Reaction> {
  readonly name: string;
  readonly events: Subscription;
  react(event: RecordedEvent, sources: Sources): Reacts;
}

export type AnyProcessManager = ProcessManager<Reaction | Promise<Reaction>>;

/** Told of every command that the system issued and that was refused: visible, and no reason to stop. */
export type OnRefused = (source: string, command: IssuedCommand, rejection: Rejection) => void;

/** Issues a command as SYSTEM. A refusal is an answer; anything else is a fault and thrown. */
export const issue = async (
  executor: Executor, source: string, command: IssuedCommand, ids: { commandId: string; correlationId: string; causationId?: string }, onRefused: OnRefused,
): Promise<boolean> => {
  const { table, name, input, id } = command;
  try {
    await executor.execute(bySystem(table, name, { ...ids, input, ...(id && { id }) }));
    return true;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    onRefused(source, command, error);
    return false;
  }
};

/**
 * One turn of a process manager: pull, issue, move on. Where it stands is saved together with others (`Ahead`). A crash in between issues the
 * same commands again, with the same ids, which changes nothing.
 */
export const processManagerTurn = (
  manager: AnyProcessManager, executor: Executor, sources: Sources, reading: Reading & Required<Pick<Reading, 'ahead'>>, onRefused: OnRefused,
): TurnTaker => {
  const { name } = manager;
  const concerns = (event: RecordedEvent): boolean => hears(manager.events, event);
  return async () => {
    const { checkpoint, page, passed } = await nextConcern(reading, { key: name, consumer: name, concerns });
    if (passed) return passed;
    for (const event of page.events.filter(concerns).map(reading.upcast)) {
      for (const [index, command] of (await manager.react(event, sources)).entries()) {
        await issue(executor, name, command, {
          commandId: derivedUuid(name, event.id, index), correlationId: event.metadata.correlationId, causationId: event.id,
        }, onRefused);
      }
    }
    reading.ahead.moved(name, reading.readStore, name, page.next, checkpoint.position);
    return { position: page.next, events: page.events, end: page.end };
  };
};
