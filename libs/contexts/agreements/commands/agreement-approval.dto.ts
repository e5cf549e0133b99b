import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { CommonInputDto, DocRefDto, Labelled } from '#nest';
import { CENTRAL_STEPS, type CentralStep } from '../domain/agreement.codes.js';
import { agreementCatalogue } from '../domain/agreement.events.js';
import { OfPartyDto } from './agreement.dto.js';

@Labelled(agreementCatalogue.VillageDeliberationHeld.data)
export class VillageDeliberationDto extends OfPartyDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly record?: DocRefDto;
}

@Labelled(agreementCatalogue.InterVillageDeliberationHeld.data)
export class InterVillageDeliberationDto extends CommonInputDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly record?: DocRefDto;
}

@Labelled(agreementCatalogue.TKKSDRecommendationGiven.data)
export class RecommendationDto extends OfPartyDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly minutes?: DocRefDto;
}

@Labelled(agreementCatalogue.ApprovalNeedDeclared.data)
export class ApprovalNeedDto extends OfPartyDto {
  @IsBoolean()
  readonly burdensPublic: boolean;

  @IsBoolean()
  readonly unbudgeted: boolean;
}

@Labelled(agreementCatalogue.DPRDApprovalRequested.data)
export class ApprovalRequestDto extends OfPartyDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly letter?: DocRefDto;
}

@Labelled({ ...agreementCatalogue.DPRDApprovalGranted.data, granted: { label: ['disetujui', 'approved'] } })
export class CouncilDecisionDto extends ApprovalRequestDto {
  @IsBoolean()
  readonly granted: boolean;
}

@Labelled(agreementCatalogue.CentralStepRecorded.data)
export class CentralStepDto extends CommonInputDto {
  @IsIn(CENTRAL_STEPS)
  readonly step: CentralStep;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly letter?: DocRefDto;
}
