import { IsDefined } from 'class-validator';
import { CommonInputDto } from './common-input.js';
import { IsId, IsText } from './input-decorators.js';

/** COM-01: what one event of the record should have said; needs a `reason`. */
export class RequestCorrectionDto extends CommonInputDto {
  /** Event of this record whose statement was wrong: its `id` in the history. */
  @IsId()
  readonly targetEventId: string;

  /** JSON pointer into that event's data, `/fundingSources/0/amount`; or `/occurredOn`, its business date. */
  @IsText(200)
  readonly field: string;

  /** Of the same type as what stands there, in the form that the command's own input has; regions by code or name. */
  @IsDefined()
  readonly value: unknown;
}

/** A request for a correction or a voiding, by its number within the record. */
export class RepairRequestDto extends CommonInputDto {
  @IsId()
  readonly requestId: string;
}
