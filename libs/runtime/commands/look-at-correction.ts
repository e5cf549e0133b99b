import {
  BUSINESS_DATE,
  Rejection,
  WARNINGS,
  askedChanges,
  changeAt,
  effective,
  fold,
  notHeld,
  overlaps,
  reject,
  restated,
  withinOf,
  type AskedChange,
  type DomainEvent,
  type FieldChange,
  type Pointer,
  type RecordedEvent,
  type RepairFacts,
  type WarningCode,
} from '#kernel';
import { requireSight } from './closed-to-correction.js';
import {
  isCommon,
  isSystems,
  type CommandTable,
  type OwnRecord,
  type Reservation,
  type Sources,
} from './command-table.js';
import { requireEntry, wasBackdated } from './corrected-entry.js';
import {
  consequences,
  consequencesBeside,
  entryIn,
  movedClaims,
  replay,
  type Restating,
  type StepAgain,
} from './replay.js';
import type { Principal } from '../access/principal.js';

/** What one aggregate tells of its events, so that any field of them can be corrected. */
export interface Repair {
  /** Undefined for what the system observed by itself: nothing is to be asked of it again. */
  readonly restate: Restating;
  /** Members of an event that follow from others by the rules, and its identity: nobody corrects them by themselves. */
  derived(type: string): readonly Pointer[];
  /** Where in such an event stands what its command says at a place. */
  placed(type: string, field: Pointer): Pointer;
  /**
   * The value with whatever stands in it by reference resolved: regions by code or name. @param at the change in the
   * request, which a refusal names.
   */
  resolve(change: AskedChange, at: Pointer, sources: Sources): Promise<unknown>;
  /**
   * The form of the input that led to such an event, held against the event as it would be. @throws Rejection
   * `E_VALIDATION`, `E_AMOUNT`.
   */
  check(event: RecordedEvent): void;
  /** What the author of an event may do and might ever. */
  author(userId: string, sources: Sources): Promise<Principal>;
  /** Whether what this event claimed across streams, in this registry, is still claimed. */
  stillClaims(event: RecordedEvent, state: unknown, claim: Reservation): boolean;
}

export interface Asked {
  readonly targetEventId: string;
  readonly changes: readonly AskedChange[];
}

/** What the request names where a rule does not say which of its changes it refuses. */
const wholeOf = ({ length }: readonly unknown[]): Pointer => (length === 1 ? `${changeAt(0)}/value` : '/changes');

const brokenRule = ({ code, info }: Rejection): string => `${code} ${info.ruleId ?? ''}`;

/**
 * A record that broke a rule before may still be corrected, as long as it breaks none anew; what is corrected is held
 * to the rule that speaks of it, whatever stood there before.
 */
const mayStay = (
  repair: Repair,
  { type }: RecordedEvent,
  was: Rejection | undefined,
  is: Rejection,
  changes: readonly FieldChange[],
): boolean => {
  if (!was || brokenRule(was) !== brokenRule(is)) return false;
  const { field } = is.info;
  return field === undefined || !changes.some((change) => overlaps(change.field, repair.placed(type, field)));
};

/** The rule's own refusal, with the event whose step it no longer allows. */
const refusedBecauseOf = (
  { code, info, messageId, messageEn }: Rejection,
  { id, type }: RecordedEvent,
  field: Pointer,
): Rejection =>
  reject(code, {
    ...info,
    messageId,
    messageEn,
    field,
    details: { ...info.details, brokenBy: { eventId: id, type, ...(info.field && { field: info.field }) } },
  });

/** Places of the input that have not the form it asks for. */
const misformed = (
  repair: Repair,
  event: RecordedEvent,
): readonly [rejection?: Rejection, places?: readonly Pointer[]] => {
  try {
    repair.check(event);
    return [];
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return [
      error,
      (error.info.details?.['errors'] as readonly { field: Pointer }[] | undefined)?.map(({ field }) => field) ?? [
        error.info.field ?? '',
      ],
    ];
  }
};

/**
 * What was entered in another form, when that was allowed, may stay; what is corrected, and all that was right, has the
 * form of today.
 */
const requireForm = (
  repair: Repair,
  before: RecordedEvent,
  after: RecordedEvent,
  changes: readonly FieldChange[],
): void => {
  const known = new Set(misformed(repair, before)[1]);
  const [rejection, places = []] = misformed(repair, after);
  const changeOf = (place: Pointer): number => changes.findIndex(({ field }) => overlaps(place, field));
  const wrong = places.filter((place) => !known.has(place) || changeOf(place) >= 0).map(changeOf);
  if (!rejection || !wrong.length) return;
  const { code, info, messageId, messageEn } = rejection;
  const index = wrong.find((each) => each >= 0);
  const field =
    index === undefined
      ? wholeOf(changes)
      : `${changeAt(index)}/${changes[index]!.old === undefined ? 'field' : 'value'}`;
  throw reject(code, { ...info, messageId, messageEn, field });
};

/** What the edge asked of the original is asked of the corrected event. */
const requireEntered = async (
  table: CommandTable,
  repair: Repair,
  before: RecordedEvent,
  after: RecordedEvent,
  state: unknown,
  changes: readonly FieldChange[],
  sources: Sources,
  own: OwnRecord,
): Promise<void> => {
  const [was, is] = [before, after].map((event) => entryIn(table, repair.restate, event, state));
  // What the system alone says follows from what others said.
  if (!was || !is || (isSystems(was.row) && !was.row.toldByPeople))
    throw notHeld(changeAt(0), changes[0]!.field, after.type, true);
  try {
    await requireEntry(
      was,
      is,
      changes.map(({ field }) => field),
      repair.author,
      sources,
      own,
    );
  } catch (error) {
    throw error instanceof Rejection ? refusedBecauseOf(error, after, wholeOf(changes)) : error;
  }
};

