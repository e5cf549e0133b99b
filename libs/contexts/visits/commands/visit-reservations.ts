import { rupiah, type DocRef, type RecordedEvent } from '#kernel';
import type { Reservation } from '#runtime';
import { answersItself } from '#contexts/access/contract';
import {
  numberKey,
  numberRegisterDecider,
  type GivenNumbers,
  type NumberRegisterCommand,
  type PaperNumber,
  type PutBack,
  type ReturnNumbers,
  type TakeNumbers,
} from '../domain/number-register.decider.js';
import { travelCeilingDecider } from '../domain/travel-ceiling.decider.js';
import { travelRegistryDecider } from '../domain/travel-registry.decider.js';
import type { IssueTravelOrder } from '../domain/visit.commands.js';
import type { VisitTerms } from '../domain/visit.terms.js';
import type { VisitContext } from '../domain/visit.facts.js';
import type { Proposed, VisitState } from '../domain/visit.state.js';
import { answeringHost, type Answering } from '../domain/visit.parties.js';
import { numbersOfLetter, numbersOfOrder, standingNumbers } from '../domain/visit.numbers.js';
import { ceilingId, ownTravelMoney, takenOf } from '../domain/visit.rules-money.js';
import {
  registration,
  visitRegisterDecider,
  visitRegisterId,
  type RegisterVisit,
} from '../domain/visit-register.decider.js';
import { numberRegisterId } from './registers.command-table.js';

/** VIS-10: each traveller's days. A refusal names the place in the list that the asker himself has sent. */
export const travelDays = (
  { travellers }: IssueTravelOrder,
  { visitId, plannedStart, plannedEnd }: VisitTerms,
  commandId: string,
): readonly Reservation[] =>
  travellers.map(({ subjectRef }, index) => ({
    registry: travelRegistryDecider,
    id: subjectRef,
    field: `/travellers/${index}`,
    reserve: { type: 'ReserveTravelDays', subjectRef, visitId, commandId, from: plannedStart, to: plannedEnd },
    release: { type: 'ReleaseTravelDays', visitId, commandId },
  }));

/** VIS-06: the visit stands in the register of its origin, where the next proposal finds it. */
export const entry = (terms: VisitTerms): Reservation => {
  const register: RegisterVisit = { type: 'RegisterVisit', ...registration(terms) };
  return {
    registry: visitRegisterDecider,
    id: visitRegisterId(register.origin, register.year),
    reserve: register,
    release: register,
  };
};

/** VIS-05: what the visit takes of its government's travel money, by fiscal year. */
export const travelMoney = (terms: VisitTerms): readonly Reservation[] => {
  const { visitId } = terms;
  return ownTravelMoney(terms).map((own) => ({
    registry: travelCeilingDecider,
    id: ceilingId(own.region, own.fiscalYear),
    reserve: { type: 'CommitTravelMoney', ...own, visitId },
    release: { type: 'ReleaseTravelMoney', visitId, takes: rupiah('0') },
  }));
};

/**
 * The claims of a correction: the visit keeps the money that it takes as it stands. Numbers that it puts on a paper are
 * claimed as those of this revision, so that what is being freed since an earlier one stays with the visit.
 */
export const correctedClaims = (
  claims: readonly Reservation[],
  standing: VisitTerms,
  record: readonly RecordedEvent[],
): readonly Reservation[] =>
  claims
    .flatMap((each) => (each.registry === numberRegisterDecider ? putBack(each, record) : [each]))
    .map((each) => ({
      ...each,
      ...(each.registry === travelCeilingDecider && {
        release: { ...each.release, takes: takenOf(each.id, standing) },
      }),
    }));

const claim = (command: NumberRegisterCommand): NumberRegisterCommand => command;

/**
 * The numbers that stand already are left as they are: a correction that is refused after all gives back what it took,
 * and no more.
 */
const putBack = (reservation: Reservation, record: readonly RecordedEvent[]): readonly Reservation[] => {
  const [reserve, release] = [reservation.reserve as TakeNumbers, reservation.release as ReturnNumbers];
  const standing = standingNumbers(record, reserve);
  const [old, anew] = [
    reserve.numbers.filter((each) => standing.has(numberKey(each))),
    reserve.numbers.filter((each) => !standing.has(numberKey(each))),
  ];
  const of = (numbers: readonly PaperNumber[], more: PutBack): readonly Reservation[] =>
    numbers.length
      ? [{ ...reservation, reserve: claim({ ...reserve, ...more, numbers }), release: claim({ ...release, numbers }) }]
      : [];
  return [...of(old, {}), ...of(anew, { revision: record.at(-1)!.revision })];
};

/** @param fieldOf where a number stands in the command. */
const given = (all: readonly GivenNumbers[], fieldOf: (number: PaperNumber) => string): readonly Reservation[] =>
  all.map((of) => ({
    registry: numberRegisterDecider,
    id: numberRegisterId(of.officeId, of.year),
    reserve: claim({ type: 'TakeNumbers', ...of, fields: of.numbers.map(fieldOf) }),
    release: claim({ type: 'ReturnNumbers', ...of }),
  }));

/** VIS-17: the number of a reply is taken by its sender: a recorded one is no letter of the visitors. */
export const replyNumber = (
  said: Answering & { readonly reply?: DocRef },
  state: VisitState,
  context: VisitContext,
): readonly Reservation[] => {
  const { terms } = state as Proposed & VisitState;
  const host = answeringHost(said, { terms });
  return host && answersItself(host) ? letterNumber(said.reply, '/reply', terms.visitId, context) : [];
};

/** VIS-17: the letter's number is taken with the letter. */
export const letterNumber = (
  letter: DocRef | undefined,
  field: string,
  visitId: string,
  { actor }: VisitContext,
): readonly Reservation[] => given(numbersOfLetter(letter, actor.officeId, visitId), () => `${field}/number`);

/** VIS-17: the numbers of the Surat Tugas and of its SPD are taken with the order. */
export const orderNumbers = (
  { orderNo, order, travellers }: IssueTravelOrder,
  visitId: string,
  { actor, commandId }: VisitContext,
): readonly Reservation[] =>
  order
    ? given(numbersOfOrder({ orderNo, order, travellers }, actor.officeId, visitId, commandId), ({ kind, number }) => {
        const index = travellers.findIndex(({ spdNo }) => spdNo === number);
        return kind === 'SPD' ? `/travellers/${index}/spdNo` : number === orderNo ? '/orderNo' : '/order/number';
      })
    : [];

/** The visit's terms in claims, which are made for a visit that exists or is about to. */
export const termsIn = (state: VisitState): VisitTerms => (state as Proposed & VisitState).terms;
