import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { CAPACITIES, type Capacity, type Rupiah, type Scope } from '#kernel';
import {
  HistoricalMoneyDto,
  HistoricalPartyDto,
  IsId,
  IsPartialDate,
  IsProse,
  IsRegionCode,
  IsRupiah,
  IsScope,
  IsText,
  Labelled,
  OfRegisterFileDto,
} from '#nest';
import { INSTRUMENTS, type Instrument } from '../domain/agreement.codes.js';
import {
  HISTORICAL_ACTS,
  HISTORICAL_ENDS,
  HISTORICAL_ROLES,
  HISTORICAL_SCHEMES,
} from '../domain/historical-agreement.codes.js';
import {
  historicalAgreementCatalogue,
  historicalAgreementTerms,
  historicalNumber,
  historicalParent,
  historicalPlace,
  historicalSignatory,
  historicalTerm,
} from '../domain/historical-agreement.events.js';

@Labelled(historicalNumber.fields)
export class HistoricalNumberDto {
  @IsProse(200)
  readonly number: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  readonly partyNo?: number;
}

@Labelled(historicalSignatory.fields)
export class HistoricalSignatoryDto {
  @IsText(200)
  readonly title: string;

  @IsIn(CAPACITIES)
  readonly capacity: Capacity;

  @IsIn(HISTORICAL_ROLES)
  readonly role: (typeof HISTORICAL_ROLES)[number];

  @IsOptional()
  @IsBoolean()
  readonly mandateUnknown?: boolean;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000)
  readonly count?: number;
}

@Labelled(historicalTerm.fields)
export class HistoricalTermDto {
  @IsIn(HISTORICAL_ENDS)
  readonly end: (typeof HISTORICAL_ENDS)[number];

  @IsOptional()
  @IsPartialDate()
  readonly until?: string;

  @IsOptional()
  @IsBoolean()
  readonly derived?: boolean;
}

@Labelled(historicalPlace.fields)
export class HistoricalPlaceDto {
  @IsText(500)
  readonly text: string;

  @IsOptional()
  @IsRegionCode()
  readonly region?: string;

  @IsOptional()
  @IsBoolean()
  readonly virtual?: boolean;
}

@Labelled(historicalParent.fields)
export class HistoricalParentDto {
  @IsId()
  readonly parentRecordId: string;

  @IsInt()
  @Min(1)
  @Max(2_000_000)
  readonly row: number;
}

/** Where in a file something stands. */
class OfFileDto extends OfRegisterFileDto {
  @IsId()
  readonly agreementId: string;

  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => HistoricalNumberDto)
  readonly numbers: readonly HistoricalNumberDto[];

  @IsOptional()
  @IsProse(4_000)
  readonly title?: string;
}

@Labelled(historicalAgreementTerms.fields)
export class HistoricalAgreementDto extends OfFileDto {
  @IsIn(HISTORICAL_ACTS)
  readonly act: (typeof HISTORICAL_ACTS)[number];

  @IsOptional()
  @IsIn(INSTRUMENTS)
  readonly instrument?: Instrument;

  @IsOptional()
  @IsBoolean()
  readonly addendum?: boolean;

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => HistoricalPartyDto)
  readonly parties: readonly HistoricalPartyDto[];

  @IsOptional()
  @IsIn(HISTORICAL_SCHEMES)
  readonly scheme?: (typeof HISTORICAL_SCHEMES)[number];

  @IsOptional()
  @IsPartialDate()
  readonly signedOn?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @IsPartialDate({ each: true })
  readonly signatures?: readonly string[];

  @IsOptional()
  @IsPartialDate()
  readonly validFrom?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => HistoricalTermDto)
  readonly term?: HistoricalTermDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => HistoricalMoneyDto)
  readonly value?: HistoricalMoneyDto;

  @IsOptional()
  @IsRupiah()
  readonly arrears?: Rupiah;

  @IsOptional()
  @ValidateNested()
  @Type(() => HistoricalPlaceDto)
  readonly place?: HistoricalPlaceDto;

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => HistoricalSignatoryDto)
  readonly signatories: readonly HistoricalSignatoryDto[];

  @IsOptional()
  @IsBoolean()
  readonly withoutAuthority?: boolean;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000)
  readonly addendaTold?: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => HistoricalParentDto)
  readonly parent?: HistoricalParentDto;

  @IsScope()
  readonly keptIn: Scope;

  @IsId()
  readonly officeId: string;
}

/** A row that tells of an agreement in another one. */
class HistoricalChangeDto extends OfFileDto {
  @IsId()
  readonly changeId: string;

  @IsOptional()
  @IsPartialDate()
  readonly on?: string;
}

@Labelled(historicalAgreementCatalogue.AddendumSigned.data)
export class HistoricalAddendumDto extends HistoricalChangeDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => HistoricalTermDto)
  readonly term?: HistoricalTermDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => HistoricalMoneyDto)
  readonly value?: HistoricalMoneyDto;

  @IsOptional()
  @IsRupiah()
  readonly arrears?: Rupiah;
}

@Labelled(historicalAgreementCatalogue.AgreementTerminated.data)
export class HistoricalTerminationDto extends HistoricalChangeDto {
  @IsOptional()
  @IsRupiah()
  readonly arrears?: Rupiah;

  @IsOptional()
  @IsBoolean()
  readonly afterEnd?: boolean;
}
