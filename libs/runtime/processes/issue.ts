import { OutcomeUnknown, Rejection, StoreUnavailable, streamName } from '#kernel';
import { bySystem } from '../commands/by-system.js';
import type { Executor } from '../commands/executor.js';
import type { IssuedCommand } from './process-manager.js';
import type { Failure } from '../parking/parking-lot.js';
import { UnknownEvent } from '../log/upcasting.js';

/** Told of every command that the system issued and that was refused: visible, and no reason to stop. */
export type OnRefused = (source: string, command: IssuedCommand, rejection: Rejection) => void;

export interface Refused {
  readonly command: IssuedCommand;
  readonly rejection: Rejection;
}

/** What became of a command: whether it changed anything, or why it was refused. */
export type Issued = { readonly changed: boolean } | { readonly refused: Refused };

/** Issues a command as SYSTEM. A refusal is an answer; anything else is a fault and thrown. */
export const issue = async (
  executor: Executor,
  command: IssuedCommand,
  ids: { commandId: string; correlationId: string; causationId?: string },
): Promise<Issued> => {
  const { table, name, input, id } = command;
  try {
    const { events } = await executor.execute(bySystem(table, name, { ...ids, input, ...(id && { id }) }));
    return { changed: events.length > 0 };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    // Under this id it was carried out already, with what there was to be said then.
    if (error.code === 'E_COMMAND_REPLAY') return { changed: false };
    return { refused: { command, rejection: error } };
  }
};

/** The stream that a command is for; the category alone where a new one would have begun. */
export const streamOf = ({ table, name, id, input }: IssuedCommand): string => {
  const row = table.rows.find((candidate) => candidate.name === name);
  const target: string | undefined = row?.idOf?.(input as never) ?? id;
  return target === undefined ? table.decider.category : streamName(table.decider, target);
};

/** How refusals are kept: the first with its command and code, all of them in the text. */
export const asRefused = (refused: readonly Refused[]): Pick<Failure, 'failed' | 'error' | 'command' | 'code'> => {
  const [first] = refused;
  const texts = refused.map(
    ({ command, rejection: { code, messageId, messageEn } }) =>
      `${command.name} ${streamOf(command)}: ${code}: ${messageId} / ${messageEn}`,
  );
  return { failed: 'REFUSED', error: texts.join('; '), command: first!.command.name, code: first!.rejection.code };
};

/** Whether trying again later may help: what the program is not to blame for. */
const passes = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof OutcomeUnknown || error instanceof UnknownEvent;

/**
 * What came of it, or what the program threw, twice. @throws what passes: a store that is away, events of a newer
 * version
 */
export const tryTwice = async <T>(attempt: () => Promise<T>): Promise<T | { readonly error: unknown }> => {
  try {
    return await attempt();
  } catch (first) {
    if (passes(first)) throw first;
  }
  return attempt().catch((error: unknown) => {
    if (passes(error)) throw error;
    return { error };
  });
};
