import {
  effective,
  paperNumberKey,
  partyKey,
  yearInPaperNumber,
  yearOf,
  type LocalDate,
  type Recorded,
  type RecordedEvent,
} from '#kernel';
import type { Reservation } from '#runtime';
import { answersItself } from '#contexts/access/contract';
import { agreementNumbersDecider, type TakeAgreementNumber } from '../domain/agreement-numbers.decider.js';
import type { AgreementEvent } from '../domain/agreement.events.js';
import type { AgreementContext } from '../domain/agreement.facts.js';
import type { AgreementState } from '../domain/agreement.state.js';
import type { AgreementParty } from '../domain/agreement.terms.js';

/** The stream of a party's register of a year. */
export const numbersId = (register: string, year: number): string => `${register.replaceAll(' ', '-')}-${year}`;

interface OfParty {
  readonly partyNo: number;
}

/** A number in the register of the party that gave it. */
export interface PartyNumber extends Pick<TakeAgreementNumber, 'series' | 'number'> {
  readonly party: AgreementParty;
  readonly on: LocalDate;
  readonly agreementId: string;
}

/** Where such a number stands; undefined of a party whose register is kept elsewhere. */
export const placeOf = ({ party, on, series, number, agreementId }: PartyNumber) => {
  if (!answersItself(party)) return undefined;
  const register = partyKey(party);
  const year = yearInPaperNumber(number) ?? yearOf(on);
  return { id: numbersId(register, year), given: { register, year, series, number, agreementId } };
};

/**
 * §7.3: the number stands in the register of the party that gave it, in the year that it tells, or else that of the
 * day. Whoever has no account here keeps his register elsewhere.
 */
const claim = (
  { partyNo }: OfParty,
  state: AgreementState,
  on: LocalDate,
  { field, ...number }: Pick<TakeAgreementNumber, 'series' | 'number' | 'field'>,
): readonly Reservation[] => {
  const party = state.stage === 'NONE' ? undefined : state.terms.parties[partyNo - 1];
  if (!party || state.stage === 'NONE') return [];
  const place = placeOf({ party, on, ...number, agreementId: state.terms.agreementId });
  if (!place) return [];
  const take: TakeAgreementNumber = { type: 'TakeAgreementNumber', ...place.given, field };
  return [
    {
      registry: agreementNumbersDecider,
      id: place.id,
      field,
      reserve: take,
      release: { type: 'ReturnAgreementNumber', ...place.given },
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

/** The numbers that a record bears, as its corrections leave it: none where it was voided. */
export const numbersIn = (record: readonly RecordedEvent[]): readonly PartyNumber[] => {
  const stands = effective(record) as unknown as readonly Recorded<AgreementEvent>[];
  if (stands.some(({ type }) => type === 'RecordVoided')) return [];
  return stands.flatMap(({ type, data, metadata: { occurredOn: on } }): PartyNumber[] => {
    if (type === 'AgreementSignatureRecorded' || type === 'AddendumSignatureRecorded')
      return data.documentNumber === undefined ? [] : [{ ...data, on, series: 'TEXT', number: data.documentNumber }];
    return type === 'AgreementRegistered' ? [{ ...data, on, series: 'REGISTER', number: data.registerNo }] : [];
  });
};

/** Numbers that the record bore once, and bears no more. */
export const strayNumbers = (record: readonly RecordedEvent[]): readonly PartyNumber[] => {
  const keyOf = (number: PartyNumber): string => {
    const place = placeOf(number);
    return `${place?.id} ${number.series} ${paperNumberKey(number.number)}`;
  };
  const standing = new Set(numbersIn(record).map(keyOf));
  const ever = record.map((_, index) => numbersIn(record.slice(0, index + 1))).flat();
  const seen = new Set<string>();
  return ever.filter((number) => {
    const key = keyOf(number);
    if (standing.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
