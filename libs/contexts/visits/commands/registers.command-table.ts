import { ArrayMaxSize, IsArray, IsInt, IsIn, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { regionCode, type RegionCode, type Rupiah, type Scope } from '#kernel';
import {
  CommonInputDto,
  DocRefDto,
  IsId,
  IsRegionCode,
  IsRupiah,
  IsText,
  Labelled,
  IsScope,
  IsNumberOrName,
} from '#nest';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable, type Sources } from '#runtime';
import type { RegionResolver } from '#contexts/regions/contract';
import {
  NUMBER_KINDS,
  numberKey,
  numberRegisterDecider,
  type NumberKind,
  type NumberRegisterCommand,
  type NumberRegisterState,
} from '../domain/number-register.decider.js';
import {
  travelCeiling,
  travelCeilingDecider,
  type TravelCeilingCommand,
  type TravelCeilingState,
} from '../domain/travel-ceiling.decider.js';
import {
  visitRegisterDecider,
  visitRegisterId,
  type VisitRegisterCommand,
  type VisitRegisterState,
} from '../domain/visit-register.decider.js';
import { visitDecider } from '../domain/visit.decider.js';
import { standingNumbers } from '../domain/visit.numbers.js';
import { ceilingId, takenOf } from '../domain/visit.rules-money.js';
import { CALLED_OFF } from '../domain/visit.state.js';

export class RecordVisitDto extends CommonInputDto {
  @IsId()
  readonly visitId: string;

  @IsScope()
  readonly origin: Scope;

  @IsOptional()
  @IsNumberOrName(300)
  readonly party?: string;

  @IsArray()
  @ArrayMaxSize(50)
  @IsNumberOrName(300, 1, { each: true })
  readonly hosts: readonly string[];

  /** Marks of the topics. */
  @IsArray()
  @ArrayMaxSize(50)
  @IsText(8, 1, { each: true })
  readonly topics: readonly string[];

  @IsInt()
  @Min(1900)
  @Max(2199)
  readonly year: number;
}

export class PaperNumberDto {
  @IsIn(NUMBER_KINDS)
  readonly kind: NumberKind;

  @IsNumberOrName(120)
  readonly number: string;
}

class NumbersDto extends CommonInputDto {
  @IsId()
  readonly officeId: string;

  @IsInt()
  @Min(1900)
  @Max(2199)
  readonly year: number;

  @IsId()
  readonly visitId: string;

  @IsArray()
  @ArrayMaxSize(1_001)
  @ValidateNested({ each: true })
  @Type(() => PaperNumberDto)
  readonly numbers: readonly PaperNumberDto[];
}

export class ReleaseNumbersDto extends NumbersDto {
  /** Of the visit's record: the correction that took them out. */
  @IsInt()
  @Min(0)
  readonly revision: number;
}

export class RecordNumbersDto extends NumbersDto {
  @IsNumberOrName(128)
  readonly paper: string;
}

@Labelled(travelCeiling.fields)
export class TravelCeilingDto extends CommonInputDto {
  /** Code of the province, regency or city. */
  @IsRegionCode()
  readonly region: string;

  @IsInt()
  @Min(2000)
  @Max(2100)
  readonly fiscalYear: number;

  /** Travel budget from which the ceiling is reckoned, in rupiah. */
  @IsRupiah()
  readonly base: Rupiah;

