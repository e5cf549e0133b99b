import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { Rupiah, Scope } from '#kernel';
import {
  CommonInputDto,
  IsCountry,
  IsId,
  IsOfForm,
  IsProse,
  IsRegionCode,
  IsRupiah,
  IsScope,
  IsSha256,
  IsText,
  Labelled,
} from '#nest';
import {
  CELL_CONFIDENCES,
  CELL_SOURCES,
  HISTORICAL_FUNDING,
  HISTORICAL_PARTY_KINDS,
} from '../domain/historical-visit.codes.js';
import {
  historicalCell,
  historicalDates,
  historicalFunding,
  historicalMoney,
  historicalParty,
  historicalSource,
  historicalTerms,
} from '../domain/historical-visit.events.js';

const IsPartialDate = IsOfForm(
  /^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
  'tahun, bulan atau hari, seperti 2023, 2023-01, 2023-01-09',
  'a year, month or day, like 2023, 2023-01, 2023-01-09',
);

@Labelled(historicalParty.fields)
export class HistoricalPartyDto {
  @IsText(500)
  readonly asWritten: string;

  @IsOptional()
  @IsIn(HISTORICAL_PARTY_KINDS)
  readonly kind?: (typeof HISTORICAL_PARTY_KINDS)[number];

  @IsOptional()
  @IsRegionCode()
  readonly region?: string;

  @IsOptional()
  @IsCountry()
  readonly country?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  readonly count?: number;
}

@Labelled(historicalDates.fields)
export class HistoricalDatesDto {
  @IsPartialDate()
  readonly from: string;

  @IsPartialDate()
  readonly until: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @IsPartialDate({ each: true })
  readonly days?: readonly string[];
}

@Labelled(historicalMoney.fields)
export class HistoricalMoneyDto {
  @IsRupiah()
  readonly rupiah: Rupiah;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @IsText(60, 1, { each: true })
  readonly per?: readonly string[];
}

@Labelled(historicalFunding.fields)
export class HistoricalFundingDto {
  @IsIn(HISTORICAL_FUNDING)
  readonly source: (typeof HISTORICAL_FUNDING)[number];

  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2100)
  readonly fiscalYear?: number;
}

@Labelled(historicalSource.fields)
export class HistoricalSourceDto {
  @IsId()
  readonly importId: string;

  @IsSha256()
  readonly sha256: string;

  @IsOptional()
  @IsText(100)
  readonly sheet?: string;

  @IsInt()
  @Min(1)
  @Max(2_000_000)
  readonly row: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  readonly alsoRows?: readonly number[];
}

@Labelled(historicalCell.fields)
export class HistoricalCellDto {
  @IsText(60)
  readonly field: string;

  @IsInt()
  @Min(1)
  @Max(2_000_000)
  readonly row: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20_000)
  readonly column?: number;

  @IsIn(CELL_CONFIDENCES)
  readonly confidence: (typeof CELL_CONFIDENCES)[number];

  @IsIn(CELL_SOURCES)
  readonly from: (typeof CELL_SOURCES)[number];

  @IsOptional()
  @IsProse(4_000)
  readonly asWritten?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsText(60, 1, { each: true })
  readonly flags?: readonly string[];
}

@Labelled(historicalTerms.fields)
export class HistoricalVisitDto extends CommonInputDto {
  @IsId()
  readonly visitId: string;

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => HistoricalPartyDto)
  readonly origins: readonly HistoricalPartyDto[];

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => HistoricalPartyDto)
  readonly hosts: readonly HistoricalPartyDto[];

  @IsOptional()
  @ValidateNested()
  @Type(() => HistoricalDatesDto)
  readonly dates?: HistoricalDatesDto;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  readonly persons?: number;

  @IsOptional()
  @IsProse(4_000)
  readonly topic?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => HistoricalMoneyDto)
  readonly cost?: HistoricalMoneyDto;

  @IsOptional()
  @IsRupiah()
  readonly total?: Rupiah;

  @IsOptional()
  @ValidateNested()
  @Type(() => HistoricalFundingDto)
  readonly funding?: HistoricalFundingDto;

  @IsOptional()
  @IsProse(4_000)
  readonly outcome?: string;

  @IsOptional()
  @IsBoolean()
  readonly planned?: boolean;

  @IsOptional()
  @IsBoolean()
  readonly virtual?: boolean;

  @IsScope()
  readonly keptIn: Scope;

  @IsId()
  readonly officeId: string;

  @ValidateNested()
  @Type(() => HistoricalSourceDto)
  readonly source: HistoricalSourceDto;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => HistoricalCellDto)
  readonly cells: readonly HistoricalCellDto[];

  @IsArray()
  @ArrayMaxSize(40)
  @IsText(60, 1, { each: true })
  readonly flags: readonly string[];
}
