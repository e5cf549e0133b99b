import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional } from 'class-validator';
import { IsText } from '#nest';

export class SignInDto {
  @IsText(200)
  readonly username: string;

  @IsText(200)
  readonly password: string;

  /** What an earlier signing in on this device gave: strangers who try passwords do not lock it out. */
  @IsOptional() @IsText(600)
  readonly device?: string;
}

export class NewPasswordDto {
  @IsText(200)
  readonly username: string;

  @IsText(200)
  readonly password: string;

  /** The present one, when users change their own. */
  @IsOptional() @IsText(200)
  readonly currentPassword?: string;
}

export class SubjectDto {
  /** 16 digits; used for the reference and forgotten. */
  @IsOptional() @IsText(16, 16)
  readonly nik?: string;

  /** Several at once, for a whole delegation. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsText(16, 16, { each: true })
  readonly niks?: string[];
}
