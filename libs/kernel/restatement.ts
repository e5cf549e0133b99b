import type { Acting } from './actor.js';
import type { Command } from './decider.js';
import type { DomainEvent } from './event.js';
import type { Pointer } from './json-pointer.js';

/** The command that an event states again, and in which office it was given. */
export interface Restatement {
  readonly command: Command;
  readonly acting?: Acting;
}

/** How one type of event states its command again, by members of its data. */
export interface RestatedAs<Data> {
  /** Name of the command; absent for what the system observed by itself: nothing is to be asked of it again. */
  readonly command?: string;
  /** The command that begins a record bears its id. */
  readonly begins?: true;
  /** The official who signed: the command bears his name. */
  readonly signed?: keyof Data & string;
  /** Regions that the command names by their code alone. */
  readonly codes?: readonly (keyof Data & string)[];
  /**
   * What follows from other members by the rules: no part of the command, and not corrected by itself; `occurredOn` is
   * the business date.
   */
  readonly derived?: readonly ((keyof Data & string) | 'occurredOn')[];
}

/** The events of a record that can be corrected; repairs themselves are missing. */
export type Restated<Event extends DomainEvent> = {
  readonly [Type in Event['type']]?: RestatedAs<Extract<Event, { type: Type }>['data']>;
};

export interface Restatements {
  /** The member that names the record. */
  readonly id: string;
  /** Undefined for what was no step. */
  restate(event: DomainEvent): Restatement | undefined;
  /** Places in such an event that nobody corrects by themselves. */
  derived(type: string): readonly Pointer[];
  /** Where in such an event stands what its command says at a place: `/acting/capacity` → `/approver/capacity`. */
  placed(type: string, field: Pointer): Pointer;
}

/**
 * Gives back the commands to which the steps of a record are the answers, so that the rules can be asked again when
 * something before was corrected.
 * @param id the member that names the record in all its events, which is never corrected.
 */
export const restatements = <Event extends DomainEvent>(id: string, table: Restated<Event>): Restatements => {
  const rowOf = (type: string): RestatedAs<Record<string, unknown>> =>
    Object.hasOwn(table, type) ? table[type as Event['type']]! : {};
  return {
    id,
    restate: ({ type, data }: DomainEvent): Restatement | undefined => {
      const { command, begins, signed, codes = [], derived = [] } = rowOf(type);
      if (command === undefined) return undefined;
      const said = data as Readonly<Record<string, unknown>>;
      const apart = new Set([...(begins ? [] : [id]), signed, ...derived]);
      const own = Object.entries(said)
        .filter(([name]) => !apart.has(name))
        .map(([name, value]) => [name, codes.includes(name) ? (value as { readonly code: string }).code : value]);
      const acting = signed === undefined ? undefined : (said[signed] as Acting);
      return {
        ...(acting && { acting }),
        command: {
          ...Object.fromEntries(own),
          ...(acting && { officialName: acting.officialName ?? '' }),
          type: command,
        },
      };
    },
    derived: (type: string): readonly Pointer[] => [id, ...(rowOf(type).derived ?? [])].map((name) => `/${name}`),
    placed: (type: string, field: Pointer): Pointer =>
      field.replace(/^\/acting(?=\/|$)/, `/${rowOf(type).signed ?? 'acting'}`),
  };
};
