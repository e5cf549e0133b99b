import { IsIn, IsInt, Max, Min } from 'class-validator';
import { CommonInputDto, IsId, IsNumberOrName } from '#nest';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable } from '#runtime';
import {
  NUMBER_SERIES,
  agreementNumbersDecider,
  type AgreementNumbersCommand,
  type AgreementNumbersState,
} from '../domain/agreement-numbers.decider.js';
import { numbersId } from './agreement-reservations.js';

export class ReturnedNumberDto extends CommonInputDto {
  @IsNumberOrName(300)
  readonly register: string;

  @IsInt()
  @Min(1900)
  @Max(2199)
  readonly year: number;

  @IsIn(NUMBER_SERIES)
  readonly series: (typeof NUMBER_SERIES)[number];

  @IsNumberOrName(120)
  readonly number: string;

  @IsId()
  readonly agreementId: string;
}

/** The registers in which parties number their agreements; they are claimed by the agreements themselves. */
export const agreementNumbersCommandTable = {
  path: 'agreement-numbers',
  decider: agreementNumbersDecider,
  obligated: () => undefined,
  rows: [
    rowsFor<AgreementNumbersState, AgreementNumbersCommand>()({
      name: 'ReturnAgreementNumber',
      summary: ['Kembalikan nomor', 'Give a number back'],
      input: ReturnedNumberDto,
      ...OF_SYSTEM,
      idOf: ({ register, year }: ReturnedNumberDto) => numbersId(register, year),
      prepare: (input: ReturnedNumberDto) => ({ type: 'ReturnAgreementNumber', ...ownInput(input) }),
    }),
  ],
} satisfies CommandTable;
