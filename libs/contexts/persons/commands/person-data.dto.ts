import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { RegionCode } from '#kernel';
import { IsOfForm, IsRegionCode, IsNumberOrName, IsText, Labelled } from '#nest';
import { GENDERS, PERSON_FIELD_CODES, type PersonField } from '../domain/person.codes.js';

const LABELS = Object.fromEntries(
  Object.entries(PERSON_FIELD_CODES.codes).map(([name, label]) => [name, { label }]),
) as Readonly<Record<PersonField, { readonly label: readonly [string, string] }>>;

const IsNip = IsOfForm(/^\d{18}$/, 'NIP, 18 angka', 'a NIP, 18 digits');
const IsPhone = IsOfForm(
  /^\+?\d(?:[ -]?\d){6,17}$/,
  'nomor telepon, 7 sampai 18 angka',
  'a telephone number, 7 to 18 digits',
);
const IsAccount = IsOfForm(/^\d{6,20}$/, 'nomor rekening, 6 sampai 20 angka', 'a bank account, 6 to 20 digits');

@Labelled(LABELS)
class BesideNameDto {
  @IsOptional()
  @IsText(200)
  readonly position?: string;

  @IsOptional()
  @IsText(200)
  readonly office?: string;

  @IsOptional()
  @IsNip()
  readonly nip?: string;

  @IsOptional()
  @IsText(60)
  readonly rank?: string;

  @IsOptional()
  @IsIn(GENDERS)
  readonly gender?: (typeof GENDERS)[number];

  @IsOptional()
  @IsPhone()
  readonly phone?: string;

  @IsOptional()
  @IsText(60)
  readonly bank?: string;

  @IsOptional()
  @IsAccount()
  readonly bankAccount?: string;
}

/** Data that replace others. */
@Labelled(LABELS)
export class PersonDataDto extends BesideNameDto {
  @IsOptional()
  @IsText(150)
  readonly name?: string;
}

/** A person with the data that are kept; of the number its last four digits alone. */
@Labelled({ ...LABELS, nik: { label: ['NIK orang itu', "the person's NIK"] } })
export class PersonDto extends BesideNameDto {
  @IsNumberOrName(16, 16)
  readonly nik: string;

  @IsText(150)
  readonly name: string;
}

@Labelled({
  nik: { label: ['NIK seseorang', 'NIK of one person'] },
  niks: { label: ['NIK beberapa orang', 'NIKs of several persons'] },
  persons: { label: ['beberapa orang beserta datanya', 'several persons with their data'] },
  party: { label: ['pihak yang menyimpan datanya', 'party that keeps their data'] },
})
export class SubjectDto {
  /** 16 digits; used for the reference and forgotten. */
  @IsOptional()
  @IsNumberOrName(16, 16)
  readonly nik?: string;

  /** Several at once, for a whole delegation. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsNumberOrName(16, 16, { each: true })
  readonly niks?: string[];

  /** The same with their data, which are kept encrypted for the party. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => PersonDto)
  readonly persons?: PersonDto[];

  /** Of `persons`, for whoever acts for several regions. */
  @IsOptional()
  @IsRegionCode()
  readonly party?: RegionCode;
}
