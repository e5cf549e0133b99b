import {
  addHours,
  localDate,
  streamId,
  yearOf,
  type Instant,
  type LocalDate,
  type Recorded,
  type RecordedEvent,
} from '#kernel';
import { DEADLINE_INDEXES, type CommandTable, type Deadline, type DeadlineModel } from '#runtime';
import { EXPIRY_NOTICES } from '../domain/agreement.decide-system.js';
import type { AgreementEvent, SignedTerms } from '../domain/agreement.events.js';
import { startOfDayFor, yearFor } from '../domain/agreement.parties.js';
import { ofOtherEnd, overTooEarly } from '../domain/agreement.state.js';

type Event = Recorded<AgreementEvent>;
type Fold<D extends Deadline> = (deadline: D | undefined, event: Event, agreementId: string) => D | undefined;

const SIGNED = ['MoUSigned', 'PKSSigned', 'JointVillageRegulationEnacted'] as const;
const CALLED_OFF = ['CooperationAbandoned', 'RecordVoided'] as const;
const ENDS = ['AgreementTerminated', 'AgreementExpired', ...CALLED_OFF] as const;

/** In which the others of a step that is entered late can be entered, too. */
const GRACE_HOURS = 24;
const notBefore = (dueAt: Instant, { recordedAt }: Event['metadata']): Instant => {
  const grace = addHours(recordedAt, GRACE_HOURS);
  return dueAt > grace ? dueAt : grace;
};

/** Whose terms begin with it; undefined for any other event. */
const signedIn = (event: Event): SignedTerms | undefined =>
  (SIGNED as readonly string[]).includes(event.type) ? (event.data as SignedTerms) : undefined;

const model = <D extends Deadline>(
  table: CommandTable,
  name: string,
  events: readonly AgreementEvent['type'][],
  fold: Fold<D>,
  ends: readonly AgreementEvent['type'][] = ENDS,
  version = 1,
): DeadlineModel => ({
  ...DEADLINE_INDEXES,
  name,
  version,
  ofOneStream: true,
  table,
  events: { agreement: [...events, ...ends, 'RecordCorrected'] },
  keys: ({ stream }: RecordedEvent) => [streamId(stream)],
  fold: (deadline: Deadline | undefined, recorded: RecordedEvent, agreementId: string) => {
    const event = recorded as unknown as Event;
    // What it changed is in the events before it already.
    if (event.type === 'RecordCorrected') return deadline;
    if (ends.includes(event.type)) return undefined;
    return fold(deadline as D | undefined, event, agreementId);
  },
});

/** An offer that is not answered in its term lapses. */
const offers = (table: CommandTable): DeadlineModel =>
  model(
    table,
    'deadline_agreement_offer',
    ['CooperationOffered', 'CooperationOfferDeclined', 'CooperationOfferLapsed', 'AgreementDrafted'],
    (_deadline, event, id) =>
      event.type === 'CooperationOffered'
        ? { dueAt: notBefore(event.data.lapsesAt, event.metadata), command: 'LapseOffer', id, input: {} }
        : undefined,
  );

/** AGR-08: signatures lapse where one is missing by the end of their term. */
const signatures = (table: CommandTable): DeadlineModel =>
  model(
    table,
    'deadline_agreement_signatures',
    ['AgreementSignatureRecorded', 'AgreementSignaturesLapsed', ...SIGNED],
    (_deadline, event, id) =>
      event.type === 'AgreementSignatureRecorded' && event.data.lapsesAt
        ? { dueAt: notBefore(event.data.lapsesAt, event.metadata), command: 'LapseSignatures', id, input: {} }
        : undefined,
  );

const partiesIn = ({ parties }: SignedTerms) => parties.map(({ party }) => party);

/** AGR-09: what is signed before its first day comes into force on it. */
const activations = (table: CommandTable): DeadlineModel =>
  model(table, 'deadline_agreement_begin', [...SIGNED, 'AgreementActivated'], (_deadline, event, id) => {
    const terms = signedIn(event);
    if (!terms || terms.validFrom <= terms.signedOn) return undefined;
    return { dueAt: startOfDayFor(partiesIn(terms), terms.validFrom), command: 'ActivateAgreement', id, input: {} };
  });

const HOURS_A_DAY = 24;
/** On the day that lies so many days before the last one. */
const noticeAt = (expiresAt: Instant, days: number): Instant => addHours(expiresAt, -(days + 1) * HOURS_A_DAY);

interface End {
  readonly validUntil: LocalDate;
  readonly expiresAt: Instant;
}
interface EndDeadline extends Deadline, End {}

/**
 * The next of the notices before the end, or the end. Of those whose day has passed when the end becomes known the last
 * one alone is given.
 */
const nextBeforeEnd = (
  id: string,
  { validUntil, expiresAt }: End,
  left: readonly number[],
  known: Instant,
): EndDeadline => {
  const future = left.filter((days) => noticeAt(expiresAt, days) > known);
  const missed = left.filter((days) => noticeAt(expiresAt, days) <= known).at(-1);
  const days = known < expiresAt && missed !== undefined ? missed : known < expiresAt ? future[0] : undefined;
  return days === undefined
    ? { dueAt: expiresAt, command: 'ExpireAgreement', id, input: {}, validUntil, expiresAt }
    : { dueAt: noticeAt(expiresAt, days), command: 'NoticeExpiring', id, input: { days }, validUntil, expiresAt };
};

