import {
  BUSINESS_DATE,
  Rejection,
  type Acting,
  type Actor,
  type DecisionContext,
  type DomainEvent,
  type FieldChange,
  type LocalDate,
  type RecordedEvent,
  type Restatement,
  type WarningCode,
} from '#kernel';
import { gatherFacts, type CommandTable, type OwnRecord, type Reservation, type Sources } from './command-table.js';
import { entryOf, type Entry } from './corrected-entry.js';

/** The command that an event restates; undefined for what the system observed by itself. */
export type Restating = (event: RecordedEvent) => Restatement | undefined;

const asText = (value: unknown): string => JSON.stringify(value) ?? '';

/** What came of deciding an event again. */
export interface Replayed {
  readonly entry: Entry;
  readonly data?: Readonly<Record<string, unknown>>;
  /** All that the command led to. */
  readonly decided?: readonly DomainEvent[];
  readonly refused?: Rejection;
  readonly claims: (commandId: string) => readonly Reservation[];
}

/** The event as an entry of its command; undefined where no command of the table led to it. */
export const entryIn = (
  table: CommandTable,
  restate: Restating,
  event: RecordedEvent,
  state: unknown,
): Entry | undefined => {
  const { command, acting } = restate(event) ?? {};
  const row = command && table.rows.find(({ name }) => name === command.type);
  return row && entryOf(table, row, command, acting, state, event);
};

/** In the office that the event itself states, with its mandate or with none. */
const actedAs = ({ mandate: _of, ...actor }: Actor, { officeId, capacity, mandate }: Acting): Actor => ({
  ...actor,
  officeId,
  capacity,
  ...(mandate && { mandate }),
});

/** Decides again what an event decided, with the facts as of now and on the day on which it was recorded. */
export const replay = async (
  table: CommandTable,
  restate: Restating,
  event: RecordedEvent,
  state: unknown,
  acknowledged: readonly WarningCode[],
  sources: Sources,
  own: OwnRecord,
): Promise<Replayed | undefined> => {
  const entry = entryIn(table, restate, event, state);
  if (!entry) return undefined;
  const { row, command, acting } = entry;
  const {
    metadata: { occurredOn, recordedAt, actor, commandId, reason },
  } = event;
  const said = (event.data as { reason?: string }).reason ?? reason;
  const occasion: DecisionContext<unknown> = {
    now: recordedAt,
    today: entry.recordedOn,
    occurredOn,
    actor: acting ? actedAs(actor, acting) : actor,
    commandId,
    rules: own.rulesOn(occurredOn),
    acknowledged,
    facts: undefined,
    ...(said !== undefined && { reason: said }),
  };
  const context = {
    ...occasion,
    facts: await gatherFacts(row, command, state, sources, { ...own, context: occasion }),
  };
  const claims = (by: string) => row.reservations?.(command, state, { ...context, commandId: by } as never) ?? [];
  try {
    const decided: readonly DomainEvent[] = table.decider.decide(command, state, context as never);
    return {
      entry,
      data: (decided.find(({ type }) => type === event.type)?.data ?? event.data) as Readonly<Record<string, unknown>>,
      decided,
      claims,
    };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { entry, refused: error, claims };
  }
};

/**
 * Claims in the registries in which the correction moves any, made by its own command: all that the event has there, so
 * that they stay together.
 */
export const movedClaims = (before: Replayed, after: Replayed, commandId: string): readonly Reservation[] => {
  const [was, is] = [before.claims(''), after.claims('')];
  const texts = [new Set(was.map(asText)), new Set(is.map(asText))] as const;
  const moved = new Set(
    [...was.filter((claim) => !texts[1].has(asText(claim))), ...is.filter((claim) => !texts[0].has(asText(claim)))].map(
      ({ registry }) => registry,
    ),
  );
  return after.claims(commandId).filter(({ registry }) => moved.has(registry));
};

/** What the command of a step led to beside it: the event of that type, of which no command of its own tells. */
const beside = ({ type }: DomainEvent, { decided = [], ...step }: Replayed): Replayed => {
  const data = decided.find((each) => each.type === type)?.data as Replayed['data'];
  const { data: _own, ...rest } = step;
  return { ...rest, ...(data && { data }) };
};

/** A step that was decided again, and the day on which it was until the correction, where that is another by now. */
export interface StepAgain {
  readonly commandId: string;
  readonly old: Replayed;
  readonly again: Replayed;
  readonly movedFrom?: LocalDate;
  readonly on: LocalDate;
}

/** What stands otherwise in an event to which the command of a step led beside it. */
export const consequencesBeside = (event: RecordedEvent, step: StepAgain): readonly FieldChange[] => {
  const { id, type, metadata } = event;
  const moved = step.movedFrom !== undefined && metadata.occurredOn === step.movedFrom;
  return [
    ...consequences(event, beside(event, step.old), beside(event, step.again)),
    ...(moved
      ? [{ targetEventId: id, targetType: type, field: BUSINESS_DATE, old: step.movedFrom, new: step.on }]
      : []),
  ];
};

/**
 * What stands otherwise in the event because the rules, asked again, say otherwise than they did before the correction.
 */
export const consequences = (event: RecordedEvent, before: Replayed, after: Replayed): readonly FieldChange[] => {
  if (!before.data || !after.data) return [];
  const names = new Set([...Object.keys(before.data), ...Object.keys(after.data)]);
  return [...names].flatMap((name): FieldChange[] => {
    const [was, is, stands] = [
      before.data![name],
      after.data![name],
      (event.data as Readonly<Record<string, unknown>>)[name],
    ];
    if (asText(was) === asText(is) || asText(is) === asText(stands)) return [];
    return [
      {
        targetEventId: event.id,
        targetType: event.type,
        field: `/${name}`,
        ...(stands !== undefined && { old: stands }),
        ...(is !== undefined && { new: is }),
      },
    ];
  });
};
