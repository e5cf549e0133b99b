import {
  BUSINESS_DATE, Rejection, WARNINGS, askedChange, effective, fold, notHeld, overlaps, reject, restated, withinOf,
  type Acting, type Actor, type Command, type DecisionContext, type DomainEvent, type FieldChange, type Pointer, type RecordedEvent, type RepairFacts, type WarningCode,
} from '#kernel';
import { requireSight } from './closed-to-correction.js';
import type { CommandTable, OwnRecord, Reservation, Sources } from './command-table.js';
import { entryOf, requireEntry, wasBackdated, type Entry } from './corrected-entry.js';
import type { Principal } from './principal.js';

/** The command that an event states again, and in which office it was given. */
export interface Restatement {
  readonly command: Command;
  readonly acting?: Acting;
}

/** What one aggregate tells of its events, so that any field of them can be corrected. */
export interface Repair {
  /** Undefined for what the system observed by itself: nothing is to be asked of it again. */
  restate(event: RecordedEvent): Restatement | undefined;
  /** Members of an event that follow from others by the rules, and its identity: nobody corrects them by themselves. */
  derived(type: string): readonly Pointer[];
  /** The value with whatever stands in it by reference resolved: regions by code or name. */
  resolve(field: Pointer, value: unknown, sources: Sources): Promise<unknown>;
  /** The form of the input that led to such an event, held against the event as it would be. @throws Rejection `E_VALIDATION`, `E_AMOUNT`. */
  check(event: RecordedEvent): void;
  /** What the author of an event may do and might ever. */
  author(userId: string, sources: Sources): Promise<Principal>;
  /** Whether what this event claimed across streams is still claimed. */
  stillClaims(event: RecordedEvent, state: unknown): boolean;
}

export interface Asked {
  readonly targetEventId: string;
  readonly field: Pointer;
  readonly value: unknown;
}

/** Code and rule: a record that broke a rule before may still be corrected, as long as it breaks none anew. */
const brokenRule = ({ code, info }: Rejection): string => `${code} ${info.ruleId ?? ''}`;

const asText = (value: unknown): string => JSON.stringify(value) ?? '';

interface Replayed {
  readonly entry: Entry;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly refused?: Rejection;
  readonly claims: (commandId: string) => readonly Reservation[];
}

/** The event as an entry of its command; undefined where no command of the table led to it. */
const entryIn = (table: CommandTable, repair: Repair, event: RecordedEvent, state: unknown): Entry | undefined => {
  const { command, acting } = repair.restate(event) ?? {};
  const row = command && table.rows.find(({ name }) => name === command.type);
  return row && entryOf(table, row, command, acting, state, event);
};

/** Decides again what an event decided, with the facts as of now and on the day on which it was recorded. */
const replay = async (
  table: CommandTable, repair: Repair, event: RecordedEvent, state: unknown, acknowledged: readonly WarningCode[], sources: Sources, own: OwnRecord,
): Promise<Replayed | undefined> => {
  const entry = entryIn(table, repair, event, state);
  if (!entry) return undefined;
  const { row, command, acting } = entry;
  const { metadata: { occurredOn, recordedAt, actor, commandId, reason } } = event;
  const said = (event.data as { reason?: string }).reason ?? reason;
  const office: Partial<Actor> = acting ? { officeId: acting.officeId, capacity: acting.capacity, ...(acting.mandate && { mandate: acting.mandate }) } : {};
  const context: DecisionContext<unknown> = {
    now: recordedAt, today: entry.recordedOn, occurredOn,
    actor: { ...actor, ...office }, commandId, rules: own.rulesOn(occurredOn), acknowledged, facts: await row.facts?.(command, state, sources, own),
    ...(said !== undefined && { reason: said }),
  };
  const claims = (by: string) => row.reservations?.(command, state, { ...context, commandId: by } as never) ?? [];
  try {
    const decided: readonly DomainEvent[] = table.decider.decide(command, state, context as never);
    return { entry, data: (decided.find(({ type }) => type === event.type)?.data ?? event.data) as Readonly<Record<string, unknown>>, claims };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { entry, refused: error, claims };
  }
};

/** Claims in the registries in which the correction moves any, made by its own command: all that the event has there, so that they stay together. */
const movedClaims = (before: Replayed, after: Replayed, commandId: string): readonly Reservation[] => {
  const [was, is] = [before.claims(''), after.claims('')];
  const texts = [new Set(was.map(asText)), new Set(is.map(asText))] as const;
  const moved = new Set([...was.filter((claim) => !texts[1].has(asText(claim))), ...is.filter((claim) => !texts[0].has(asText(claim)))].map(({ registry }) => registry));
  return after.claims(commandId).filter(({ registry }) => moved.has(registry));
};

/** The rule's own refusal, with the event whose step it no longer allows. */
const refusedBecauseOf = ({ code, info, messageId, messageEn }: Rejection, { id, type }: RecordedEvent): Rejection =>
  reject(code, { ...info, messageId, messageEn, field: '/value', details: { ...info.details, brokenBy: { eventId: id, type, ...(info.field && { field: info.field }) } } });