/** AGR-16: notice 180, 90 and 30 days before the end, then the end. What was told of another end counts for none. */
const ends = (table: CommandTable): DeadlineModel =>
  model<EndDeadline>(
    table,
    'deadline_agreement_end',
    [...SIGNED, 'AddendumSigned', 'ExtensionAgreed', 'AgreementExpiring', 'AgreementExpired'],
    (deadline, event, id) => {
      const { recordedAt } = event.metadata;
      switch (event.type) {
        case 'AgreementExpired':
          return deadline && overTooEarly(event.data, deadline)
            ? nextBeforeEnd(id, deadline, EXPIRY_NOTICES, recordedAt)
            : undefined;
        case 'AgreementExpiring': {
          if (!deadline || ofOtherEnd(event.data, deadline)) return deadline;
          const { days } = event.data;
          return nextBeforeEnd(
            id,
            deadline,
            EXPIRY_NOTICES.filter((each) => each < days),
            recordedAt,
          );
        }
        default: {
          if (event.type === 'AddendumSigned' && !event.data.newTerm) return deadline;
          const { expiresAt, validUntil } = event.data as Pick<SignedTerms, 'expiresAt' | 'validUntil'>;
          return expiresAt && validUntil && nextBeforeEnd(id, { expiresAt, validUntil }, EXPIRY_NOTICES, recordedAt);
        }
      }
    },
    ['AgreementTerminated', ...CALLED_OFF],
    2,
  );

/** AGR-11: a memorandum that no PKS follows is stalled. */
const stalled = (table: CommandTable): DeadlineModel =>
  model(
    table,
    'deadline_agreement_stalled',
    ['MoUSigned', 'TechnicalAgreementLinked', 'AgreementStalled'],
    (_deadline, event, id) =>
      event.type === 'MoUSigned' && event.data.stalledAt
        ? { dueAt: event.data.stalledAt, command: 'MarkStalled', id, input: {} }
        : undefined,
  );

/** Waits for nothing unless the agreement is extended: an instant that does not come. */
const NEVER = '9999-12-31T00:00:00.000Z' as Instant;

/** A year's report, with what tells which year is the next. */
interface ReportDeadline extends Deadline {
  readonly parties: ReturnType<typeof partiesIn>;
  readonly lastYear?: number;
  readonly reported: readonly number[];
  /** It is extended no more. */
  readonly ended?: true;
}

const reportOf = (
  id: string,
  year: number,
  known: Omit<ReportDeadline, keyof Deadline>,
): ReportDeadline | undefined => {
  const next = [...Array(known.reported.length + 1).keys()]
    .map((n) => year + n)
    .find((each) => !known.reported.includes(each))!;
  const over = known.lastYear !== undefined && next > known.lastYear;
  if (over && known.ended) return undefined;
  const dueAt = over ? NEVER : startOfDayFor(known.parties, localDate(`${next + 1}-02-01`));
  return { dueAt, command: 'MarkAgreementReportOverdue', id, input: { year: next }, ...known };
};

/**
 * AGR-15: the report of each year in force, overdue from 1 February of the next one. Of years that were over when the
 * agreement was entered none is asked for; of the last one it is, whatever has become of the agreement.
 */
const reports = (table: CommandTable): DeadlineModel =>
  model<ReportDeadline>(
    table,
    'deadline_agreement_report',
    [
      ...SIGNED,
      'AgreementReportSubmitted',
      'AgreementReportOverdue',
      'AddendumSigned',
      'ExtensionAgreed',
      'AgreementTerminated',
      'AgreementExpired',
    ],
    (deadline, event, id) => {
      const terms = signedIn(event);
      if (terms) {
        const first = Math.max(yearOf(terms.validFrom), yearFor(partiesIn(terms), event.metadata.recordedAt));
        const lastYear = terms.validUntil === undefined ? {} : { lastYear: yearOf(terms.validUntil) };
        return reportOf(id, first, { parties: partiesIn(terms), reported: [], ...lastYear });
      }
      if (!deadline) return undefined;
      const { dueAt: _at, command: _command, id: _id, input: _input, ...known } = deadline;
      const { parties, reported } = known;
      const { year } = deadline.input as { readonly year: number };
      switch (event.type) {
        case 'AgreementReportSubmitted':
        case 'AgreementReportOverdue':
          return reportOf(id, year, { ...known, reported: [...reported, event.data.year] });
        case 'AddendumSigned':
        case 'ExtensionAgreed': {
          if (event.type === 'AddendumSigned' && !event.data.newTerm) return deadline;
          const { validUntil } = event.data;
          return reportOf(id, year, {
            parties,
            reported,
            ...(validUntil !== undefined && { lastYear: yearOf(validUntil) }),
          });
        }
        case 'AgreementTerminated':
          return reportOf(id, year, { parties, reported, lastYear: yearOf(event.metadata.occurredOn), ended: true });
        case 'AgreementExpired':
          return reportOf(id, year, { ...known, ended: true });
        default:
          return deadline;
      }
    },
    CALLED_OFF,
    2,
  );

/** What falls due in the life of an agreement by itself. */
export const agreementDeadlines = (table: CommandTable): readonly DeadlineModel[] => [
  offers(table),
  signatures(table),
  activations(table),
  ends(table),
  stalled(table),
  reports(table),
];
