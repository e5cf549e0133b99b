import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import type { LocalDate } from '#kernel';
import { CommonInputDto, DocRefDto, IsId, IsLocalDateText, IsProse, IsText, Labelled } from '#nest';
import { ADOPTION_DECISIONS, type AdoptionDecision } from '../domain/adoption.codes.js';
import { adoptionCatalogue, adoptionOwner } from '../domain/adoption.events.js';

@Labelled(adoptionOwner.fields)
export class AdoptionOwnerDto {
  @IsId()
  readonly officeId: string;

  @IsText(200)
  readonly name: string;

  /** Who helps, where others do: `TP-PKK`. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsText(200, 1, { each: true })
  readonly partners?: readonly string[];
}

@Labelled(adoptionCatalogue.AdoptionDecided.data)
export class DecideAdoptionDto extends CommonInputDto {
  @IsIn(ADOPTION_DECISIONS)
  readonly decision: AdoptionDecision;

  @IsOptional()
  @IsProse(2_000)
  readonly rationale?: string;

  /** Of ADAPT. */
  @IsOptional()
  @IsProse(2_000)
  readonly adaptation?: string;

  /** Of ADOPT and ADAPT. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AdoptionOwnerDto)
  readonly owner?: AdoptionOwnerDto;

  @IsOptional()
  @IsLocalDateText()
  readonly targetDate?: LocalDate;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsText(300, 1, { each: true })
  readonly indicators?: readonly string[];

  @IsOptional()
  @IsBoolean()
  readonly needsCooperation?: boolean;
}

@Labelled(adoptionCatalogue.AdoptionProgressReported.data)
export class AdoptionProgressDto extends CommonInputDto {
  @IsProse(4_000)
  readonly progress: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly evidenceDoc?: DocRefDto;
}

@Labelled(adoptionCatalogue.AdoptionVerified.data)
export class AdoptionVerificationDto extends CommonInputDto {
  @IsProse(4_000)
  readonly findings: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly evidenceDoc?: DocRefDto;
}

@Labelled(adoptionCatalogue.AdoptionOpened.data)
export class ObservationDto extends CommonInputDto {
  @IsId()
  readonly visitId: string;

  @IsId()
  readonly innovationId: string;
}
