import {
  categoryOf,
  type AnyDecider,
  type DomainEvent,
  type EventSource,
  type Recorded,
  type RecordedEvent,
  type Subscription,
} from '#kernel';
import type { CommandTable, Sources } from '../commands/command-table.js';

/** What a reaction asks for: of which aggregate, unless the row tells it by the input, and with what. */
export interface Task<Input = object> {
  readonly id?: string;
  readonly input: Input;
}

type Answer<Input> = readonly Task<Input>[] | Promise<readonly Task<Input>[]>;

/** Events of one type of one category are answered with one command, as often as it takes. Made by `reaction`. */
export interface Reaction {
  readonly category: string;
  readonly type: string;
  readonly table: CommandTable;
  readonly command: string;
  readonly react: (event: RecordedEvent, sources: Sources) => Answer<object>;
}

/**
 * What is to be done by itself after events. Its memory, if it needs one, is the log: it may look at what streams hold
 * by now.
 */
export interface ProcessManager {
  readonly name: string;
  /**
   * Where it begins when it is started for the first time: with the first event of the log, or with the next one. The
   * log remembers it: what is written here afterwards changes nothing, nor does what becomes of the read store.
   */
  readonly from: 'now' | 'beginning';
  /**
   * Those for the same event are carried out one after the other. Where they stand is part of the ids of their
   * commands: new ones come last.
   */
  readonly reactions: readonly Reaction[];
}

/** A command that the system issues by itself. */
export interface IssuedCommand extends Task {
  readonly table: CommandTable;
  readonly name: string;
}

type NameIn<Table extends CommandTable> = Table['rows'][number]['name'];
type InputOf<Table extends CommandTable, Name> =
  Extract<Table['rows'][number], { readonly name: Name }> extends { readonly input: new () => infer Input }
    ? Input
    : never;

/**
 * Declares a reaction; the event has the type that its source tells, the command's name and input those of the table's
 * row.
 */
export const reaction = <
  Event extends DomainEvent,
  const Type extends Event['type'],
  Table extends CommandTable,
  const Name extends NameIn<Table>,
>(
  { category }: EventSource<Event>,
  type: Type,
  table: Table,
  command: Name,
  react: (event: Recorded<Extract<Event, { readonly type: Type }>>, sources: Sources) => Answer<InputOf<Table, Name>>,
): Reaction => ({ category, type, table, command, react: react as unknown as Reaction['react'] });

/** Of what a process manager hears. */
export const heardBy = ({ reactions }: ProcessManager): Subscription => {
  const types: Record<string, string[]> = {};
  for (const { category, type } of reactions) (types[category] ??= []).push(type);
  return types;
};

/** The commands with which a process manager answers an event, in order. */
export const answerOf = async (
  manager: ProcessManager,
  event: RecordedEvent,
  sources: Sources,
): Promise<readonly IssuedCommand[]> => {
  const commands: IssuedCommand[] = [];
  for (const { category, type, table, command, react } of manager.reactions) {
    if (categoryOf(event.stream) !== category || event.type !== type) continue;
    for (const task of await react(event, sources)) commands.push({ ...task, table, name: command });
  }
  return commands;
};

/** @throws Error that tells which process manager reacts to what does not exist, or gives a command that does not. */
export const checkManagers = (managers: readonly ProcessManager[], tables: readonly CommandTable[]): void => {
  const wrong = ({ category, type, table, command }: Reaction): string | undefined => {
    const source: AnyDecider | undefined = tables
      .map(({ decider }) => decider)
      .find((decider) => decider.category === category);
    const row = table.rows.find(({ name }) => name === command);
    if (!source) return `reacts to ${type} of ${category}, a category that no context has`;
    if (!Object.hasOwn(source.catalogue, type)) return `reacts to ${type}, an event that ${category} does not have`;
    if (!tables.includes(table)) return `gives commands of ${table.path}, which no context brings`;
    if (!row) return `gives the command ${command}, which ${table.path} does not have`;
    return row.roles.includes('SYSTEM')
      ? undefined
      : `gives the command ${command} of ${table.path}, which the system may not give`;
  };
  for (const { name, reactions } of managers) {
    for (const each of reactions) {
      const fault = wrong(each);
      if (fault) throw new Error(`The process manager ${name} ${fault}.`);
    }
  }
};
