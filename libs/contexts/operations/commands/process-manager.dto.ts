import { IsIn } from 'class-validator';
import type { ManagerStarted } from '#kernel';
import { CommonInputDto, IsOfForm } from '#nest';

const IsManagerName = IsOfForm(
  /^[a-z][a-z0-9-]{0,80}$/,
  'nama manajer proses, seperti report-terms',
  'the name of a process manager, like report-terms',
);

export class StartManagerDto extends CommonInputDto {
  @IsManagerName()
  readonly manager: string;

  @IsIn(['NOW', 'BEGINNING'])
  readonly from: ManagerStarted['data']['from'];
}
