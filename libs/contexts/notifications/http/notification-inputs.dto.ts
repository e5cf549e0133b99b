import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Scope } from '#kernel';
import { IsOfForm, IsRegionText, IsWebAddress, Labelled } from '#nest';
import { IsNoticeKind, KindChoiceDto } from '../commands/notification.dto.js';
import { preferenceCatalogue } from '../domain/preference.events.js';

@Labelled(preferenceCatalogue.NotificationsChosen.data)
export class NotificationChoicesDto {
  /** Kinds that are left out hold the default. */
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

/** One mailbox in plain letters: what could end a header, or name a second receiver, has no place in it. */
const IsMailAddress = IsOfForm(
  /^(?=.{3,254}$)[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
  'alamat surel seperti pemdes@desa.example',
  'a mail address, like pemdes@desa.example',
);

@Labelled({ address: { label: ['alamat surel', 'mail address'] } })
export class MailAddressDto {
  @IsMailAddress()
  @MaxLength(254)
  readonly address: string;
}

@Labelled({ code: { label: ['kode dari surel', 'code from the mail'] } })
export class MailCodeDto {
  @(IsOfForm(/^\d{8}$/, 'delapan angka', 'eight digits')())
  readonly code: string;
}

@Labelled({
  ...preferenceCatalogue.WebhookRegistered.data,
  url: { label: ['alamat webhook', 'address of the webhook'] },
})
export class WebhookDto {
  @IsWebAddress()
  readonly url: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsNoticeKind({ each: true })
  readonly kinds: readonly string[];

  /** Codes of regions, or ID: within those of one's own rights. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsRegionText({ each: true })
  readonly scopes: readonly Scope[];
}
