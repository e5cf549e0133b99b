import {
  effective,
  paperNumberKey,
  yearInPaperNumber,
  yearOf,
  type DocRef,
  type LocalDate,
  type Recorded,
  type RecordedEvent,
} from '#kernel';
import { numberKey, type GivenNumbers, type PaperNumber } from './number-register.decider.js';
import type { TravelOrderIssued, VisitEvent } from './visit.events.js';

type Accepted = Extract<VisitEvent, { type: 'VisitHostingAccepted' }>['data'];

/**
 * VIS-17: each number in the book of the year that it tells, or else of its paper's date: one and the same number is
 * not given twice because the papers are of two years.
 */
const inBooks = (of: Omit<GivenNumbers, 'year'>, date: LocalDate): readonly GivenNumbers[] => {
  const books = new Map<number, PaperNumber[]>();
  for (const each of of.numbers) {
    const year = yearInPaperNumber(each.number) ?? yearOf(date);
    books.set(year, [...(books.get(year) ?? []), each]);
  }
  return [...books].map(([year, numbers]) => ({ ...of, year, numbers }));
};

/** VIS-17: the number of a letter in the book of the office that sends it. One letter may serve several visits. */
export const numbersOfLetter = (
  letter: DocRef | undefined,
  officeId: string,
  visitId: string,
): readonly GivenNumbers[] =>
  letter?.number
    ? inBooks(
        { officeId, visitId, paper: letter.sha256, numbers: [{ kind: 'SURAT', number: letter.number }] },
        letter.date,
      )
    : [];

export const sameNumber = (one: string, other: string): boolean => paperNumberKey(one) === paperNumberKey(other);

/**
 * VIS-17: the numbers of a Surat Tugas and of its SPD in the books of the office that issues them; last the one that
 * the document bears, where it is another.
 */
export const numbersOfOrder = (
  { orderNo, order, travellers }: Pick<TravelOrderIssued['data'], 'orderNo' | 'order' | 'travellers'>,
  officeId: string,
  visitId: string,
  commandId: string,
): readonly GivenNumbers[] =>
  inBooks(
    {
      officeId,
      visitId,
      paper: `${visitId}/${commandId}`,
      numbers: [
        { kind: 'SURAT_TUGAS', number: orderNo },
        ...travellers.map(({ spdNo }) => ({ kind: 'SPD' as const, number: spdNo })),
        ...(order.number === undefined || sameNumber(order.number, orderNo)
          ? []
          : [{ kind: 'SURAT_TUGAS' as const, number: order.number }]),
      ],
    },
    order.date,
  );

/** A letter that the visitors recorded for its sender bears no number of their own book. */
const numbersOfReply = (
  { reply, recordedByOrigin, visitId }: Pick<Accepted, 'recordedByOrigin' | 'visitId'> & { readonly reply?: DocRef },
  officeId: string,
): readonly GivenNumbers[] => (recordedByOrigin ? [] : numbersOfLetter(reply, officeId, visitId));

/** The numbers that a step of a visit has on its paper. */
export const numbersOf = ({
  type,
  data,
  metadata: { actor, commandId },
}: Recorded<VisitEvent>): readonly GivenNumbers[] => {
  switch (type) {
    case 'VisitProposed':
      return numbersOfLetter(data.letter, data.proposedBy.officeId, data.visitId);
    case 'VisitHostingAccepted':
      return numbersOfReply(data, data.acceptedBy.officeId);
    case 'VisitHostingDeclined':
      return numbersOfReply(data, data.declinedBy.officeId);
    case 'TravelOrderIssued':
      return numbersOfOrder(data, actor.officeId, data.visitId, commandId);
    default:
      return [];
  }
};

/** All numbers that a visit's record has on its papers, as its corrections leave it. */
export const numbersIn = (record: readonly RecordedEvent[]): readonly GivenNumbers[] =>
  effective(record).flatMap((event) => numbersOf(event as unknown as Recorded<VisitEvent>));

/** The keys of those that stand in the book of an office for a year. */
export const standingNumbers = (
  record: readonly RecordedEvent[],
  { officeId, year }: Pick<GivenNumbers, 'officeId' | 'year'>,
): ReadonlySet<string> =>
  new Set(
    numbersIn(record)
      .filter((each) => each.officeId === officeId && each.year === year)
      .flatMap(({ numbers }) => numbers.map(numberKey)),
  );
