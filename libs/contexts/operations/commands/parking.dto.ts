import { IsIn, IsInt, IsOptional, Matches, Min } from 'class-validator';
import type { KeyParked, Revision } from '#kernel';
import { CommonInputDto, IsId, IsText } from '#nest';

class ParkedKeyDto extends CommonInputDto {
  /** Read model and version: `visit_board@1`. */
  @Matches(/^[a-z][a-z0-9_]{0,80}@[0-9]{1,5}$/)
  readonly model: string;

  /** Id of the document. */
  @IsText(500)
  readonly key: string;
}

export class ParkKeyDto extends ParkedKeyDto {
  @IsId()
  readonly eventId: string;

  @IsId()
  readonly eventType: string;

  @IsText(500)
  readonly stream: string;

  @IsInt() @Min(0)
  readonly revision: Revision;

  @IsOptional() @IsId()
  readonly releasedBy?: string;

  @IsIn(['FOLDING', 'COUNTING'])
  readonly failed: KeyParked['failed'];

  @IsText(300)
  readonly error: string;
}

export class RetryParkedKeyDto extends ParkedKeyDto {}

export class DropParkedEventDto extends ParkedKeyDto {
  /** The event at which the document stopped, as the parking board shows it. */
  @IsId()
  readonly eventId: string;
}
