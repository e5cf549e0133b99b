import { effective, paperNumberKey, yearOf, type DocRef, type Recorded, type RecordedEvent } from '#kernel';
import { numberKey, type GivenNumbers } from './number-register.decider.js';
import type { TravelOrderIssued, VisitEvent } from './visit.events.js';

type Accepted = Extract<VisitEvent, { type: 'VisitHostingAccepted' }>['data'];

/**
 * VIS-17: the number of a letter in the book of the office that sends it, for the year of its date. One letter may
 * serve several visits.
 */
export const numbersOfLetter = (
  letter: DocRef | undefined,
  officeId: string,
  visitId: string,
): readonly GivenNumbers[] =>
  letter?.number
    ? [
        {
          officeId,
          year: yearOf(letter.date),
          visitId,
          paper: letter.sha256,
          numbers: [{ kind: 'SURAT', number: letter.number }],
        },
      ]
    : [];

const sameNumber = (one: string, other: string): boolean => paperNumberKey(one) === paperNumberKey(other);

/**
 * VIS-17: the numbers of a Surat Tugas and of its SPD in the book of the office that issues them, for the year of the
 * Surat Tugas; last the one that the document bears, where it is another.
 */
export const numbersOfOrder = (
  { orderNo, order, travellers }: Pick<TravelOrderIssued['data'], 'orderNo' | 'order' | 'travellers'>,
  officeId: string,
  visitId: string,
  commandId: string,
): GivenNumbers => ({
  officeId,
  year: yearOf(order.date),
  visitId,
  paper: `${visitId}/${commandId}`,
  numbers: [
    { kind: 'SURAT_TUGAS', number: orderNo },
    ...travellers.map(({ spdNo }) => ({ kind: 'SPD' as const, number: spdNo })),
    ...(order.number === undefined || sameNumber(order.number, orderNo)
      ? []
      : [{ kind: 'SURAT_TUGAS' as const, number: order.number }]),
  ],
});

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
      return [numbersOfOrder(data, actor.officeId, data.visitId, commandId)];
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
