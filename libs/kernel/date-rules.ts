import { isDocRef } from './closed-values.js';
import { requireReason } from './common-rules.js';
import type { WarningCode } from './warnings.js';
import { pointerWith, type Pointer } from './json-pointer.js';
import { reject, type Rejection } from './rejection.js';
import { calendarDay, wholeNumber, type Setting } from './rule-set.js';
import { addDays, type LocalDate } from './time.js';

/** COM-05: earliest day on which anything that is recorded here may have happened. */
export const RECORDS_BEGIN_ON: Setting<LocalDate> = {
  name: 'RECORDS_BEGIN_ON',
  tag: 'D',
  legalBasis: 'COM-05',
  initial: '2000-01-01' as LocalDate,
  parse: calendarDay,
};

/** COM-10: earliest day that a document may bear. */
export const DOCUMENTS_BEGIN_ON: Setting<LocalDate> = {
  name: 'DOCUMENTS_BEGIN_ON',
  tag: 'D',
  legalBasis: 'COM-10',
  initial: '1945-08-17' as LocalDate,
  parse: calendarDay,
};

/** COM-05: days after which an act that is entered late needs a reason. */
export const BACKDATED_AFTER_DAYS: Setting<number> = {
  name: 'BACKDATED_AFTER_DAYS',
  tag: 'D',
  legalBasis: 'COM-05',
  initial: 30,
  parse: wholeNumber(0, 365),
};

/** Settings of the rules that hold for every command of every context. */
export const commonSettings = [RECORDS_BEGIN_ON, DOCUMENTS_BEGIN_ON, BACKDATED_AFTER_DAYS] as const;

/** COM-05: shortest reason for dating an act back, in characters. */
const REASON_LENGTH = 20;

/** COM-05: nothing happened tomorrow, and nothing before records begin. */
export const requireDay = (occurredOn: LocalDate, today: LocalDate, earliest: LocalDate): void => {
  if (occurredOn > today) {
    throw reject('E_DATE_ORDER', {
      ruleId: 'COM-05',
      field: '/occurredOn',
      details: { today },
      messageId: `Tanggal kejadian ${occurredOn} tidak boleh sesudah hari ini, ${today}.`,
      messageEn: `The business date ${occurredOn} may not lie after today, ${today}.`,
    });
  }
  if (occurredOn < earliest) {
    throw reject('E_DATE_ORDER', {
      ruleId: 'COM-05',
      field: '/occurredOn',
      details: { earliest },
      messageId: `Tanggal kejadian ${occurredOn} tidak boleh sebelum ${earliest}.`,
      messageEn: `The business date ${occurredOn} may not lie before ${earliest}.`,
    });
  }
};

export const isBackdated = (occurredOn: LocalDate, today: LocalDate, after: number): boolean =>
  occurredOn < addDays(today, -after);

export const isBackdatedIntoTerm = (occurredOn: LocalDate, lastDay: LocalDate, today: LocalDate): boolean =>
  occurredOn <= lastDay && today > lastDay;

/** COM-05: an act dated further back than so many days needs a reason and is flagged. */
export const backdating = (
  occurredOn: LocalDate,
  today: LocalDate,
  reason: string | undefined,
  after: number,
): readonly WarningCode[] => {
  const free = addDays(today, -after);
  return !isBackdated(occurredOn, today, after)
    ? []
    : flagged(
        reason,
        `Kejadian bertanggal ${occurredOn}, sebelum ${free}, memerlukan alasan sedikitnya ${REASON_LENGTH} karakter.`,
        `An act dated ${occurredOn}, before ${free}, needs a reason of at least ${REASON_LENGTH} characters.`,
      );
};

/** COM-05 [D]: an act dated within its term but entered after the term has ended needs a reason and is flagged. */
export const backdatingIntoTerm = (
  occurredOn: LocalDate,
  lastDay: LocalDate,
  today: LocalDate,
  reason: string | undefined,
): readonly WarningCode[] =>
  !isBackdatedIntoTerm(occurredOn, lastDay, today)
    ? []
    : flagged(
        reason,
        `Batas waktunya, ${lastDay}, sudah lewat; kejadian yang dicatat sesudahnya dengan tanggal sebelum batas memerlukan alasan sedikitnya ${REASON_LENGTH} karakter.`,
        `Its term ended on ${lastDay}; an act entered afterwards with a date within the term needs a reason of at least ${REASON_LENGTH} characters.`,
      );

const flagged = (reason: string | undefined, messageId: string, messageEn: string): readonly WarningCode[] => {
  requireReason(reason, { ruleId: 'COM-05', atLeast: REASON_LENGTH, messageId, messageEn });
  return ['W_BACKDATED'];
};

/**
 * COM-10: no document of the command, wherever it stands in the input, is dated after `today` or before `earliest`.
 * @throws Rejection `E_DATE_ORDER` with a JSON pointer to the date.
 */
export const requireDocumentDays = (input: unknown, today: LocalDate, earliest: LocalDate): void => {
  const [field] = misdatedDocuments(input, today, earliest);
  if (field !== undefined) throw misdated(field, today, earliest);
};

export const misdated = (field: Pointer, latest: LocalDate, earliest: LocalDate): Rejection =>
  reject('E_DATE_ORDER', {
    ruleId: 'COM-10',
    field,
    details: { earliest, latest },
    messageId: `Tanggal dokumen harus antara ${earliest} dan ${latest}.`,
    messageEn: `A document is dated between ${earliest} and ${latest}.`,
  });

/** Where the documents bear dates outside these bounds, both of them allowed. */
export const misdatedDocuments = (
  input: unknown,
  latest: LocalDate,
  earliest: LocalDate,
  at: Pointer = '',
): readonly Pointer[] => {
  if (typeof input !== 'object' || input === null) return [];
  const own = isDocRef(input) && (input.date > latest || input.date < earliest) ? [`${at}/date`] : [];
  return [
    ...own,
    ...Object.entries(input).flatMap(([name, value]) =>
      misdatedDocuments(value, latest, earliest, pointerWith(at, name)),
    ),
  ];
};
