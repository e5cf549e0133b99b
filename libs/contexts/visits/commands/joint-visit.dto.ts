import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Rupiah } from '#kernel';
import { BodyDto, DocRefDto, IsProse, IsRupiah, Labelled, PartyDto } from '#nest';
import { jointVisitCatalogue } from '../domain/joint-visit.decider.js';
import { visitCatalogue } from '../domain/visit.events.js';
import { visitTerms } from '../domain/visit.terms.js';
import { FundingDto, OriginDto, SharedTermsDto } from './visit.dto.js';

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
export class JointVisitDto extends SharedTermsDto {
  /** Who brings the origins together: an association, an agency, a council. */
  @ValidateNested()
  @Type(() => BodyDto)
  readonly organiser: BodyDto;

  /** Up to 500. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => JointOriginDto)
  readonly origins: readonly JointOriginDto[];
}
