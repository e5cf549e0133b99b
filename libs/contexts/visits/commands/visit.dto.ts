import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { LocalDate, Rupiah } from '#kernel';
import {
  CommonInputDto,
  DocRefDto,
  IsId,
  IsLocalDateText,
  IsProse,
  IsRegionText,
  IsRupiah,
  IsSubjectHandle,
  IsText,
  Labelled,
  SpeakerDto,
} from '#nest';
import { FUNDING_SOURCES, VISIT_KINDS, type FundingSource, type VisitKind } from '../domain/visit.codes.js';
import { traveller, visitCatalogue } from '../domain/visit.events.js';
import { expectedOutput, visitFunding, visitHost, visitOrigin, visitTerms } from '../domain/visit.terms.js';

@Labelled(visitOrigin.fields)
export class OriginDto {
  /** Code, or a name that has one meaning only. */
  @IsRegionText()
  readonly region: string;

  /** The proposer's own (COM-04). */
  @IsId()
  readonly officeId: string;
}

@Labelled(visitHost.fields)
export class HostDto {
  @IsRegionText()
  readonly region: string;

  /** Whether the visit falls when this host declines; default true. */
  @IsOptional()
  @IsBoolean()
  readonly required?: boolean;
}

@Labelled(expectedOutput.fields)
export class ExpectedOutputDto {
  @IsText(300)
  readonly text: string;

  @IsText(300)
  readonly indicator: string;
}

@Labelled(visitFunding.fields)
export class FundingDto {
  @IsIn(FUNDING_SOURCES)
  readonly source: FundingSource;

  @IsInt()
  @Min(2000)
  @Max(2100)
  readonly fiscalYear: number;

  @IsRupiah()
  readonly amount: Rupiah;
}

@Labelled(visitTerms.fields)
export class TermDto extends CommonInputDto {
  @IsLocalDateText()
  readonly plannedStart: LocalDate;

  @IsLocalDateText()
  readonly plannedEnd: LocalDate;
}

@Labelled(visitCatalogue.VisitProposed.data)
export class ProposeVisitDto extends TermDto {
  @IsIn(VISIT_KINDS)
  readonly kind: VisitKind;

  @ValidateNested()
  @Type(() => OriginDto)
  readonly origin: OriginDto;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => HostDto)
  readonly hosts: readonly HostDto[];

  @IsArray()
  @ArrayMaxSize(50)
  @IsText(200, 1, { each: true })
  readonly topics: readonly string[];

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ExpectedOutputDto)
  readonly expectedOutputs: readonly ExpectedOutputDto[];

  @IsOptional()
  @IsProse(2_000)
  readonly reasonForHost?: string;

  @IsOptional()
  @IsId()
  readonly relatedAwardId?: string;

  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly delegationSize: number;

  @IsRupiah()
  readonly budget: Rupiah;

  @IsOptional()
  @IsBoolean()
  readonly costBorneByHost?: boolean;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FundingDto)
  readonly fundingSources: readonly FundingDto[];

  @IsOptional()
  @IsProse(2_000)
  readonly efficiencyJustification?: string;

  /** Request letter. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly letter?: DocRefDto;
}

/** The answer of one host; a refusal needs a `reason`. */
@Labelled(visitCatalogue.VisitHostingAccepted.data)
export class HostAnswerDto extends CommonInputDto {
  @IsRegionText()
  readonly host: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly reply?: DocRefDto;
}

@Labelled(traveller.fields)
export class TravellerDto {
  /** From `POST /v1/subjects`; a name or a NIK would stand in the log for ever. */
  @IsSubjectHandle()
  readonly subjectRef: string;

  @IsText(60)
  readonly spdNo: string;

  @IsBoolean()
  readonly official: boolean;
}

@Labelled(visitCatalogue.TravelOrderIssued.data)
export class TravelOrderDto extends CommonInputDto {
  @IsText(120)
  readonly orderNo: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly order?: DocRefDto;

  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => TravellerDto)
  readonly travellers: readonly TravellerDto[];
}

@Labelled(visitCatalogue.VisitSessionHeld.data)
export class SessionDto extends CommonInputDto {
  @IsText(200)
  readonly topic: string;

  @ValidateNested()
  @Type(() => SpeakerDto)
  readonly speaker: SpeakerDto;

  @IsText(200)
  readonly place: string;
}

@Labelled(visitCatalogue.InnovationObserved.data)
export class InnovationDto extends CommonInputDto {
  @IsId()
  readonly innovationId: string;

  @IsRegionText()
  readonly hostRegion: string;

  @IsProse(2_000)
  readonly description: string;
}

@Labelled(visitCatalogue.VisitCompleted.data)
export class CompletionDto extends CommonInputDto {
  /** Persons on the attendance list. */
  @IsInt()
  @Min(0)
  @Max(1_000)
  readonly attendance: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly attendanceDoc?: DocRefDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly hostConfirmationDoc?: DocRefDto;
}

@Labelled(visitCatalogue.VisitReportSubmitted.data)
export class ReportDto extends CommonInputDto {
  @IsProse(10_000)
  readonly findings: string;

  @IsArray()
  @ArrayMaxSize(100)
  @IsProse(2_000, 1, { each: true })
  readonly observations: readonly string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly reportDoc?: DocRefDto;
}

/** Commands that the system gives itself; their input is not parsed. */
export class LapseDto extends CommonInputDto {
  @IsText(200)
  readonly commandId: string;

  @IsArray()
  @ArrayMaxSize(1_000)
  @IsId({ each: true })
  readonly subjectRefs: readonly string[];
}
