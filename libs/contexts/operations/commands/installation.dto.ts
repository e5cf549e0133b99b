import { IsIn, Matches } from 'class-validator';
import { CommonInputDto } from '#nest';
import type { Found } from '../domain/installation.decider.js';
import type { Purpose } from '../domain/installation.events.js';

export class BeginInstallationDto extends CommonInputDto {
  @IsIn(['DEMONSTRATION', 'PRODUCTION'])
  readonly purpose: Purpose;

  @IsIn(['NOTHING', 'DEMONSTRATION', 'RECORDS'])
  readonly found: Found;
}

export class RecordSubjectKeyDto extends CommonInputDto {
  @Matches(/^key_[a-z2-7]{26}$/)
  readonly keyId: string;
}
