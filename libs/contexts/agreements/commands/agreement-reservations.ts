import { partyKey, yearInPaperNumber, yearOf, type LocalDate } from '#kernel';
import type { Reservation } from '#runtime';
import { answersItself } from '#contexts/access/contract';
import { agreementNumbersDecider, type TakeAgreementNumber } from '../domain/agreement-numbers.decider.js';
import type { AgreementContext } from '../domain/agreement.facts.js';
import type { AgreementState } from '../domain/agreement.state.js';

/** The stream of a party's register of a year. */
export const numbersId = (register: string, year: number): string => `${register.replaceAll(' ', '-')}-${year}`;

interface OfParty {
  readonly partyNo: number;
}

/**
 * §7.3: the number stands in the register of the party that gave it, in the year that it tells, or else that of the
 * day. Whoever has no account here keeps his register elsewhere.
 */
const claim = (
  { partyNo }: OfParty,
  state: AgreementState,
  on: LocalDate,
  given: Pick<TakeAgreementNumber, 'series' | 'number' | 'field'>,
): readonly Reservation[] => {
  if (state.stage === 'NONE') return [];
  const party = state.terms.parties[partyNo - 1];
  if (!party || !answersItself(party)) return [];
  const register = partyKey(party);
  const year = yearInPaperNumber(given.number) ?? yearOf(on);
  const { field, ...number } = given;
  const taken = { register, year, ...number, agreementId: state.terms.agreementId };
  const take: TakeAgreementNumber = { type: 'TakeAgreementNumber', ...taken, field };
  return [
    {
      registry: agreementNumbersDecider,
      id: numbersId(register, year),
      field,
      reserve: take,
      release: { type: 'ReturnAgreementNumber', ...taken },
    },
  ];
};

/** The number that a party gives the text which it signs. */
export const documentNumber = (
  command: OfParty & { readonly documentNumber?: string },
  state: AgreementState,
  { occurredOn }: AgreementContext,
): readonly Reservation[] =>
  command.documentNumber === undefined
    ? []
    : claim(command, state, occurredOn, { series: 'TEXT', number: command.documentNumber, field: '/documentNumber' });

export const registerNumber = (
  command: OfParty & { readonly registerNo: string },
  state: AgreementState,
  { occurredOn }: AgreementContext,
): readonly Reservation[] =>
  claim(command, state, occurredOn, { series: 'REGISTER', number: command.registerNo, field: '/registerNo' });
