import { IsIn } from 'class-validator';
import { CommonInputDto, IsId, IsOfForm } from '#nest';
import type { Found } from '../domain/installation.decider.js';
import type { Purpose } from '../domain/installation.events.js';

const IsKeyId = IsOfForm(
  /^key_[a-z2-7]{26}$/,
  'id kunci yang dibuat oleh sistem',
  'the id of a key that the system made',
);

export class BeginInstallationDto extends CommonInputDto {
  @IsIn(['DEMONSTRATION', 'PRODUCTION'])
  readonly purpose: Purpose;

  @IsIn(['NOTHING', 'DEMONSTRATION', 'RECORDS'])
  readonly found: Found;
}

export class RecordSubjectKeyDto extends CommonInputDto {
  @IsKeyId()
  readonly keyId: string;
}

export class RecordKeyStoreDto extends CommonInputDto {
  @IsId()
  readonly storeId: string;
}
