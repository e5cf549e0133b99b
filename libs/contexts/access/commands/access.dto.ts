import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import type { LocalDate, Role } from '#kernel';
import { CommonInputDto, DocRefDto, IsId, IsLocalDateText, IsOfForm, IsRegionText, Labelled } from '#nest';
import { GRANTABLE_ROLES } from '../contract/roles.js';
import { right, userCatalogue, type UserKind } from '../domain/user.events.js';

/** A random id, or that of an issuer's user: events never carry a name. */
const USER_ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|oidc_[a-z2-7]{26})$/;

const IsUserId = IsOfForm(
  USER_ID,
  'id akun: UUID, atau yang ditunjukkan GET /v1/me kepada pengguna itu',
  'the id of an account: a UUID, or what GET /v1/me shows to that user',
);

@Labelled(userCatalogue.UserRegistered.data)
export class RegisterUserDto extends CommonInputDto {
  /**
   * Absent = random. With an OpenID Connect issuer, the id that `GET /v1/me` shows to the user who has no account yet.
   */
  @IsOptional()
  @IsUserId()
  readonly userId?: string;

  @IsIn(['PERSON', 'SERVICE'])
  readonly kind: UserKind;

  @IsOptional()
  @IsId()
  readonly officeId?: string;
}

@Labelled(right.fields)
export class GrantRoleDto extends CommonInputDto {
  @IsOptional()
  @IsId()
  readonly grantId?: string;

  @IsIn(GRANTABLE_ROLES)
  readonly role: Role;

  /** `ID` for the whole country. */
  @IsRegionText()
  readonly scope: string;

  @IsId()
  readonly officeId: string;

  @IsLocalDateText()
  readonly validFrom: LocalDate;

  @IsOptional()
  @IsLocalDateText()
  readonly validTo?: LocalDate;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly basis?: DocRefDto;
}

@Labelled(userCatalogue.GrantRequested.data)
export class GrantRequestDto extends CommonInputDto {
  /** As `requests` of the account names it. */
  @IsId()
  readonly requestId: string;
}

@Labelled(userCatalogue.GrantRevoked.data)
export class RevokeGrantDto extends CommonInputDto {
  @IsId()
  readonly grantId: string;

  @IsLocalDateText()
  readonly from: LocalDate;
}

export class DisableUserDto extends CommonInputDto {}

export class EnableUserDto extends CommonInputDto {}

export class PasswordSetDto extends CommonInputDto {
  @IsId()
  readonly by: string;
}

export class SignedOutDto extends CommonInputDto {}
