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
import type { LocalDate, Scope } from '#kernel';
import { CommonInputDto, IsId, IsLocalDateText, IsOfForm, Labelled, IsScope, IsNumberOrName } from '#nest';
import { NOTIFICATION_CHOICE_CODES, type NotificationChoice } from '../domain/preference.codes.js';
import { kindChoice } from '../domain/preference.events.js';
import { GIVEN_UP_AFTER } from '../domain/notification.decider.js';
import {
  CHANNELS,
  NOTIFICATION_FAILURE_CODES,
  notification,
  type Notification,
  type NotificationFailureCode,
} from '../domain/notification.events.js';

export const IsNoticeKind = IsOfForm(
  /^[A-Z][A-Z_]{1,39}$/,
  'jenis hal seperti HOSTING_TO_ANSWER',
  'a kind of matter, like HOSTING_TO_ANSWER',
);

@Labelled(kindChoice.fields)
export class KindChoiceDto {
  @IsNoticeKind()
  readonly kind: string;

  @IsIn(Object.keys(NOTIFICATION_CHOICE_CODES.codes))
  readonly choice: NotificationChoice;
}

/** Of the account whose choice it is; given by the edge itself. */
export class PreferenceOwnerDto extends CommonInputDto {
  @IsId()
  readonly userId: string;
}

export class ChooseNotificationsDto extends PreferenceOwnerDto {
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => KindChoiceDto)
  readonly choices: readonly KindChoiceDto[];

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(23)
  readonly digestHour?: number;
}

export class OwnWebhookDto extends PreferenceOwnerDto {
  @IsId()
  readonly webhookId: string;
}

export class RegisterOwnWebhookDto extends OwnWebhookDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsNoticeKind({ each: true })
  readonly kinds: readonly string[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsScope({ each: true })
  readonly scopes: readonly Scope[];

  @IsArray()
  @ArrayMaxSize(1_000)
  @IsScope({ each: true })
  readonly held: readonly Scope[];
}

@Labelled(notification.fields)
export class SentNotificationDto implements Notification {
  @IsId()
  readonly notificationId: string;

  @IsIn(CHANNELS)
  readonly channel: Notification['channel'];

  @IsOptional()
  @IsNoticeKind()
  readonly kind?: string;

  @IsOptional()
  @IsId()
  readonly webhookId?: string;

  @IsOptional()
  @IsNumberOrName(200)
  readonly record?: string;

  @IsOptional()
  @IsNumberOrName(100)
  readonly part?: string;
}

export class NotificationDto extends CommonInputDto {
  @IsId()
  readonly userId: string;

  /** Of its matter, or of the digest. */
  @IsLocalDateText()
  readonly day: LocalDate;

  @ValidateNested()
  @Type(() => SentNotificationDto)
  readonly notification: SentNotificationDto;
}

export class RescheduledNotificationDto extends NotificationDto {
  /** From now on; absent: as soon as it can be. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(GIVEN_UP_AFTER)
  readonly hours?: number;
}

export class FailedNotificationDto extends NotificationDto {
  @IsIn(Object.keys(NOTIFICATION_FAILURE_CODES.codes))
  readonly code: NotificationFailureCode;
}
