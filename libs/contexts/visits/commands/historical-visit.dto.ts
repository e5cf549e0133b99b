import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { Rupiah, Scope } from '#kernel';
import {
  HistoricalMoneyDto,
  HistoricalPartyDto,
  IsId,
  IsPartialDate,
  IsProse,
  IsRupiah,
  IsScope,
  Labelled,
  OfRegisterFileDto,
} from '#nest';
import { HISTORICAL_FUNDING } from '../domain/historical-visit.codes.js';
import { historicalDates, historicalFunding, historicalTerms } from '../domain/historical-visit.events.js';

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

@Labelled(historicalTerms.fields)
export class HistoricalVisitDto extends OfRegisterFileDto {
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
}
