import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import type { LocalDate, RegionCode, Uses } from '#kernel';
import { CommonInputDto, IsId, IsLocalDateText, IsRegionCode } from '#nest';
import { OF_SYSTEM, rowsFor, type CommandTable } from '#runtime';
import { PURPOSES, type Purpose } from '../domain/person.codes.js';
import { personReadsDecider, type RecordReading } from '../domain/person-reads.decider.js';

/** Given by the edge itself. */
export class RecordReadingDto extends CommonInputDto {
  @IsId()
  readonly userId: string;

  @IsLocalDateText()
  readonly day: LocalDate;

  @IsIn(PURPOSES)
  readonly purpose: Purpose;

  @IsRegionCode()
  readonly party: RegionCode;

  @IsOptional()
  @IsId()
  readonly officeId?: string;

  @IsArray()
  @ArrayMaxSize(1_000)
  @IsId({ each: true })
  readonly persons: string[];

  @IsOptional()
  @IsId()
  readonly visitId?: string;
}

/** Who was shown whose data: recorded before they are shown. */
export const personReadsCommandTable = {
  path: 'person-reads',
  decider: personReadsDecider,
  obligated: () => undefined,
  rows: [
    rowsFor<Uses, RecordReading>()({
      name: 'RecordReading',
      summary: ['Catat siapa melihat data pribadi', 'Record who looks at personal data'],
      input: RecordReadingDto,
      ...OF_SYSTEM,
      idOf: ({ userId, day }: RecordReadingDto) => `${userId}.${day}`,
      prepare: ({ userId, purpose, party, officeId, persons, visitId, reason }: RecordReadingDto) => ({
        type: 'RecordReading',
        userId,
        purpose,
        party,
        ...(officeId !== undefined && { officeId }),
        persons,
        ...(visitId !== undefined && { visitId }),
        ...(reason !== undefined && { reason }),
      }),
    }),
  ],
} satisfies CommandTable;
