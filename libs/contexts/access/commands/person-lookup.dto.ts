import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, Max, Min, ValidateNested } from 'class-validator';
import type { LocalDate, Scope } from '#kernel';
import { CommonInputDto, IsId, IsLocalDateText, IsRegionText } from '#nest';

class LookupLimitsDto {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly perMinute: number;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly perDay: number;
}

/** Given by the edge itself. */
export class ReferencePersonsDto extends CommonInputDto {
  @IsId()
  readonly userId: string;

  @IsLocalDateText()
  readonly day: LocalDate;

  @IsInt()
  @Min(1)
  @Max(100)
  readonly count: number;

  @IsArray()
  @ArrayMaxSize(100)
  @IsRegionText({ each: true })
  readonly scopes: Scope[];

  @ValidateNested()
  @Type(() => LookupLimitsDto)
  readonly limits: LookupLimitsDto;
}