/** Members that a command bears beside its own input; no event gets one of them that it does not hold. */
const ofEnvelope = (field: Pointer): boolean =>
  field === '/type' || field === '/officialName' || isCommon(field.slice(1));

/** The changes with all references in them resolved, each looked at by itself. */
const resolved = async (
  repair: Repair,
  { targetEventId, changes }: Asked,
  record: readonly RecordedEvent[],
  target: RecordedEvent | undefined,
  sources: Sources,
): Promise<readonly FieldChange[]> => {
  const given: AskedChange[] = [];
  for (const [index, change] of changes.entries()) {
    given.push(
      target && change.field !== BUSINESS_DATE
        ? { ...change, value: await repair.resolve(change, changeAt(index), sources) }
        : change,
    );
  }
  const plain = askedChanges(record, targetEventId, given);
  for (const [index, { field, targetType, old }] of plain.entries()) {
    if (old === undefined && ofEnvelope(field)) throw notHeld(changeAt(index), field, targetType);
    if (repair.derived(targetType).some((derived) => field === derived || field.startsWith(`${derived}/`)))
      throw notHeld(changeAt(index), field, targetType, true);
  }
  return plain;
};

/** The event with all changes at once: the rules see none of them without the others. */
const withAll = (event: RecordedEvent, changes: readonly AskedChange[]): RecordedEvent =>
  changes.reduce((now, { field, value }) => restated(now, field, value), event);

/**
 * Looks at a correction: the event exists in this record and holds the fields, the values have the form of the
 * command's input, and every rule that was asked when the later steps were taken is asked again with all of them
 * (COM-01).
 * @param acknowledging warnings that count as acknowledged beside those that the steps themselves acknowledged.
 * @returns the changes with all that follows from them.
 * @throws Rejection `E_CONFIDENTIAL` for who may not see what is changed; of COM-01, of the form, or of the first rule
 * that the record would break with the new values.
 */
export const lookAtCorrection = async (
  table: CommandTable,
  repair: Repair,
  asked: Asked,
  acknowledging: readonly WarningCode[],
  sources: Sources,
  own: OwnRecord,
): Promise<RepairFacts> => {
  const record = await own.record();
  const before = effective(record);
  const index = before.findIndex(({ id }) => id === asked.targetEventId);
  const target = before[index];
  if (target)
    requireSight(
      target,
      withAll(target, asked.changes),
      asked.changes.map(({ field }) => field),
      before,
      own.know,
    );
  const plain = await resolved(repair, asked, record, target, sources);
  const changed = withAll(
    target!,
    plain.map(({ field, new: value }) => ({ field, value })),
  );
  const changes = plain.map((change): FieldChange => {
    const within = withinOf(target!, changed, change.field);
    return { ...change, ...(within && { within }) };
  });

  const { decider } = table;
  let was = fold(decider, before.slice(0, index));
  let is = was;
  if (changes.some(({ field }) => field !== BUSINESS_DATE)) requireForm(repair, target!, changed, changes);
  await requireEntered(table, repair, target!, changed, was, changes, sources, own);

  const present = fold(decider, before.slice(index), was);
  const follows: FieldChange[] = [];
  const claims: Reservation[] = [];
  let backdated = false;
  let step: StepAgain | undefined;
  for (const [offset, event] of before.slice(index).entries()) {
    let now = offset === 0 ? changed : event;
    const old = await replay(table, repair.restate, event, was, WARNINGS, sources, own);
    const acknowledged = [
      ...((event.data as { acknowledged?: readonly WarningCode[] }).acknowledged ?? []),
      ...acknowledging,
    ];
    const again = await replay(table, repair.restate, now, is, acknowledged, sources, own);
    if (again?.refused && !mayStay(repair, event, old?.refused, again.refused, offset === 0 ? changes : []))
      throw refusedBecauseOf(again.refused, event, wholeOf(changes));
    if (old && again) {
      backdated ||=
        wasBackdated(again.entry, own) &&
        !wasBackdated(old.entry, own) &&
        !event.metadata.warnings?.includes('W_BACKDATED');
      for (const consequence of consequences(now, old, again)) {
        if (offset === 0 && changes.some(({ field }) => consequence.field === `/${field.split('/')[1]}`)) continue;
        follows.push(consequence);
        now = restated(now, consequence.field, consequence.new);
      }
      const { commandId, occurredOn } = event.metadata;
      const on = now.metadata.occurredOn;
      step = { commandId, old, again, on, ...(occurredOn !== on && { movedFrom: occurredOn }) };
      claims.push(
        ...movedClaims(old, again, own.context.commandId).filter((claim) => repair.stillClaims(event, present, claim)),
      );
    } else if (step?.commandId === event.metadata.commandId) {
      for (const consequence of consequencesBeside(now, step)) {
        follows.push(consequence);
        now = restated(now, consequence.field, consequence.new);
      }
    }
    was = decider.evolve(was, event as DomainEvent, event.metadata);
    is = decider.evolve(is, now as DomainEvent, now.metadata);
  }
  return { record, asked: changes, follows, claims, warnings: backdated ? ['W_BACKDATED'] : [] };
};