  /** Decree or budget document that says so. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly decree?: DocRefDto;
}

export class TravelMoneyDto extends CommonInputDto {
  @IsRegionCode()
  readonly region: RegionCode;

  @IsInt()
  @Min(2000)
  @Max(2100)
  readonly fiscalYear: number;

  @IsId()
  readonly visitId: string;

  @IsRupiah()
  readonly amount: Rupiah;
}

export class ReleaseTravelMoneyDto extends CommonInputDto {
  @IsId()
  readonly visitId: string;
}

/**
 * Visits by region of origin and year: entered with the proposal; by the system for a log that was written before there
 * was a register.
 */
export const visitRegisterCommandTable = {
  path: 'visit-register',
  decider: visitRegisterDecider,
  obligated: () => undefined,
  rows: [
    rowsFor<VisitRegisterState, VisitRegisterCommand, undefined>()({
      ...OF_SYSTEM,
      name: 'RecordVisit',
      summary: ['Catat kunjungan lama dalam register asal', "Enter an earlier visit in the origin's register"],
      input: RecordVisitDto,
      idOf: ({ origin, year }: RecordVisitDto) => visitRegisterId(origin, year),
      prepare: (input: RecordVisitDto) => ({ type: 'RecordVisit', ...ownInput(input) }),
    }),
  ],
} satisfies CommandTable;

export const numberRegisterId = (officeId: string, year: number): string => `${officeId}-${year}`;

const numberRow = rowsFor<NumberRegisterState, NumberRegisterCommand, undefined>();
const idOfBook = ({ officeId, year }: NumbersDto): string => numberRegisterId(officeId, year);
const standingIn = async (input: NumbersDto, sources: Sources): Promise<ReadonlySet<string>> =>
  standingNumbers(await sources.record(visitDecider, input.visitId), input);

/**
 * Numbers on paper by office and year: taken with the order or the letter; by the system for what was given before, and
 * freed by it.
 */
export const numberRegisterCommandTable = {
  path: 'number-register',
  decider: numberRegisterDecider,
  ofClosedDocuments: true,
  obligated: () => undefined,
  rows: [
    numberRow({
      ...OF_SYSTEM,
      name: 'ReleaseNumbers',
      summary: ['Bebaskan nomor surat yang diperbaiki', 'Free corrected numbers on paper'],
      input: ReleaseNumbersDto,
      idOf: idOfBook,
      prepare: async (input: ReleaseNumbersDto, _id, sources) => {
        const standing = await standingIn(input, sources);
        return {
          type: 'ReleaseNumbers',
          ...ownInput(input),
          numbers: input.numbers.filter((each) => !standing.has(numberKey(each))),
        };
      },
    }),
    numberRow({
      ...OF_SYSTEM,
      name: 'RecordNumbers',
      summary: ['Catat nomor surat', 'Record numbers on paper'],
      input: RecordNumbersDto,
      idOf: idOfBook,
      prepare: async (input: RecordNumbersDto, _id, sources) => {
        const standing = await standingIn(input, sources);
        return {
          type: 'RecordNumbers',
          ...ownInput(input),
          numbers: input.numbers.filter((each) => standing.has(numberKey(each))),
        };
      },
    }),
  ],
} satisfies CommandTable;

/** VIS-05: who keeps a government's money, or its Sekda, enters the ceiling; visits commit and the system releases. */
export const travelCeilingCommandTable = (regions: RegionResolver) => {
  const row = rowsFor<TravelCeilingState, TravelCeilingCommand, undefined>();
  const idOf = ({ region, fiscalYear }: TravelCeilingDto | TravelMoneyDto) =>
    ceilingId(region as RegionCode, fiscalYear);
  return {
    path: 'travel-ceilings',
    decider: travelCeilingDecider,
    obligated: (command: TravelCeilingCommand) =>
      command.type === 'SetTravelCeiling' ? command.region.code : undefined,
    rows: [
      row({
        name: 'SetTravelCeiling',
        summary: ['Tetapkan pagu perjalanan dinas', 'Set the travel ceiling'],
        example: {
          region: '62.02',
          fiscalYear: 2026,
          base: '4000000000',
          decree: {
            docId: 'dpa-2026',
            type: 'DPA',
            number: '900/15/2026',
            date: '2026-01-05',
            sha256: '0'.repeat(64),
            classification: 'PUBLIC',
          },
        },
        input: TravelCeilingDto,
        idOf,
        roles: ['TREASURER', 'REGENCY_SECRETARY'],
        parties: ({ region }) => [region.code],
        prepare: async (input: TravelCeilingDto, _id, sources) => ({
          type: 'SetTravelCeiling',
          ...ownInput(input),
          region: await regions.resolve(regionCode(input.region, '/region'), sources, '/region'),
        }),
      }),
      row({
        ...OF_SYSTEM,
        name: 'RecordTravelMoney',
        summary: ['Catat komitmen perjalanan', 'Record committed travel money'],
        input: TravelMoneyDto,
        idOf,
        prepare: (input: TravelMoneyDto) => ({ type: 'RecordTravelMoney', ...ownInput(input) }),
      }),
      row({
        ...OF_SYSTEM,
        name: 'ReleaseTravelMoney',
        summary: ['Bebaskan komitmen perjalanan', 'Release committed travel money'],
        input: ReleaseTravelMoneyDto,
        prepare: async ({ visitId }: ReleaseTravelMoneyDto, id, sources) => {
          const visit = await sources.state(visitDecider, visitId);
          return {
            type: 'ReleaseTravelMoney',
            visitId,
            takes: takenOf(id, visit.stage === 'NONE' || CALLED_OFF.has(visit.stage) ? undefined : visit.terms),
          };
        },
      }),
    ],
  } satisfies CommandTable;
};
