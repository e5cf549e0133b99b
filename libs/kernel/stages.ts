import type { Meaning } from './code-lists.js';
import type { AnyDecider, Command, DecisionContext } from './decider.js';
import type { DomainEvent } from './event.js';
import { reject } from './rejection.js';

/**
 * A life in stages. `ByStage` says what is known at each stage; NONE is the stage before the first event:
 * `interface DoorByStage { NONE: object; OPEN: { openedOn: LocalDate }; SHUT: object }`.
 */
export type InStage<ByStage, Stage extends keyof ByStage = keyof ByStage> = {
  [S in Stage]: { readonly stage: S } & ByStage[S];
}[Stage];

/** From which stages a command is possible, and what it then decides. */
export interface Act<C extends Command, Event extends DomainEvent, Facts> {
  readonly from: readonly string[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- `actsFor` checks the function
  readonly decide: (command: C, state: any, context: DecisionContext<Facts>) => readonly Event[];
}

/** One act for each command, none forgotten. */
export type Acts<C extends Command, Event extends DomainEvent, Facts> = {
  readonly [T in C['type']]: Act<Extract<C, { type: T }>, Event, Facts>;
};

/**
 * Which facts each act of a table sees, with those that are looked at before every act: what the rows of its commands
 * gather.
 */
export type FactsByAct<Table, Always> = {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the command and the events
  readonly [Name in keyof Table]: Table[Name] extends Act<any, any, infer Facts> ? Facts & Always : never;
};

/**
 * Makes the rows of an act table; the stages must be among those whose state the function understands. The facts that
 * an act sees are those that its context names.
 */
export const actsFor =
  <State extends { readonly stage: string }, Event extends DomainEvent>() =>
  <C extends Command, Known extends State, Facts>(
    from: readonly Known['stage'][],
    decide: (command: C, state: Known, context: DecisionContext<Facts>) => readonly Event[],
  ): Act<C, Event, Facts> => ({ from, decide });

/** What a table of acts says of stages before any command is given. */
export interface Staged {
  /** From which stages each command is possible. */
  readonly stagesOf: Readonly<Record<string, readonly string[]>>;
  /** @throws Rejection the same that the command would meet at that stage. */
  requireStage(type: string, state: { readonly stage: string }): void;
}

/** Undefined for a decider that is not made of acts by stage. */
export const stagedIn = ({ decide }: AnyDecider): Staged | undefined =>
  'requireStage' in decide ? (decide as unknown as Staged) : undefined;

/**
 * The `decide` of a table: the stage first, then what holds for every command, then the act itself. A refusal tells
 * stages by code and in `words`.
 * @throws Rejection `E_NOT_FOUND` before the first event; `E_STATE` at any other stage that the row does not name.
 */
export const decideByStage = <
  State extends { readonly stage: string },
  C extends Command,
  Event extends DomainEvent,
  Facts,
>(
  acts: Acts<C, Event, Facts>,
  beforeEveryAct: (command: C, state: State, context: DecisionContext<Facts>) => void,
  words: Readonly<Partial<Record<string, Meaning>>>,
): ((command: C, state: State, context: DecisionContext<Facts>) => readonly Event[]) & Staged => {
  const actOf = (type: string): Act<C, Event, Facts> => acts[type as C['type']] as Act<C, Event, Facts>;
  const told = (stage: string, language: 0 | 1): string =>
    words[stage] ? `${stage} (${words[stage][language]})` : stage;
  const requireStage: Staged['requireStage'] = (type, { stage }) => {
    const { from } = actOf(type);
    if (from.includes(stage)) return;
    if (stage === 'NONE') throw reject('E_NOT_FOUND');
    const possible = (language: 0 | 1): string => from.map((each) => told(each, language)).join('; ');
    throw reject('E_STATE', {
      details: { stage, possibleFrom: from },
      messageId: `Tindakan ini hanya mungkin pada tahap ${possible(0)}. Catatan ini pada tahap ${told(stage, 0)}.`,
      messageEn: `This act is possible only at the stage ${possible(1)}. The record is at the stage ${told(stage, 1)}.`,
    });
  };
  const decide = (command: C, state: State, context: DecisionContext<Facts>): readonly Event[] => {
    requireStage(command.type, state);
    beforeEveryAct(command, state, context);
    return actOf(command.type).decide(command, state, context);
  };
  const stagesOf = Object.fromEntries(
    Object.entries<Act<never, Event, never>>(acts as never).map(([type, { from }]) => [type, from]),
  );
  return Object.assign(decide, { stagesOf, requireStage });
};
