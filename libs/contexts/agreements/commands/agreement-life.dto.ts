import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { LocalDate, Rupiah } from '#kernel';
import {
  CommonInputDto,
  DocRefDto,
  IsId,
  IsLocalDateText,
  IsPaperNumber,
  IsProse,
  IsRupiah,
  IsText,
  Labelled,
} from '#nest';
import {
  CHANGED_PARTS,
  FACILITATORS,
  GROUNDS,
  SETTLED,
  type Facilitator,
  type Ground,
} from '../domain/agreement.codes.js';
import { agreementCatalogue } from '../domain/agreement.events.js';
import { addendumChange, cascadeRow } from '../domain/agreement.events-life.js';
import { OfPartyDto, AgreementTermDto } from './agreement.dto.js';

@Labelled(agreementCatalogue.AgreementRegistered.data)
export class RegisterAgreementDto extends OfPartyDto {
  @IsPaperNumber(120)
  readonly registerNo: string;
}

@Labelled(agreementCatalogue.AgreementActivityRecorded.data)
export class AgreementActivityDto extends CommonInputDto {
  @IsProse(2_000)
  readonly description: string;

  @IsOptional()
  @IsId()
  readonly activityRef?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly evidenceDoc?: DocRefDto;
}

@Labelled(agreementCatalogue.AgreementReportSubmitted.data)
export class AgreementReportDto extends CommonInputDto {
  @IsInt()
  @Min(1945)
  @Max(2100)
  readonly year: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly report?: DocRefDto;

  @IsProse(4_000)
  readonly outcome: string;
}

@Labelled(addendumChange.fields)
export class AddendumChangeDto {
  @IsIn(CHANGED_PARTS)
  readonly part: (typeof CHANGED_PARTS)[number];

  @IsProse(2_000)
  readonly text: string;
}

@Labelled(agreementCatalogue.AddendumProposed.data)
export class AddendumDto extends CommonInputDto {
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AddendumChangeDto)
  readonly changes: readonly AddendumChangeDto[];

  /** Where the part TERM changes. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AgreementTermDto)
  readonly newTerm?: AgreementTermDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly text?: DocRefDto;
}

@Labelled({
  ...agreementCatalogue.ExtensionAgreed.data,
  newUntil: { label: ['berlaku sampai yang baru', 'in force until, as extended'] },
})
export class ExtensionDto extends CommonInputDto {
  @IsLocalDateText()
  readonly newUntil: LocalDate;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly document?: DocRefDto;
}

@Labelled(agreementCatalogue.BreachNoticed.data)
export class BreachDto extends CommonInputDto {
  @IsInt()
  @Min(1)
  @Max(100)
  readonly inBreach: number;

  @IsProse(2_000)
  readonly description: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly letter?: DocRefDto;
}

@Labelled(agreementCatalogue.DisputeRaised.data)
export class DisputeDto extends OfPartyDto {
  @IsProse(2_000)
  readonly subject: string;
}

@Labelled(agreementCatalogue.DisputeResolved.data)
export class ResolutionDto extends CommonInputDto {
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly disputeNo: number;

  @IsIn(FACILITATORS)
  readonly facilitator: Facilitator;

  @IsProse(2_000)
  readonly outcome: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly minutes?: DocRefDto;
}

@Labelled(cascadeRow.fields)
export class CascadeDto {
  @IsId()
  readonly agreementId: string;

  @IsBoolean()
  readonly ends: boolean;
}

@Labelled(agreementCatalogue.AgreementTerminated.data)
export class TerminationDto extends CommonInputDto {
  /** As the law of the day has them for the scheme; the refusal names these. */
  @IsOptional()
  @IsIn(GROUNDS.filter((ground) => ground !== 'PARENT_ENDED'))
  readonly ground?: Ground;

  @IsProse(2_000)
  readonly explanation: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly document?: DocRefDto;

  /** One row for each agreement in force that carries this one out. */
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => CascadeDto)
  readonly cascade: readonly CascadeDto[];

  @IsOptional()
  @IsId()
  readonly replacedBy?: string;
}

@Labelled(agreementCatalogue.SettlementRecorded.data)
export class AgreementSettlementDto extends CommonInputDto {
  @IsIn(SETTLED)
  readonly settled: (typeof SETTLED)[number];

  @IsText(300)
  readonly description: string;

  @IsOptional()
  @IsRupiah()
  readonly amount?: Rupiah;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly document?: DocRefDto;
}

/** SYSTEM: days before the end. */
export class ExpiringDto extends CommonInputDto {
  @IsInt()
  @Min(1)
  @Max(366)
  readonly days: number;
}

/** SYSTEM: a year's report. */
export class OverdueDto extends CommonInputDto {
  @IsInt()
  @Min(1945)
  @Max(2100)
  readonly year: number;
}

/** SYSTEM: an agreement that was signed under this one. */
export class LinkDto extends CommonInputDto {
  @IsId()
  readonly childId: string;
}

/** SYSTEM: the parent that was terminated. */
export class EndWithParentDto extends CommonInputDto {
  @IsId()
  readonly parentId: string;
}
