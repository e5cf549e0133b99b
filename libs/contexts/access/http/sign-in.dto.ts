import { IsOptional } from 'class-validator';
import { IsNumberOrName, Labelled } from '#nest';

const USERNAME = { label: ['nama pengguna', 'user name'] } as const;
const PASSWORD = { label: ['kata sandi', 'password'] } as const;

@Labelled({
  username: USERNAME,
  password: PASSWORD,
  device: { label: ['tanda perangkat dari masuk sebelumnya', 'mark of the device, from an earlier signing in'] },
})
export class SignInDto {
  @IsNumberOrName(200)
  readonly username: string;

  @IsNumberOrName(200)
  readonly password: string;

  /** What an earlier signing in on this device gave: strangers who try passwords do not lock it out. */
  @IsOptional()
  @IsNumberOrName(600)
  readonly device?: string;
}

@Labelled({
  username: USERNAME,
  password: PASSWORD,
  currentPassword: { label: ['kata sandi sekarang', 'present password'] },
})
export class NewPasswordDto {
  @IsNumberOrName(200)
  readonly username: string;

  @IsNumberOrName(200)
  readonly password: string;

  /** The present one, when users change their own. */
  @IsOptional()
  @IsNumberOrName(200)
  readonly currentPassword?: string;
}
