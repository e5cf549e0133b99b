import { IsIn, IsInt, IsOptional, Min } from 'class-validator';
import { parkingCatalogue, type ErrorCode, type KeyParked, type Revision } from '#kernel';
import { CommonInputDto, IsId, IsOfForm, IsNumberOrName, Labelled } from '#nest';

const IsModelName = IsOfForm(
  /^[a-z][a-z0-9_-]{0,80}(@[0-9]{1,5})?$/,
  'model baca dengan versinya, seperti visit_board@3, manajer proses, atau jenis tenggat',
  'a read model with its version, like visit_board@3, a process manager, or a kind of deadline',
);

@Labelled(parkingCatalogue.KeyParked.data)
class ParkedKeyDto extends CommonInputDto {
  /** Read model and version, process manager, or kind of deadline, as `GET /v1/parking` tells it. */
  @IsModelName()
  readonly model: string;

  /** Id of the document, of the process manager's event, or of the deadline. */
  @IsNumberOrName(500)
  readonly key: string;
}

export class ParkKeyDto extends ParkedKeyDto {
  @IsId()
  readonly eventId: string;

  @IsId()
  readonly eventType: string;

  @IsNumberOrName(500)
  readonly stream: string;

  @IsInt()
  @Min(-1)
  readonly revision: Revision;

  @IsOptional()
  @IsId()
  readonly releasedBy?: string;

  @IsIn(['FOLDING', 'COUNTING', 'REACTING', 'REFUSED'])
  readonly failed: KeyParked['failed'];

  @IsNumberOrName(300)
  readonly error: string;

  @IsOptional()
  @IsId()
  readonly command?: string;

  @IsOptional()
  @IsId()
  readonly code?: ErrorCode;
}

export class RetryParkedKeyDto extends ParkedKeyDto {}

export class DropParkedEventDto extends ParkedKeyDto {
  /** The event at which it stopped, as the parking board shows it. */
  @IsId()
  readonly eventId: string;
}
