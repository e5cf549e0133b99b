import {
  INTEGER,
  TEXT,
  VersionedMap,
  addShare,
  codeList,
  codeOf,
  field,
  paperNumberKey,
  reject,
  requireShare,
  type DeclaredEvent,
  type Decider,
  type EventCatalogue,
  type Shape,
  type Shares,
} from '#kernel';
import { AGREEMENT_NUMBERS } from './agreement.settings.js';

export const NUMBER_SERIES = ['TEXT', 'REGISTER'] as const;

export const NUMBER_SERIES_CODES = codeList(
  ['Deret nomor kerja sama', 'Series of numbers of cooperation'],
  NUMBER_SERIES,
  { TEXT: ['nomor naskah', 'numbers of texts'], REGISTER: ['nomor register', 'numbers of the register'] },
);

/** A number that a party gave in a year, and to which agreement. */
const GIVEN = {
  register: field(['register pihak', 'register of the party'], TEXT),
  year: field(['tahun', 'year'], INTEGER),
  series: field(['deret', 'series'], codeOf(NUMBER_SERIES_CODES)),
  number: field(['nomor', 'number'], TEXT),
  agreementId: field(['id kerja sama', 'id of the cooperation'], TEXT),
};
type Given = Shape<typeof GIVEN>;

/** `field`: JSON pointer to the number. */
export interface TakeAgreementNumber extends Given {
  readonly type: 'TakeAgreementNumber';
  readonly field: string;
}
/** Undoes a claim that came to nothing, or gives back what a correction or voiding took out of the record. */
export interface ReturnAgreementNumber extends Given {
  readonly type: 'ReturnAgreementNumber';
}
export type AgreementNumbersCommand = TakeAgreementNumber | ReturnAgreementNumber;

export const agreementNumbersCatalogue = {
  AgreementNumberTaken: { version: 1, label: ['nomor dipakai', 'number taken'], data: GIVEN },
  AgreementNumberReturned: { version: 1, label: ['nomor dikembalikan', 'number returned'], data: GIVEN },
} as const satisfies EventCatalogue;
export type AgreementNumbersEvent = DeclaredEvent<typeof agreementNumbersCatalogue>;

export interface AgreementNumbersState {
  /** Which agreement bears a number, by its series and however it is written. */
  readonly taken: VersionedMap<string>;
  readonly shares: Shares;
}

const keyOf = ({ series, number }: Given): string => `${series} ${paperNumberKey(number)}`;

/**
 * §7.3: numbers are unique within the register of the party that gave them, one stream for each party and year, and
 * never globally: eight villages have eight `01/2016`.
 */
export const agreementNumbersDecider: Decider<AgreementNumbersState, AgreementNumbersCommand, AgreementNumbersEvent> = {
  category: 'agreementNumbers',
  catalogue: agreementNumbersCatalogue,
  initialState: { taken: VersionedMap.of(), shares: VersionedMap.of() },

  evolve: ({ taken, shares }, { type, data }, metadata) =>
    type === 'AgreementNumberTaken'
      ? { taken: taken.with(keyOf(data), data.agreementId), shares: addShare(shares, metadata) }
      : { taken: taken.without(keyOf(data)), shares },

  decide: (command, { taken, shares }, { actor, rules }) => {
    const { register, year, series, number, agreementId } = command;
    const data = { register, year, series, number, agreementId };
    const bearer = taken.get(keyOf(data));
    if (command.type === 'ReturnAgreementNumber')
      return bearer === agreementId ? [{ type: 'AgreementNumberReturned', data }] : [];
    if (bearer === agreementId) return [];
    if (bearer !== undefined)
      throw reject('E_NUMBER_TAKEN', {
        ruleId: 'AGR-08',
        field: command.field,
        details: { year },
        messageId: `Pihak ini pada tahun ${year} sudah memakai nomor ini untuk perjanjian lain.`,
        messageEn: `This party has used this number of ${year} for another agreement already.`,
      });
    requireShare(shares, actor, rules.get(AGREEMENT_NUMBERS, actor.scope), command.field);
    return [{ type: 'AgreementNumberTaken', data }];
  },
};
