import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LocalDate } from '#kernel';
import { CommonInputDto, DocRefDto, IsLocalDateText, IsRegionText, IsText, Labelled } from '#nest';
import { holiday, workingCalendarCatalogue } from '../domain/working-calendar.events.js';

const NATIONAL_KINDS = ['NATIONAL', 'CUTI_BERSAMA', 'REGIONAL_ELECTION'] as const;

@Labelled(holiday.fields)
export class RegionalHolidayDto {
  @IsLocalDateText()
  readonly date: LocalDate;

  @IsText(120)
  readonly name: string;
}

export class HolidayDto extends RegionalHolidayDto {
  @IsIn(NATIONAL_KINDS)
  readonly kind: (typeof NATIONAL_KINDS)[number];

  /** Where another decree than the list's own frees the day: `Keppres 33/2024`. */
  @IsOptional()
  @IsText(200)
  readonly source?: string;
}

export class CalendarYearDto extends CommonInputDto {
  @IsInt()
  @Min(2000)
  @Max(2199)
  readonly year: number;
}

/** The whole list of a year, as the decree and its amendments have it. */
@Labelled(workingCalendarCatalogue.WorkingCalendarLoaded.data)
export class WorkingCalendarDto extends CalendarYearDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => HolidayDto)
  readonly days: readonly HolidayDto[];

  /** The joint decree, or its latest amendment. */
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly decree: DocRefDto;
}

/** All days that a region adds; an empty list takes back what it had added. */
@Labelled(workingCalendarCatalogue.RegionalHolidaysSet.data)
export class RegionalHolidaysDto extends CalendarYearDto {
  /** Province, regency or city. */
  @IsRegionText()
  readonly region: string;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RegionalHolidayDto)
  readonly days: readonly RegionalHolidayDto[];

  @ValidateNested()
  @Type(() => DocRefDto)
  readonly decree: DocRefDto;
}
