import {
  BACKDATED_AFTER_DAYS,
  BUSINESS_DATE,
  DOCUMENTS_BEGIN_ON,
  NATIONAL,
  RECORDS_BEGIN_ON,
  Rejection,
  isBackdated,
  isBackdatedIntoTerm,
  isLocalDate,
  localDateAt,
  misdated,
  misdatedDocuments,
  overlaps,
  reject,
  requireDay,
  zoneOf,
  type Acting,
  type Command,
  type LocalDate,
  type Pointer,
  type RecordedEvent,
  type RegionCode,
} from '#kernel';
import type { AnyRow, CommandTable, OwnRecord, Sources } from './command-table.js';
import { authoriseForOne, officesIn, sideOf, type Principal } from '../access/principal.js';

/** How an event came into the record: what its command was asked at the edge, before any rule of the record itself. */
export interface Entry {
  readonly row: AnyRow;
  readonly command: Command;
  readonly acting?: Acting;
  readonly state: unknown;
  readonly event: RecordedEvent;
  readonly obligated: RegionCode | undefined;
  /** The day on which it was recorded, where the one who acted lives. */
  readonly recordedOn: LocalDate;
}

export const entryOf = (
  table: CommandTable,
  row: AnyRow,
  command: Command,
  acting: Acting | undefined,
  state: unknown,
  event: RecordedEvent,
): Entry => {
  const obligated = table.obligated(command, state);
  const recordedOn = localDateAt(
    event.metadata.recordedAt,
    zoneOf(row.actsIn?.(command, state) ?? obligated ?? NATIONAL),
  );
  return { row, command, ...(acting && { acting }), state, event, obligated, recordedOn };
};

/** COM-05: whether the act would be flagged as dated back. */
export const wasBackdated = (
  { row, command, state, event: { metadata }, obligated, recordedOn }: Entry,
  own: OwnRecord,
): boolean => {
  const region = obligated ?? NATIONAL;
  const lastDay = row.lastDay?.(command, state);
  return (
    isBackdated(metadata.occurredOn, recordedOn, own.rulesOn(recordedOn).get(BACKDATED_AFTER_DAYS, region)) ||
    (lastDay !== undefined &&
      isBackdatedIntoTerm(metadata.occurredOn, lastDay, localDateAt(metadata.recordedAt, zoneOf(region))))
  );
};

/** COM-05: an act lies between the day on which records begin and the one on which it was recorded. */
const requireEntryDay = (
  {
    event: {
      metadata: { occurredOn },
    },
    obligated,
    recordedOn,
  }: Entry,
  own: OwnRecord,
): void => {
  if (!isLocalDate(occurredOn)) {
    throw reject('E_VALIDATION', {
      ruleId: 'COM-01',
      messageId: 'Harus berupa tanggal yang ada, YYYY-MM-DD.',
      messageEn: 'It must be a calendar date, YYYY-MM-DD.',
    });
  }
  if (occurredOn > recordedOn) {
    throw reject('E_DATE_ORDER', {
      ruleId: 'COM-05',
      field: BUSINESS_DATE,
      details: { recordedOn },
      messageId: `Tanggal kejadian ${occurredOn} tidak boleh sesudah hari pencatatannya, ${recordedOn}.`,
      messageEn: `The business date ${occurredOn} may not lie after the day on which it was recorded, ${recordedOn}.`,
    });
  }
  requireDay(occurredOn, recordedOn, own.rulesOn(recordedOn).get(RECORDS_BEGIN_ON, obligated ?? NATIONAL));
};

/** COM-10: what documents were dated wrongly when that was let pass may stay so, while nobody corrects them. */
const requireEntryDocuments = (
  before: Entry,
  { event: { data, metadata }, obligated, recordedOn }: Entry,
  fields: readonly Pointer[],
  own: OwnRecord,
): void => {
  const latest = localDateAt(metadata.recordedAt, 'WIT');
  const earliest = own.rulesOn(recordedOn).get(DOCUMENTS_BEGIN_ON, obligated ?? NATIONAL);
  const known = new Set(misdatedDocuments(before.event.data, latest, earliest));
  const place = misdatedDocuments(data, latest, earliest).find(
    (found) => !known.has(found) || fields.some((field) => overlaps(found, field)),
  );
  if (place !== undefined) throw misdated(place, latest, earliest);
};

/** COM-04: why the author could not have acted so: for this region, in this office, on this day. */
const unauthorised = (
  {
    row,
    command,
    acting,
    state,
    event: {
      metadata: { recordedAt, occurredOn },
    },
  }: Entry,
  author: Principal,
): Rejection | undefined => {
  try {
    const as = { offices: officesIn(acting, row.office?.(command)), ...(row.official && { on: occurredOn }) };
    authoriseForOne(author, [sideOf(row, command, state)], recordedAt, as, row.reach);
    return undefined;
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
};

/**
 * Asks of an event with corrected fields what the edge asks of every command: its day, the days of its documents, and
 * that its author held the office. What was not so before is not held against the correction.
 * @throws Rejection of COM-05, COM-10, COM-04 or `E_SCOPE`.
 */
export const requireEntry = async (
  before: Entry,
  after: Entry,
  fields: readonly Pointer[],
  principal: (userId: string, sources: Sources) => Promise<Principal>,
  sources: Sources,
  own: OwnRecord,
): Promise<void> => {
  if (fields.includes(BUSINESS_DATE)) requireEntryDay(after, own);
  requireEntryDocuments(before, after, fields, own);
  const { userId, role } = after.event.metadata.actor;
  if (role === 'SYSTEM') return;
  const author = await principal(userId, sources);
  const refused = unauthorised(after, author);
  if (refused && unauthorised(before, author)?.code !== refused.code) throw refused;
};
