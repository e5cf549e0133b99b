import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Rupiah } from '#kernel';
import { BodyDto, DocRefDto, IsId, IsProse, IsRupiah, IsText, Labelled, PartyDto } from '#nest';
import { jointVisitCatalogue } from '../domain/joint-visit.decider.js';
import { VISIT_KINDS, VISIT_MODES, type VisitKind, type VisitMode } from '../domain/visit.codes.js';
import { visitCatalogue } from '../domain/visit.events.js';
import { visitTerms } from '../domain/visit.terms.js';
import { ExpectedOutputDto, FundingDto, HostDto, OriginDto, TermDto } from './visit.dto.js';

/** What is an origin's own: the rest is shared. */
@Labelled(visitCatalogue.VisitProposed.data)
export class JointOriginDto {
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

  @IsOptional()
  @ValidateNested()
  @Type(() => PartyDto)
  readonly costBorneBy?: PartyDto;

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

  /** Request letter of this origin. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly letter?: DocRefDto;
}

/** A visit of many origins to the same hosts on the same days, each of which proposes one of its own. */
@Labelled({ ...visitTerms.fields, ...jointVisitCatalogue.JointVisitProposed.data })
export class JointVisitDto extends TermDto {
  /** Who brings the origins together: an association, an agency, a council. */
  @ValidateNested()
  @Type(() => BodyDto)
  readonly organiser: BodyDto;

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

  /** Up to 500. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => JointOriginDto)
  readonly origins: readonly JointOriginDto[];
}
