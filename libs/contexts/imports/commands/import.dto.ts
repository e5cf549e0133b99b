import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Scope } from '#kernel';
import { CommonInputDto, IsProse, IsRegionText, IsScope, IsSha256, IsText, Labelled } from '#nest';
import { importProfileCatalogue } from '../domain/import-profile.decider.js';
import { IMPORT_LAYOUTS, SETTLEMENTS, type ImportLayout } from '../domain/import.codes.js';
import { assignedColumn, assignment, importCatalogue, importedFile, settlement } from '../domain/import.events.js';

const MOST_ROW = 2_000_000;

@Labelled(assignedColumn.fields)
export class AssignedColumnDto {
  /** From 1. */
  @IsInt()
  @Min(1)
  @Max(200)
  readonly column: number;

  @IsText(30)
  readonly field: string;
}

@Labelled(assignment.fields)
export class AssignColumnsDto extends CommonInputDto {
  /** The row of the file in which the headings stand. */
  @IsInt()
  @Min(1)
  @Max(40)
  readonly headerRow: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => AssignedColumnDto)
  readonly columns: readonly AssignedColumnDto[];
}

/** As `importedFile` has it. */
@Labelled(importedFile.fields)
export class ImportedFileDto {
  @IsSha256()
  readonly sha256: string;

  @IsInt()
  @Min(0)
  @Max(100_000_000)
  readonly bytes: number;

  @IsIn(['csv', 'xlsx'])
  readonly format: 'csv' | 'xlsx';
}

/** Made of the file by the route that takes it. */
@Labelled(importCatalogue.ImportStarted.data)
export class StartImportDto extends CommonInputDto {
  @IsIn(IMPORT_LAYOUTS)
  readonly layout: ImportLayout;

  @ValidateNested()
  @Type(() => ImportedFileDto)
  readonly file: ImportedFileDto;

  @IsOptional()
  @IsText(100)
  readonly sheet?: string;

  @IsScope()
  readonly keptIn: Scope;
}

@Labelled(settlement.fields)
export class SettlementDto {
  @IsIn(SETTLEMENTS)
  readonly kind: (typeof SETTLEMENTS)[number];

  /** Of ACCEPT. */
  @IsOptional()
  @IsText(60)
  readonly flag?: string;

  @IsOptional()
  @IsText(30)
  readonly field?: string;

  /** Of VALUE: as one would write it in the register. */
  @IsOptional()
  @IsProse(1_000)
  readonly text?: string;

  /** Of REGION: the party as it is written. */
  @IsOptional()
  @IsProse(500)
  readonly party?: string;

  /** Of REGION: a code, or a name that has one meaning only. */
  @IsOptional()
  @IsRegionText()
  readonly region?: string;
}

@Labelled(importCatalogue.ImportRowSettled.data)
export class SettleRowDto extends CommonInputDto {
  @IsInt()
  @Min(1)
  @Max(MOST_ROW)
  readonly row: number;

  @ValidateNested()
  @Type(() => SettlementDto)
  readonly settlement: SettlementDto;
}

@Labelled({
  flag: { label: ['tanda', 'flag'] },
  field: { label: ['isian', 'field'] },
  asWritten: { label: ['isi sel sebagaimana tertulis', 'what the cell says'] },
})
export class AlikeDto {
  @IsText(60)
  readonly flag: string;

  @IsOptional()
  @IsText(30)
  readonly field?: string;

  /** Only cells, or parties in cells, that are written so. */
  @IsOptional()
  @IsProse(4_000)
  readonly asWritten?: string;
}

@Labelled({ ...importCatalogue.ImportAlikeSettled.data, alike: { label: ['baris yang mana', 'which rows'] } })
export class SettleAlikeDto extends CommonInputDto {
  @ValidateNested()
  @Type(() => AlikeDto)
  readonly alike: AlikeDto;

  @ValidateNested()
  @Type(() => SettlementDto)
  readonly settlement: SettlementDto;
}

@Labelled(importCatalogue.ImportRowReopened.data)
export class RowDto extends CommonInputDto {
  @IsInt()
  @Min(1)
  @Max(MOST_ROW)
  readonly row: number;
}

@Labelled(importCatalogue.ImportRowsMerged.data)
export class MergeRowsDto extends RowDto {
  @IsInt()
  @Min(1)
  @Max(MOST_ROW)
  readonly into: number;
}

@Labelled({ after: { label: ['sesudah baris', 'after the row'] } })
export class RecordRowsDto extends CommonInputDto {
  @IsInt()
  @Min(0)
  @Max(MOST_ROW)
  readonly after: number;
}

/** Of the system: which headings an office assigned how. */
@Labelled(importProfileCatalogue.ImportColumnsRemembered.data)
export class RememberColumnsDto extends CommonInputDto {
  @IsIn(IMPORT_LAYOUTS)
  readonly layout: ImportLayout;

  @IsScope()
  readonly keptIn: Scope;

  @IsArray()
  @ArrayMaxSize(200)
  @Length(0, 4_000, { each: true })
  readonly headings: readonly string[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => AssignedColumnDto)
  readonly columns: readonly AssignedColumnDto[];
}
