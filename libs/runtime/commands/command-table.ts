import {
  requireOfficialName,
  type AnyDecider,
  type BlobUse,
  type Capacity,
  type Command,
  type Decider,
  type DecisionContext,
  type DocRef,
  type DomainEvent,
  type LocalDate,
  type Pointer,
  type Position,
  type Provenance,
  type RecordedEvent,
  type RegionCode,
  type Rejection,
  type Revision,
  type Role,
  type RuleSet,
  type Scope,
  type WarningCode,
  type SubjectKeyStore,
} from '#kernel';
import type { Choice } from '../access/choice.js';
import type { MayKnow } from '../access/disclosure.js';
import type { Party } from '../access/party.js';
import type { NamedOffice, Principal, Side } from '../access/principal.js';

/** What every command may carry beside its own input. */
export interface CommonInput {
  /** Business date; default today in the zone of the one who acts. */
  readonly occurredOn?: LocalDate;
  readonly reason?: string;
  readonly acting?: {
    readonly officeId?: string;
    readonly officialName?: string;
    readonly capacity?: Capacity;
    readonly mandate?: DocRef;
  };
  readonly provenance?: Provenance;
  readonly evidence?: readonly DocRef[];
  readonly acknowledge?: readonly WarningCode[];
}

const COMMON: Readonly<Record<keyof CommonInput, true>> = {
  occurredOn: true,
  reason: true,
  acting: true,
  provenance: true,
  evidence: true,
  acknowledge: true,
};

/** Members that a command bears beside its own input. */
export const isCommon = (member: string): boolean => Object.hasOwn(COMMON, member);

/** A command's own input, without what every command may carry. */
export const ownInput = <Input extends CommonInput>(input: Input): Omit<Input, keyof CommonInput> => {
  const { occurredOn: _o, reason: _r, acting: _a, provenance: _p, evidence: _e, acknowledge: _k, ...own } = input;
  return own;
};

/**
 * The name under which the official acts: asked for wherever the event shows it.
 * @throws Rejection `E_VALIDATION` on `/acting/officialName` without one.
 */
export const officialName = ({ acting }: CommonInput): string => requireOfficialName(acting?.officialName);

/** Reads the current state of other streams by folding them, so that facts are never older than the log. */
export interface Sources {
  state<State, C extends Command, E extends DomainEvent, F>(
    decider: Decider<State, C, E, F>,
    id: string,
  ): Promise<State>;
  /**
   * The events of a record as the log holds them, in their present versions: corrections are among them and have
   * changed nothing yet.
   */
  record(decider: AnyDecider, id: string): Promise<readonly RecordedEvent[]>;
  /**
   * Bytes that lie outside the log, whole and unaltered; undefined where there are none of that hash. Absent where no
   * store of bytes was given.
   */
  bytes?(use: BlobUse, sha256: string): Promise<Uint8Array | undefined>;
  /** The keys of persons' data (COM-11). Absent where no store of them was given. */
  readonly subjectKeys?: Pick<SubjectKeyStore, 'get' | 'remove'>;
  /** Where the one who acts is at home: of regions that a name may mean those nearest to it are told first. */
  readonly near?: Scope | undefined;
}

/** The stream that a command concerns, and the occasion: what the facts of a repair are gathered from. */
export interface OwnRecord {
  /** Its events as the log holds them, in their present versions. */
  record(): Promise<readonly RecordedEvent[]>;
  readonly context: DecisionContext<unknown>;
  /** Whether an official acts or signs by it (COM-04); else something is entered. */
  readonly official: boolean;
  /** What the one who acts may know of it. */
  readonly know: MayKnow;
  /** The rules in force on a day (COM-06). */
  rulesOn(day: LocalDate): RuleSet;
}

/**
 * A claim on something unique across streams, kept in a registry stream of its own and made before the command's events
 * are appended. It names its owner, so repeating it changes nothing, and another owner's claim rejects.
 */
export interface Reservation {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each registry has its own state, commands and events
  readonly registry: Decider<any, any, any, any>;
  readonly id: string;
  readonly reserve: Command;
  /**
   * Place in the input that claims, as a JSON pointer: what a refusal names; absent where the registry's own says it.
   */
  readonly field?: string;
  /** Undoes the claim when a later claim of the same command is refused. */
  readonly release: Command;
}

/**
 * Where each fact comes from that a decision needs beside command and state: of an id and the sources, as contexts
 * publish it in their `contract/`.
 */
export type FactSources<C extends Command, State, Facts> = {
  readonly [Name in keyof Facts]: (
    command: C,
    state: State,
    sources: Sources,
    own: OwnRecord,
  ) => Facts[Name] | Promise<Facts[Name]>;
};

