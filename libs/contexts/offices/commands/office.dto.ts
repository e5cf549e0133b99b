import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { INSTITUTION_KINDS, type LocalDate } from '#kernel';
import { CommonInputDto, DocRefDto, IsCountry, IsId, IsLocalDateText, IsRegionText, IsText, Labelled } from '#nest';
import {
  HOLDING_CAPACITIES,
  MANDATE_KINDS,
  type HoldingCapacity,
  type InstitutionKind,
  type MandateKind,
} from '../domain/office.codes.js';
import { institutionCatalogue } from '../domain/institution.events.js';
import { officeCatalogue } from '../domain/office.events.js';

class BasedOnDto extends CommonInputDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly basis?: DocRefDto;
}

@Labelled(officeCatalogue.OfficeRegistered.data)
export class RegisterOfficeDto extends BasedOnDto {
  /** The one under which rights are granted: `kec-63.10.09`. */
  @IsId()
  readonly officeId: string;

  @IsText(200)
  readonly name: string;

  /** `Camat Angsana`. */
  @IsText(200)
  readonly headTitle: string;

  /** Code, or a name that has one meaning only. Absent: an office of the country. */
  @IsOptional()
  @IsRegionText()
  readonly region?: string;

  @IsOptional()
  @IsId()
  readonly institutionId?: string;

  @IsOptional()
  @IsLocalDateText()
  readonly establishedOn?: LocalDate;
}

@Labelled(officeCatalogue.OfficeRenamed.data)
export class RenameOfficeDto extends BasedOnDto {
  @IsText(200)
  readonly name: string;

  @IsText(200)
  readonly headTitle: string;

  @IsLocalDateText()
  readonly from: LocalDate;
}

class PeriodDto extends CommonInputDto {
  @IsLocalDateText()
  readonly validFrom: LocalDate;

  @IsOptional()
  @IsLocalDateText()
  readonly validTo?: LocalDate;
}

@Labelled(officeCatalogue.OfficialAppointed.data)
export class AppointmentDto extends PeriodDto {
  @IsText(120)
  readonly officialName: string;

  /** With it the official acts here; without it the appointment is known, and nobody acts by it. */
  @IsOptional()
  @IsId()
  readonly userId?: string;

  @IsIn(HOLDING_CAPACITIES)
  readonly capacity: HoldingCapacity;

  @ValidateNested()
  @Type(() => DocRefDto)
  readonly decree: DocRefDto;
}

@Labelled(officeCatalogue.AppointmentEnded.data)
export class EndAppointmentDto extends BasedOnDto {
  @IsId()
  readonly appointmentId: string;

  @IsLocalDateText()
  readonly lastDay: LocalDate;
}

@Labelled(officeCatalogue.MandateGiven.data)
export class MandateDto extends PeriodDto {
  @IsIn(MANDATE_KINDS)
  readonly kind: MandateKind;

  /** The same office, where its holder gives it to somebody in it. */
  @IsId()
  readonly givenBy: string;

  /** Absent: whoever holds this office. */
  @IsOptional()
  @IsText(120)
  readonly officialName?: string;

  @IsOptional()
  @IsId()
  readonly userId?: string;

  @IsText(300)
  readonly matter: string;

  @ValidateNested()
  @Type(() => DocRefDto)
  readonly document: DocRefDto;
}

@Labelled(officeCatalogue.MandateWithdrawn.data)
export class WithdrawMandateDto extends BasedOnDto {
  @IsId()
  readonly mandateId: string;

  @IsLocalDateText()
  readonly lastDay: LocalDate;
}

@Labelled(officeCatalogue.OfficeClosed.data)
export class CloseOfficeDto extends BasedOnDto {
  @IsLocalDateText()
  readonly lastDay: LocalDate;

  /** Offices that take its place. */
  @IsArray()
  @ArrayMaxSize(20)
  @IsId({ each: true })
  readonly successors: readonly string[];
}

@Labelled(institutionCatalogue.InstitutionRegistered.data)
export class RegisterInstitutionDto extends BasedOnDto {
  @IsId()
  readonly institutionId: string;

  @IsIn(INSTITUTION_KINDS)
  readonly kind: InstitutionKind;

  @IsText(200)
  readonly name: string;

  @IsOptional()
  @IsText(60)
  readonly shortName?: string;

  /** Code, or a name that has one meaning only; central and foreign bodies have none. */
  @IsOptional()
  @IsRegionText()
  readonly seat?: string;

  @IsOptional()
  @IsCountry()
  readonly country?: string;

  @IsOptional()
  @IsId()
  readonly partOf?: string;

  @IsOptional()
  @IsLocalDateText()
  readonly validFrom?: LocalDate;
}

@Labelled(institutionCatalogue.InstitutionRenamed.data)
export class RenameInstitutionDto extends BasedOnDto {
  @IsText(200)
  readonly name: string;

  @IsOptional()
  @IsText(60)
  readonly shortName?: string;

  @IsLocalDateText()
  readonly from: LocalDate;
}

@Labelled(institutionCatalogue.InstitutionClosed.data)
export class CloseInstitutionDto extends BasedOnDto {
  @IsLocalDateText()
  readonly lastDay: LocalDate;

  /** Institutions that take its place. */
  @IsArray()
  @ArrayMaxSize(20)
  @IsId({ each: true })
  readonly successors: readonly string[];
}
