import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { DocRefDto, IsPaperNumber, IsRegionText, IsSha256, IsText, Labelled } from '#nest';
import { SIGN_METHODS } from '../domain/agreement.codes.js';
import { signedFor } from '../domain/agreement.event-parts.js';
import { agreementCatalogue } from '../domain/agreement.events.js';
import { signingPlace } from '../domain/agreement.terms.js';
import { OfPartyDto } from './agreement.dto.js';

@Labelled(signingPlace.fields)
export class SigningPlaceDto {
  /** `Aula BLM Banjarmasin`; of a signing without a place `virtual`. */
  @IsText(200)
  readonly text: string;

  @IsOptional()
  @IsRegionText()
  readonly region?: string;
}

@Labelled(signedFor.fields)
export class SignedForDto {
  @IsText(120)
  readonly officialName: string;

  @IsText(200)
  readonly title: string;
}

@Labelled(agreementCatalogue.AgreementSignatureRecorded.data)
export class SignatureDto extends OfPartyDto {
  /** Of the text that is signed: the final one's. */
  @IsSha256()
  readonly textSha256: string;

  @IsIn(SIGN_METHODS)
  readonly signMethod: (typeof SIGN_METHODS)[number];

  @IsOptional()
  @IsPaperNumber(120)
  readonly documentNumber?: string;

  @ValidateNested()
  @Type(() => SigningPlaceDto)
  readonly place: SigningPlaceDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly signedCopy?: DocRefDto;

  /** Of a body without accounts here: who signed for it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SignedForDto)
  readonly signedFor?: SignedForDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly authority?: DocRefDto;
}
