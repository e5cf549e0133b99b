import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IsId, IsOfForm, IsProse, IsText, Labelled } from '#nest';
import { LARGEST_DRAFT, LONGEST_ABOUT, MOST_FIELDS, type DraftField, type FilledForm } from '../domain/drafts.js';
import { LONGEST_NAME, LONGEST_SEARCH, type SavedView } from '../domain/saved-views.js';

const IsListName = IsOfForm(
  /^[a-z][a-z0-9-]{0,60}(?:\/[a-z][a-z0-9-]{0,60})?$/,
  'nama daftar di bawah /v1, seperti visits',
  'the name of a list below /v1, like visits',
);
const IsOperation = IsOfForm(
  /^[a-z][a-z0-9-]{0,60}$/,
  'nama tindakan seperti dalam alamatnya, atau new',
  'the name of a command as in its address, or new',
);

@Labelled({
  name: { label: ['tempat isian, sebagai JSON pointer', 'place of the field, as a JSON pointer'] },
  value: { label: ['isian', 'what was filled in'] },
})
export class DraftFieldDto implements DraftField {
  @IsText(300)
  readonly name: string;

  @IsProse(LARGEST_DRAFT)
  readonly value: string;
}

@Labelled({
  list: { label: ['daftar', 'list'] },
  operation: { label: ['tindakan', 'command'] },
  record: { label: ['catatan yang menjadi pokoknya', 'record that it is about'] },
  about: { label: ['yang membedakannya dari konsep lain', 'what tells it from other drafts'] },
  fields: { label: ['isian formulir', 'fields of the form'] },
})
export class DraftDto implements FilledForm {
  @IsListName()
  readonly list: string;

  @IsOperation()
  readonly operation: string;

  @IsOptional()
  @IsId()
  readonly record?: string;

  @IsOptional()
  @IsText(LONGEST_ABOUT)
  readonly about?: string;

  @IsArray()
  @ArrayMaxSize(MOST_FIELDS)
  @ValidateNested({ each: true })
  @Type(() => DraftFieldDto)
  readonly fields: readonly DraftFieldDto[];
}

@Labelled({ sent: { label: ['sudah terkirim', 'it was sent'] } })
export class SendingEndDto {
  /** False: it was refused, and is everybody's again. */
  @IsBoolean()
  readonly sent: boolean;
}

@Labelled({
  name: { label: ['nama tampilan', 'name of the view'] },
  list: { label: ['daftar', 'list'] },
  search: { label: ['saringan seperti dalam alamat', 'filters as they stand in an address'] },
})
export class SavedViewDto implements Omit<SavedView, 'id'> {
  @IsText(LONGEST_NAME)
  readonly name: string;

  @IsListName()
  readonly list: string;

  /** What it holds is looked at value by value. */
  @IsString()
  @MaxLength(LONGEST_SEARCH)
  readonly search: string;
}
