import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import {
  CELL_CONFIDENCES,
  CELL_SOURCES,
  HISTORICAL_PARTY_KINDS,
  historicalCell,
  historicalMoney,
  historicalParty,
  historicalSource,
  type Rupiah,
} from '#kernel';
import { CommonInputDto } from './common-input.js';
import { IsId, IsProse, IsRegionCode, IsRupiah, IsSha256, IsText } from './input-decorators.js';
import { IsCountry } from './party-input.js';
import { Labelled } from './input-labels.js';

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

/** In which file, and where in it, something stands, and how it was read. */
export class OfRegisterFileDto extends CommonInputDto {
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
