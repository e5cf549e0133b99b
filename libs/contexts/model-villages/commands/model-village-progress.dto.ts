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
import { CommonInputDto, DocRefDto, IsId, IsProse, IsRegionText, IsText, Labelled } from '#nest';
import { INDEXES, REVIEW_OUTCOMES, type VillageIndex } from '../domain/model-village.codes.js';
import { modelVillageCatalogue } from '../domain/model-village.events.js';
import { achievement, indexTarget, planActivity, planIndicator } from '../domain/model-village.terms.js';
import { IndexReadingDto, IsIndexValue, OfVillageDto } from './model-village.dto.js';

const catalogue = modelVillageCatalogue;
const MOST_COUNTED = 1_000_000_000;

@Labelled(planActivity.fields)
export class PlanActivityDto {
  @IsText(300)
  readonly activity: string;

  @IsText(200)
  readonly responsible: string;

  @IsInt()
  @Min(2000)
  @Max(2100)
  readonly year: number;

  @IsText(200)
  readonly fundingSource: string;
}

@Labelled(planIndicator.fields)
export class PlanIndicatorDto {
  @IsRegionText()
  readonly village: string;

  @IsText(300)
  readonly indicator: string;

  @IsText(60)
  readonly unit: string;

  @IsInt()
  @Min(1)
  @Max(MOST_COUNTED)
  readonly target: number;
}

@Labelled(indexTarget.fields)
export class IndexTargetDto {
  @IsRegionText()
  readonly village: string;

  @IsIn(INDEXES)
  readonly index: VillageIndex;

  @IsInt()
  @Min(2016)
  @Max(2100)
  readonly year: number;

  @IsIndexValue()
  readonly value: string;
}

@Labelled(catalogue.ModelVillagePlanAgreed.data)
export class DevelopmentPlanDto extends CommonInputDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly document?: DocRefDto;

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PlanActivityDto)
  readonly activities: readonly PlanActivityDto[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => PlanIndicatorDto)
  readonly indicators: readonly PlanIndicatorDto[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => IndexTargetDto)
  readonly indexTargets?: readonly IndexTargetDto[];
}

@Labelled(achievement.fields)
export class AchievementDto {
  @IsInt()
  @Min(1)
  @Max(500)
  readonly indicatorNo: number;

  @IsInt()
  @Min(0)
  @Max(MOST_COUNTED)
  readonly value: number;
}

@Labelled(catalogue.ModelVillageProgressRecorded.data)
export class ProgressDto extends OfVillageDto {
  @IsProse(4_000)
  readonly progress: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AchievementDto)
  readonly achievements?: readonly AchievementDto[];

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly evidenceDoc?: DocRefDto;
}

@Labelled(catalogue.ModelVillageEvaluated.data)
export class EvaluationDto extends IndexReadingDto {
  @IsProse(4_000)
  readonly findings: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly report?: DocRefDto;
}

@Labelled(catalogue.ModelVillageRecognised.data)
export class RecognitionDto extends OfVillageDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly decree?: DocRefDto;
}

@Labelled(catalogue.ModelVillageReviewed.data)
export class ReviewDto extends OfVillageDto {
  @IsIn(REVIEW_OUTCOMES)
  readonly outcome: (typeof REVIEW_OUTCOMES)[number];

  @IsProse(4_000)
  readonly findings: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly report?: DocRefDto;
}

@Labelled(catalogue.ModelVillageReplicated.data)
export class ReplicationDto extends OfVillageDto {
  @IsId()
  readonly adoptionId: string;
}

@Labelled(catalogue.ModelVillageRevoked.data)
export class RevocationDto extends CommonInputDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly decree?: DocRefDto;
}

@Labelled(catalogue.ModelVillageSupported.data)
export class FollowedAgreementDto extends CommonInputDto {
  @IsId()
  readonly agreementId: string;
}
