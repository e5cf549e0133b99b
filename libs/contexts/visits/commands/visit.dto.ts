import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { LocalDate, Rupiah } from '#kernel';
import {
  BodyDto,
  CommonInputDto,
  DocRefDto,
  IsId,
  IsLocalDateText,
  IsProse,
  IsRegionText,
  IsRupiah,
  IsSubjectHandle,
  IsNumberOrName,
  IsPaperNumber,
  IsText,
  Labelled,
  PartyDto,
  SpeakerDto,
} from '#nest';
import {
  FUNDING_SOURCES,
  VISIT_KINDS,
  VISIT_MODES,
  type FundingSource,
  type VisitKind,
  type VisitMode,
} from '../domain/visit.codes.js';
import { traveller, visitCatalogue } from '../domain/visit.events.js';
import { expectedOutput, visitFunding, visitHost, visitOrigin, visitTerms } from '../domain/visit.terms.js';

@Labelled({ officeId: visitOrigin.fields.officeId })
export class OriginDto extends BodyDto {
  /** The proposer's own (COM-04). */
  @IsId()
  readonly officeId: string;
}

@Labelled({ required: visitHost.fields.required })
export class HostDto extends BodyDto {
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

  /** Who pays, where it is the money of others: PIHAK_KETIGA, HOST, HIBAH_LN. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PartyDto)
  readonly payer?: PartyDto;
}

@Labelled(visitTerms.fields)
export class TermDto extends CommonInputDto {
  @IsLocalDateText()
  readonly plannedStart: LocalDate;

  @IsLocalDateText()
  readonly plannedEnd: LocalDate;
}

/** What all who go on a visit have in common. */
@Labelled(visitCatalogue.VisitProposed.data)
export class SharedTermsDto extends TermDto {
  @IsIn(VISIT_KINDS)
  readonly kind: VisitKind;

  /** Default: in person. */
  @IsOptional()
  @IsIn(VISIT_MODES)
  readonly mode?: VisitMode;

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
}

@Labelled(visitCatalogue.VisitProposed.data)
export class ProposeVisitDto extends SharedTermsDto {
  @ValidateNested()
  @Type(() => OriginDto)
  readonly origin: OriginDto;

  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly delegationSize: number;

  @IsRupiah()
  readonly budget: Rupiah;

  @IsOptional()
  @IsBoolean()
  readonly costBorneByHost?: boolean;

  /** Another party bears all costs: the budget is 0. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PartyDto)
  readonly costBorneBy?: PartyDto;

  /** Needed where others pay. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly noConflict?: DocRefDto;

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

/** The answer of one host, named by `host` or by `party`; a refusal needs a `reason`. */
@Labelled(visitCatalogue.VisitHostingAccepted.data)
export class HostAnswerDto extends CommonInputDto {
  /** Of a government: code, or a name that has one meaning only. */
  @IsOptional()
  @IsRegionText()
  readonly host?: string;

  /** Any other body, as the visit names it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => BodyDto)
  readonly party?: BodyDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly reply?: DocRefDto;
}

@Labelled(visitCatalogue.VisitApproved.data)
export class ApprovalDto extends CommonInputDto {
  /** Needed for a journey abroad. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly travelPermit?: DocRefDto;
}

@Labelled(traveller.fields)
export class TravellerDto {
  /** From `POST /v1/subjects`; a name or a NIK would stand in the log for ever. */
  @IsSubjectHandle()
  readonly subjectRef: string;

  @IsPaperNumber(60)
  readonly spdNo: string;

  @IsBoolean()
  readonly official: boolean;
}

@Labelled(visitCatalogue.TravelOrderIssued.data)
export class TravelOrderDto extends CommonInputDto {
  @IsPaperNumber(120)
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

  /** A region of a host: code, or a name that has one meaning only. */
  @IsOptional()
  @IsRegionText()
  readonly hostRegion?: string;

  /** Instead: a host that is a body, as the visit names it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => BodyDto)
  readonly party?: BodyDto;

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
  @IsNumberOrName(200)
  readonly commandId: string;

  @IsArray()
  @ArrayMaxSize(1_000)
  @IsId({ each: true })
  readonly subjectRefs: readonly string[];
}
