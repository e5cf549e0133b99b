import type { Settings } from '../composition/settings.js';
import type { Progress } from './progress.js';

/** A line for the reader, in Indonesian and in English. */
export type Words = readonly [id: string, en: string];

/** Exit codes of the program. */
export const EXIT = { done: 0, failed: 1, wrongUsage: 2, different: 3 } as const;

export interface OptionDeclaration {
  /** What stands for the value in the usage, `FILE`; absent = a flag. */
  readonly value?: string;
  readonly required?: boolean;
  readonly summary: Words;
}

export interface ArgumentDeclaration {
  readonly name: string;
  readonly summary: Words;
}

type Declared = Readonly<Record<string, OptionDeclaration>>;
type Given<O extends Declared> = {
  readonly [K in keyof O]: O[K] extends { readonly value: string }
    ? O[K] extends { readonly required: true }
      ? string
      : string | undefined
    : boolean;
};

/** Where a command runs: the settings of this installation, and how to tell how far it has come. */
export interface Session {
  readonly settings: Settings;
  readonly progress: Progress;
  /** Aborted when the operator stops the program: long work ends at its next step, with the stores closed. */
  readonly stopped: AbortSignal;
}

/** What a command found or did: for programs, and for people. */
export interface Outcome {
  readonly result: object;
  readonly text: string;
  /** Two things that should be the same are not. */
  readonly different?: boolean;
}

/** One command, declared once: usage, help, checks of what was typed and the page in the reference come from it. */
export interface Command {
  readonly name: string;
  readonly summary: Words;
  readonly arguments: readonly ArgumentDeclaration[];
  readonly options: Declared;
  /** The standard output is what the command makes; its outcome then goes to the standard error. */
  readonly writesItself?: (args: readonly string[]) => boolean;
  run(
    args: readonly string[],
    options: Readonly<Record<string, string | boolean | undefined>>,
    session: Session,
  ): Promise<Outcome>;
}

/** The commands about one matter: `ops log …`. */
export interface Family {
  readonly name: string;
  readonly summary: Words;
  readonly commands: readonly Command[];
}

/** A declaration checked against its own arguments and options. */
export const command = <const A extends readonly ArgumentDeclaration[], const O extends Declared>(
  declared: Omit<Command, 'arguments' | 'options' | 'run'> & {
    readonly arguments: A;
    readonly options: O;
    run(args: { readonly [K in keyof A]: string }, options: Given<O>, session: Session): Promise<Outcome>;
  },
): Command => declared as unknown as Command;