/** What stands otherwise in the event because the rules, asked again, say otherwise than they did before the correction. */
const consequences = (event: RecordedEvent, before: Replayed, after: Replayed): readonly FieldChange[] => {
  if (!before.data || !after.data) return [];
  const names = new Set([...Object.keys(before.data), ...Object.keys(after.data)]);
  return [...names].flatMap((name): FieldChange[] => {
    const [was, is, stands] = [before.data![name], after.data![name], (event.data as Readonly<Record<string, unknown>>)[name]];
    if (asText(was) === asText(is) || asText(is) === asText(stands)) return [];
    return [{
      targetEventId: event.id, targetType: event.type, field: `/${name}`, ...(stands !== undefined && { old: stands }), ...(is !== undefined && { new: is }),
    }];
  });
};

/** Places of the input that have not the form it asks for. */
const misformed = (repair: Repair, event: RecordedEvent): readonly [rejection?: Rejection, places?: readonly Pointer[]] => {
  try {
    repair.check(event);
    return [];
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return [error, (error.info.details?.['errors'] as readonly { field: Pointer }[] | undefined)?.map(({ field }) => field) ?? [error.info.field ?? '']];
  }
};

/** What was entered in another form, when that was allowed, may stay; what is corrected, and all that was right, has the form of today. */
const requireForm = (repair: Repair, before: RecordedEvent, after: RecordedEvent, { field, old }: FieldChange): void => {
  const known = new Set(misformed(repair, before)[1]);
  const [rejection, places = []] = misformed(repair, after);
  if (!rejection || places.every((place) => known.has(place) && !overlaps(place, field))) return;
  const { code, info, messageId, messageEn } = rejection;
  throw reject(code, { ...info, messageId, messageEn, field: old === undefined ? '/field' : '/value' });
};

/** What the edge asked of the original is asked of the corrected event. */
const requireEntered = async (
  table: CommandTable, repair: Repair, before: RecordedEvent, after: RecordedEvent, state: unknown, change: FieldChange, sources: Sources, own: OwnRecord,
): Promise<void> => {
  const [was, is] = [before, after].map((event) => entryIn(table, repair, event, state));
  if (!was || !is) throw notHeld(change.field, after.type, true);
  try {
    await requireEntry(was, is, change, repair.author, sources, own);
  } catch (error) {
    throw error instanceof Rejection ? refusedBecauseOf(error, after) : error;
  }
};

/**
 * Looks at a correction: the event exists in this record and holds the field, the value has the form of the command's input, and every rule
 * that was asked when the later steps were taken is asked again with it (COM-01).
 * @param acknowledging warnings that count as acknowledged beside those that the steps themselves acknowledged.
 * @returns the change with all that follows from it.
 * @throws Rejection `E_CONFIDENTIAL` for who may not see what is changed; of COM-01, of the form, or of the first rule that the record would break with the new value.
 */
export const lookAtCorrection = async (
  table: CommandTable, repair: Repair, asked: Asked, acknowledging: readonly WarningCode[], sources: Sources, own: OwnRecord,
): Promise<RepairFacts> => {
  const record = await own.record();
  const before = effective(record);
  const index = before.findIndex(({ id }) => id === asked.targetEventId);
  if (index >= 0) requireSight(before[index]!, restated(before[index]!, asked.field, asked.value), asked.field, before, own.know);
  const value = index >= 0 && asked.field !== BUSINESS_DATE ? await repair.resolve(asked.field, asked.value, sources) : asked.value;
  const plain = askedChange(record, { ...asked, value });
  if (repair.derived(plain.targetType).some((field) => asked.field === field || asked.field.startsWith(`${field}/`))) throw notHeld(asked.field, plain.targetType, true);
  const changed = restated(before[index]!, asked.field, value);
  const within = withinOf(before[index]!, changed, asked.field);
  const change = { ...plain, ...(within && { within }) };

  const { decider } = table;
  let was = fold(decider, before.slice(0, index));
  let is = was;
  if (asked.field !== BUSINESS_DATE) requireForm(repair, before[index]!, changed, change);
  await requireEntered(table, repair, before[index]!, changed, was, change, sources, own);

  const present = fold(decider, before.slice(index), was);
  const changes: FieldChange[] = [change];
  const claims: Reservation[] = [];
  let backdated = false;
  for (const [offset, event] of before.slice(index).entries()) {
    let now = offset === 0 ? changed : event;
    const old = await replay(table, repair, event, was, WARNINGS, sources, own);
    const acknowledged = [...(event.data as { acknowledged?: readonly WarningCode[] }).acknowledged ?? [], ...acknowledging];
    const again = await replay(table, repair, now, is, acknowledged, sources, own);
    if (again?.refused && !(old?.refused && brokenRule(old.refused) === brokenRule(again.refused))) throw refusedBecauseOf(again.refused, event);
    if (old && again) {
      backdated ||= wasBackdated(again.entry, own) && !wasBackdated(old.entry, own) && !event.metadata.warnings?.includes('W_BACKDATED');
      for (const consequence of consequences(now, old, again)) {
        if (now.id === change.targetEventId && consequence.field === `/${change.field.split('/')[1]}`) continue;
        changes.push(consequence);
        now = restated(now, consequence.field, consequence.new);
      }
      if (repair.stillClaims(event, present)) claims.push(...movedClaims(old, again, own.context.commandId));
    }
    was = decider.evolve(was, event as DomainEvent, event.metadata);
    is = decider.evolve(is, now as DomainEvent, now.metadata);
  }
  return { record, changes, claims, warnings: backdated ? ['W_BACKDATED'] : [] };
};
