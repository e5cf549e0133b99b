import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import {
  ACTING,
  CAPACITIES,
  CLAIM,
  CLAIM_ORIGINS,
  CLASSIFICATIONS,
  DATE_CONFIDENCES,
  DOC_REF,
  EVENT_METADATA,
  PROVENANCE,
  PROVENANCE_SOURCES,
  WARNINGS,
  type Acting,
  type Capacity,
  type Claim,
  type DocRef,
  type LocalDate,
  type Provenance,
  type WarningCode,
} from '#kernel';
import type { CommonInput } from '#runtime';
import { IsId, IsLocalDateText, IsProse, IsSha256, IsPaperNumber, IsText, IsWebAddress } from './input-decorators.js';
import { Labelled } from './input-labels.js';

/** A document by reference (COM-10). */
@Labelled(DOC_REF.fields)
export class DocRefDto implements DocRef {
  @IsId()
  readonly docId: string;

  @IsText(60)
  readonly type: string;

  @IsOptional()
  @IsPaperNumber(120)
  readonly number?: string;

  @IsLocalDateText()
  readonly date: LocalDate;

  @IsOptional()
  @IsText(200)
  readonly issuer?: string;

  @IsSha256()
  readonly sha256: string;

  @IsIn(CLASSIFICATIONS)
  readonly classification: DocRef['classification'];
}

/** The office and capacity in which the official acts, where it is not the one of the grant alone (COM-04). */
@Labelled(ACTING.fields)
export class ActingDto {
  @IsOptional()
  @IsId()
  readonly officeId?: string;

  @IsOptional()
  @IsText(120)
  readonly officialName?: string;

  @IsOptional()
  @IsIn(CAPACITIES)
  readonly capacity?: Capacity;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly mandate?: DocRefDto;
}

/** An official who speaks or signs in office (domain §3.11: the name is allowed because the act is official). */
@Labelled(ACTING.fields)
export class SpeakerDto implements Acting {
  /**
   * As the one who enters it says: whoever speaks is often of another party, and no register of offices tells which
   * there are.
   */
  @IsId()
  readonly officeId: string;

  @IsText(120)
  readonly officialName: string;

  @IsIn(CAPACITIES)
  readonly capacity: Capacity;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly mandate?: DocRefDto;
}

/** What the source states, another source adds, or a demonstration invents, field by field. */
@Labelled(CLAIM.fields)
export class ClaimDto implements Claim {
  @IsText(200)
  readonly field: string;

  @IsIn(CLAIM_ORIGINS)
  readonly origin: Claim['origin'];

  @IsOptional()
  @IsProse(1_000)
  readonly note?: string;
}

@Labelled(PROVENANCE.fields)
export class ProvenanceDto implements Provenance {
  @IsIn(PROVENANCE_SOURCES)
  readonly source: Provenance['source'];

  @IsOptional()
  @IsWebAddress()
  readonly url?: string;

  @IsIn(DATE_CONFIDENCES)
  readonly dateConfidence: Provenance['dateConfidence'];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ClaimDto)
  readonly claims?: readonly ClaimDto[];
}

/** What every command may carry; every input class extends it. */
@Labelled({
  ...EVENT_METADATA.fields,
  acting: { label: ['dalam jabatan apa', 'in which office'] },
  acknowledge: { label: ['peringatan yang sudah diketahui', 'warnings that were seen'] },
})
export class CommonInputDto implements CommonInput {
  @IsOptional()
  @IsLocalDateText()
  readonly occurredOn?: LocalDate;

  @IsOptional()
  @IsProse(2_000)
  readonly reason?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => ActingDto)
  readonly acting?: ActingDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => ProvenanceDto)
  readonly provenance?: ProvenanceDto;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DocRefDto)
  readonly evidence?: readonly DocRefDto[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(WARNINGS.length)
  @IsIn(WARNINGS, { each: true })
  readonly acknowledge?: readonly WarningCode[];
}
