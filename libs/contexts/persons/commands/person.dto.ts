import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import type { RegionCode } from '#kernel';
import { CommonInputDto, IsId, IsRegionCode, IsText, Labelled } from '#nest';
import {
  PERSON_FIELDS,
  REFUSAL_GROUNDS,
  REQUEST_KINDS,
  type PersonField,
  type RefusalGround,
  type RequestKind,
} from '../domain/person.codes.js';
import { personCatalogue, type SealedValue } from '../domain/person.events.js';
import { PersonDataDto } from './person-data.dto.js';

/** Given by `POST /v1/subjects`, which knows the reference. */
@Labelled(personCatalogue.PersonRegistered.data)
export class RegisterPersonDto extends CommonInputDto {
  @IsId()
  readonly personId: string;

  @IsRegionCode()
  readonly party: RegionCode;

  /** Sealed before the command is carried out: no client sends them. */
  readonly values?: readonly SealedValue[];
}

@Labelled({
  ...personCatalogue.PersonRectified.data,
  data: { label: ['data yang benar', 'the right data'] },
  remove: personCatalogue.PersonRectified.data.removed,
})
export class RectifyPersonDto extends CommonInputDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonDataDto)
  readonly data?: PersonDataDto;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PERSON_FIELDS.length)
  @IsIn(PERSON_FIELDS.filter((name) => name !== 'name' && name !== 'nikEnd'), { each: true })
  readonly remove?: readonly PersonField[];

  @IsOptional()
  @IsId()
  readonly requestId?: string;

  /** `data`, sealed before the command is carried out: no client sends them. */
  readonly values?: readonly SealedValue[];
}

@Labelled(personCatalogue.SubjectRequestReceived.data)
export class ReceiveRequestDto extends CommonInputDto {
  @IsIn(REQUEST_KINDS)
  readonly kind: RequestKind;
}

@Labelled(personCatalogue.SubjectRequestRefused.data)
export class RefuseRequestDto extends CommonInputDto {
  @IsId()
  readonly requestId: string;

  @IsIn(REFUSAL_GROUNDS)
  readonly ground: RefusalGround;
}

@Labelled(personCatalogue.ProcessingRestricted.data)
export class RestrictProcessingDto extends CommonInputDto {
  @IsOptional()
  @IsId()
  readonly requestId?: string;
}

@Labelled(personCatalogue.PersonHoldLifted.data)
export class LiftHoldDto extends CommonInputDto {
  @IsId()
  readonly holdId: string;
}

@Labelled(personCatalogue.PersonalDataErased.data)
export class ErasePersonalDataDto extends CommonInputDto {
  @IsId()
  readonly requestId: string;
}

@Labelled(personCatalogue.ErasureNoticeGiven.data)
export class ErasureNoticeDto extends CommonInputDto {
  @IsText(200)
  readonly means: string;
}

/** Given by the system. */
@Labelled(personCatalogue.SubjectRequestOverdue.data)
export class RequestOverdueDto extends CommonInputDto {
  @IsId()
  readonly requestId: string;
}
