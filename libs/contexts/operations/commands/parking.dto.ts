import { IsIn, IsInt, IsOptional, Min } from 'class-validator';
import type { KeyParked, Revision } from '#kernel';
import { CommonInputDto, IsId, IsOfForm, IsText } from '#nest';

const IsModelName = IsOfForm(/^[a-z][a-z0-9_]{0,80}@[0-9]{1,5}$/, 'model baca dengan versinya, seperti visit_board@3', 'a read model with its version, like visit_board@3');

class ParkedKeyDto extends CommonInputDto {
  /** Read model and version, as `GET /v1/parking` tells it. */
  @IsModelName()
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
