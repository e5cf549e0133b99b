import type { Scope } from '#kernel';
import { CommonInputDto, IsId, IsScope, IsSha256, Labelled } from '#nest';
import { feedCatalogue } from '../domain/feed.events.js';

/** Whose calendar it is: the office of a right that one holds, and the region for which it is held. */
@Labelled(feedCatalogue.CalendarAddressMade.data)
export class CalendarOfOfficeDto {
  @IsId()
  readonly officeId: string;

  @IsScope()
  readonly region: Scope;
}

/** Given by `POST /v1/calendar-feeds`, which makes the secret: no client chooses one. */
@Labelled(feedCatalogue.CalendarAddressMade.data)
export class MakeCalendarAddressDto extends CommonInputDto {
  @IsId()
  readonly officeId: string;

  @IsScope()
  readonly region: Scope;

  @IsSha256()
  readonly secretSha256: string;
}

export class RevokeCalendarAddressDto extends CommonInputDto {}
