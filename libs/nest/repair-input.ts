import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDefined, ValidateNested } from 'class-validator';
import { CommonInputDto } from './common-input.js';
import { IsId, IsText } from './input-decorators.js';

/** One field that should have said something else. */
export class AskedChangeDto {
  /** JSON pointer into that event's data, `/fundingSources/0/amount`; or `/occurredOn`, its business date. */
  @IsText(200)
  readonly field: string;

  /** Of the same type as what stands there, in the form that the command's own input has; regions by code or name. */
  @IsDefined()
  readonly value: unknown;
}

/** COM-01: what one event of the record should have said; needs a `reason`. */
export class RequestCorrectionDto extends CommonInputDto {
  /** Event of this record whose statement was wrong: its `id` in the history. */
  @IsId()
  readonly targetEventId: string;

  /** Applied as one: the rules are asked of all new values together, so what must agree is changed in one request. No field twice, nor one inside another. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AskedChangeDto)
  readonly changes: readonly AskedChangeDto[];
}

/** A request for a correction or a voiding, by its number within the record. */
export class RepairRequestDto extends CommonInputDto {
  @IsId()
  readonly requestId: string;
}