/** One command, declared once: route, validation, OpenAPI entry, handler and authorisation come from this row. */
export interface CommandRow<Input extends CommonInput, C extends Command, State, Facts> {
  /** `AcceptHosting` → `POST /v1/visits/{id}/accept-hosting`; a creating command → `POST /v1/visits`. */
  readonly name: C['type'];
  /** Indonesian and English line for the documentation. */
  readonly summary: readonly [id: string, en: string];
  /** Input class with class-validator decorators. */
  readonly input: new () => Input;
  /** A complete input for the documentation; checked at boot, so that it cannot grow wrong. */
  readonly example?: object;
  readonly creates?: boolean;
  /**
   * Takes the object to another stage: who asks must say which revision was seen, so that of rivals one wins (COM-02).
   */
  readonly leavesStage?: boolean;
  /**
   * Whose stream the command concerns when the id is not random: `user-{userId}`, `regionDirectory-ID`; undefined =
   * random after all.
   */
  readonly idOf?: (input: Input) => string | undefined;
  readonly roles: readonly Role[];
  /** Which of the roles may here, where what the command is about says so; absent: all of them. */
  readonly may?: (role: Role, command: C, state: State) => boolean;
  /** Of a command of the system: it enters what people told elsewhere, which they correct like what they enter. */
  readonly toldByPeople?: true;
  /** It has no route of its own: a route of its context gives it, with what a client cannot send. */
  readonly unrouted?: true;
  /**
   * Puts references in the place of all handles of persons in the input; `reference` rejects a handle that is not good
   * for the sender.
   */
  readonly persons?: (input: Input, reference: (handle: string, field: string) => string) => Input;
  /** The input names an upload, in whose place stands what the system found of it before the command is carried out. */
  readonly takesUpload?: boolean;
  /** For one of which the actor must hold one of the roles: regions, or the country; empty = any scope will do. */
  readonly parties: (command: C, state: State) => readonly Scope[];
  /**
   * Where what the command is about says who may, its sides instead of the roles and parties: the actor belongs to one
   * of them. The roles are those of all sides.
   */
  readonly sides?: (
    command: C,
    state: State,
    record: () => Promise<readonly RecordedEvent[]>,
  ) => Promise<readonly Side[]>;
  /**
   * Of what in a record the command can be, where its input says which: each with its sides, so that it can be told
   * before there is an input who may give it. Absent: its sides follow from the record, or no record bounds them.
   */
  readonly choices?: (state: State, record: () => Promise<readonly RecordedEvent[]>) => Promise<readonly Choice[]>;
  /**
   * Whether the record waits for the command at the stages where it is possible, and goes on by it: for whoever may
   * give it (`true`), or for these alone of them. Absent: it never does.
   */
  readonly awaited?: (state: State) => boolean | readonly Side[];
  /** The office whose record the command is about, where the head of another agency of the same region has no say. */
  readonly ofOffice?: (command: C, state: State) => string | undefined;
  /** The party whose own it is, where nobody above it or beside it has a say. */
  readonly ofParty?: (command: C, state: State) => Party | undefined;
  /** The government for which one acts, where no agency of another has a say. */
  readonly ofGovernment?: (command: C, state: State) => RegionCode | undefined;
  /**
   * `every`: one grant must reach all of the parties, because the act changes something in each of them. Default: one
   * of them is enough.
   */
  readonly reach?: 'every';
  /**
   * The office that the input names as its sender's own: it is held for the region of the act, or the command is
   * refused (COM-04).
   */
  readonly office?: (command: C) => NamedOffice;
  /**
   * An official acts or signs: the office must have been held on the day of the act, not only today (COM-04). Absent:
   * who enters records.
   */
  readonly official?: boolean;
  /**
   * Region of the one who acts, where its day is not that of the obligated party: a host dates its answer by its own
   * calendar (COM-05).
   */
  readonly actsIn?: (command: C, state: State) => RegionCode | undefined;
  /**
   * Last day on which the act is in time. What is entered later with a date that is in time needs a reason and is
   * flagged (COM-05); days end in the zone of the obligated party.
   */
  readonly lastDay?: (command: C, state: State) => LocalDate | undefined;
  /** Normalises the input: regions resolved, amounts read. */
  readonly prepare: (input: Input, id: string, sources: Sources) => C | Promise<C>;
  /**
   * Commands on other objects that it stands for, once it is recorded itself: each is decided by itself, and the
   * receipt tells what came of it.
   */
  readonly parts?: (command: C, request: CommandRequest & { readonly input: Input }) => readonly Part[];
  /** By name: the act sees these and no others. */
  readonly facts?: FactSources<C, State, Facts>;
  readonly reservations?: (command: C, state: State, context: DecisionContext<Facts>) => readonly Reservation[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of one table differ in input and command
export type AnyRow = CommandRow<any, any, any, any>;

/** For the rows of commands that the system alone gives: its right holds everywhere. */
export const OF_SYSTEM = { roles: ['SYSTEM'], parties: () => [] } as const satisfies Pick<AnyRow, 'roles' | 'parties'>;

/** Whether the system alone gives the command. */
export const isSystems = ({ roles }: Pick<AnyRow, 'roles'>): boolean => roles.every((role) => role === 'SYSTEM');

/** A row as it is known to whoever gives its command by name. */
export type RowOf<Name extends string, Input> = Omit<AnyRow, 'name' | 'input'> & {
  readonly name: Name;
  readonly input: new () => Input;
};

/**
 * All that may be asked of one aggregate. Declared with `satisfies CommandTable` it keeps the names and inputs of its
 * rows.
 */
export interface CommandTable {
  /** Path below `/v1`, plural: `visits`. */
  readonly path: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tables of all aggregates stand in one list
  readonly decider: Decider<any, any, any, any>;
  /** Region in whose zone days begin and end for this aggregate, and whose settings hold. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly obligated: (command: any, state: any) => RegionCode | undefined;
  /**
   * Its streams hold what documents of any classification bear, apart from the documents: no list shows them, and their
   * trail is open to those alone to whom no document is closed.
   */
  readonly ofClosedDocuments?: true;
  /**
   * Who may know of an object: holders of the roles for one of its regions. To all others a command is answered as if
   * it did not exist. Absent: whoever may give commands may know what there is.
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly readers?: { readonly roles: readonly Role[]; readonly regions: (state: any) => readonly RegionCode[] };
  readonly rows: readonly AnyRow[];
}

export interface CommandRequest {
  readonly table: CommandTable;
  readonly row: AnyRow;
  /** Id of the aggregate; absent for a creating command. */
  readonly id?: string;
  readonly input: CommonInput;
  readonly principal: Principal;
  /** Given by the client as `Idempotency-Key`, or derived from the event that a process manager answers. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** From `If-Match`: the revisions of which the object must have one, or any at all. */
  readonly expectedRevision?: readonly Revision[] | 'any';
  /** A revision must be named: without one the command is refused. */
  readonly revisionRequired?: boolean;
  /**
   * Milliseconds after which the sender is told that it is not known whether the command has effect: what has begun
   * goes on, what still waits for its turn is dropped. Absent: the sender waits.
   */
  readonly answerWithin?: number;
  /** Decided, and nothing written: whoever asks is told what would be refused. */
  readonly dryRun?: true;
}

/** One of the commands that a command stands for. */
export interface Part extends Pick<CommandRequest, 'table' | 'row' | 'input' | 'commandId'> {
  /** What it is about, as the receipt names it. */
  readonly of: string;
  /** Where a place in its own input stands in the input of the whole. */
  readonly placed: (field: Pointer) => Pointer;
}

/** What came of a part. */
export type PartOutcome = { readonly of: string } & ({ readonly receipt: Receipt } | { readonly refused: Rejection });

/** What the client gets for a command, the first time and every time it is repeated. */
export interface Receipt {
  readonly stream: string;
  readonly id: string;
  readonly revision: Revision;
  readonly position: Position;
  readonly events: readonly string[];
  readonly warnings: readonly WarningCode[];
  /** Of a command that stands for others: what came of each, in the order in which it names them. */
  readonly parts?: readonly PartOutcome[];
}

/** What one command is decided on: nothing where its table names no facts for it. */
type FactsFor<FactsByCommand, Name> = Name extends keyof FactsByCommand ? FactsByCommand[Name] : undefined;

/** A row gathers every fact that its act sees. */
type Gathering<C extends Command, State, Facts> = undefined extends Facts
  ? object
  : { readonly facts: FactSources<C, State, Facts> };

/**
 * The rows of one aggregate, checked against its types. `FactsByCommand`: what each of its commands is decided on, by
 * name.
 */
export const rowsFor =
  <State, C extends Command, FactsByCommand = object>() =>
  <Input extends CommonInput, const Name extends C['type']>(
    row: CommandRow<Input, Extract<C, { type: Name }>, State, FactsFor<FactsByCommand, Name>> & {
      readonly name: Name;
    } & Gathering<Extract<C, { type: Name }>, State, FactsFor<FactsByCommand, Name>>,
  ): RowOf<Name, Input> =>
    row;

/** What a command is decided on, each fact from the source that its row names; undefined where it needs none. */
export const gatherFacts = async (
  { facts, official = false }: AnyRow,
  command: Command,
  state: unknown,
  sources: Sources,
  record: Omit<OwnRecord, 'official'>,
): Promise<unknown> => {
  if (!facts) return undefined;
  const own: OwnRecord = { ...record, official };
  const gathered: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(facts)) gathered[name] = await source(command, state, sources, own);
  return gathered;
};
