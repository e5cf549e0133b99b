import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDefined, ValidateNested } from 'class-validator';
import { FIELD_CHANGE, POINTER, repairCatalogue } from '#kernel';
import { CommonInputDto } from './common-input.js';
import { IsId, IsOfForm } from './input-decorators.js';
import { Labelled } from './input-labels.js';

const IsPointer = IsOfForm(
  new RegExp(`^(?=.{1,200}$)${POINTER.source.slice(1)}`),
  'tempat isian dalam data kejadian itu, diawali garis miring dan tanpa garis miring di akhir, paling banyak 200 karakter, seperti /topics atau /fundingSources/0/amount',
  "the place of a field in that event's data, with a slash before each name and none at the end, 200 characters at most, like /topics or /fundingSources/0/amount",
);

/** One field that should have said something else. */
@Labelled({ ...FIELD_CHANGE.fields, value: FIELD_CHANGE.fields['new']! })
export class AskedChangeDto {
  /** JSON pointer into that event's data, `/fundingSources/0/amount`; or `/occurredOn`, its business date. */
  @IsPointer()
  readonly field: string;

  /** Of the same type as what stands there, in the form that the command's own input has; regions by code or name. */
  @IsDefined()
  readonly value: unknown;
}

/** COM-01: what one event of the record should have said; needs a `reason`. */
@Labelled({ ...FIELD_CHANGE.fields, ...repairCatalogue.CorrectionRequested.data })
export class RequestCorrectionDto extends CommonInputDto {
  /** Event of this record whose statement was wrong: its `id` in the history. */
  @IsId()
  readonly targetEventId: string;

  /**
   * Applied as one: the rules are asked of all new values together, so what must agree is changed in one request. No
   * field twice, nor one inside another.
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AskedChangeDto)
  readonly changes: readonly AskedChangeDto[];
}

/** A request for a correction or a voiding, by its number within the record. */
@Labelled(repairCatalogue.CorrectionRefused.data)
export class RepairRequestDto extends CommonInputDto {
  @IsId()
  readonly requestId: string;
}
