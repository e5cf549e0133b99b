import { rupiah, type DocRef, type RegionCode } from '#kernel';
import type { Reservation } from '#runtime';
import { numberRegisterDecider, type GivenNumbers, type NumberRegisterCommand } from '../domain/number-register.decider.js';
import { travelCeilingDecider } from '../domain/travel-ceiling.decider.js';
import { travelRegistryDecider } from '../domain/travel-registry.decider.js';
import type { IssueTravelOrder } from '../domain/visit.commands.js';
import type { VisitTerms } from '../domain/visit.events.js';
import type { VisitContext } from '../domain/visit.facts.js';
import { numbersOfLetter, numbersOfOrder } from '../domain/visit.numbers.js';
import { ceilingId, ceilingRegion, ownTravelMoney, takenOf } from '../domain/visit.rules-money.js';
import { registration, visitRegisterDecider, visitRegisterId, type RegisterVisit } from '../domain/visit-register.decider.js';
import { numberRegisterId } from './registers.command-table.js';

/** VIS-10: each traveller's days. A refusal names the place in the list that the asker himself has sent. */
export const travelDays = ({ travellers }: IssueTravelOrder, { visitId, plannedStart, plannedEnd }: VisitTerms, commandId: string): readonly Reservation[] =>
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
  return { registry: visitRegisterDecider, id: visitRegisterId(register.origin, register.year), reserve: register, release: register };
};

/** VIS-05: what the visit takes of its government's travel money, by fiscal year. */
export const travelMoney = (terms: VisitTerms): readonly Reservation[] => {
  const region = ceilingRegion(terms.origin.region.code);
  const { visitId } = terms;
  return Object.entries(ownTravelMoney(terms)).map(([year, amount]) => ({
    registry: travelCeilingDecider,
    id: ceilingId(region as RegionCode, Number(year)),
    reserve: { type: 'CommitTravelMoney', region, fiscalYear: Number(year), visitId, amount },
    release: { type: 'ReleaseTravelMoney', visitId, takes: rupiah('0') },
  }));
};

/** The claims of a correction: who confirms has not sent the list in which a place would be named, and the visit keeps the money that it takes as it stands. */
export const correctedClaims = (claims: readonly Reservation[], standing: VisitTerms): readonly Reservation[] => claims.map((claim) => ({
  ...claim, field: '/requestId',
  ...(claim.registry === travelCeilingDecider && { release: { ...claim.release, takes: takenOf(claim.id, standing) } }),
}));

const claim = (command: NumberRegisterCommand): NumberRegisterCommand => command;

/** @param fields where each of the numbers stands in the command. */
const given = (all: readonly GivenNumbers[], fields: readonly string[]): readonly Reservation[] => all.map((of) => ({
  registry: numberRegisterDecider, id: numberRegisterId(of.officeId, of.year),
  reserve: claim({ type: 'TakeNumbers', ...of, fields }), release: claim({ type: 'ReturnNumbers', ...of }),
}));

/** VIS-17: the letter's number is taken with the letter. */
export const letterNumber = (letter: DocRef | undefined, field: string, visitId: string, { actor }: VisitContext): readonly Reservation[] =>
  given(numbersOfLetter(letter, actor.officeId, visitId), [`${field}/number`]);

/** VIS-17: the numbers of the Surat Tugas and of its SPD are taken with the order. */
export const orderNumbers = ({ orderNo, order, travellers }: IssueTravelOrder, visitId: string, { actor, commandId }: VisitContext): readonly Reservation[] =>
  (order ? given([numbersOfOrder({ orderNo, order, travellers }, actor.officeId, visitId, commandId)], ['/orderNo', ...travellers.map((_each, index) => `/travellers/${index}/spdNo`)]) : []);
