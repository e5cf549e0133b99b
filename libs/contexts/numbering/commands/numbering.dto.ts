import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { LocalDate } from '#kernel';
import { CommonInputDto, IsId, IsLocalDateText, IsOfForm, IsText, Labelled } from '#nest';
import { numberBookCatalogue } from '../domain/number-book.events.js';
import { PAPER_KINDS, type PaperKind } from '../domain/numbering.codes.js';
import { numberingRulesCatalogue } from '../domain/numbering-rules.events.js';

/** A code as it stands in numbers: `ST`, `DPMD`, `400.10.2`. */
const IsCode = IsOfForm(
  /^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$/,
  'kode seperti ST atau 400.10.2: huruf, angka, titik, garis, paling panjang 40 karakter',
  'a code like ST or 400.10.2: letters, digits, dots, dashes, slashes, 40 characters at most',
);

@Labelled(numberingRulesCatalogue.NumberingRuleSet.data)
export class NumberingRuleDto extends CommonInputDto {
  @IsId()
  readonly officeId: string;

  @IsIn(PAPER_KINDS)
  readonly kind: PaperKind;

  /** Text with the fields `{number}`, `{kind}`, `{office}`, `{month}` (Roman) and `{year}`. */
  @IsText(100)
  readonly template: string;

  @IsInt()
  @Min(1)
  @Max(6)
  readonly digits: number;

  @IsOptional()
  @IsCode()
  readonly kindCode?: string;

  @IsOptional()
  @IsCode()
  readonly officeCode?: string;

  @IsInt()
  @Min(2000)
  @Max(2199)
  readonly firstYear: number;

  /** Of the first year alone, which may have begun in another book; every later year begins with 1. */
  @IsInt()
  @Min(1)
  @Max(100_000)
  readonly firstNumber: number;
}

class OfBookDto extends CommonInputDto {
  @IsId()
  readonly officeId: string;

  @IsIn(PAPER_KINDS)
  readonly kind: PaperKind;
}

@Labelled({
  ...numberBookCatalogue.NumbersGiven.data,
  count: { label: ['banyaknya nomor seluruhnya untuk catatan itu', 'numbers for that record in all'] },
})
export class TakeNumbersDto extends OfBookDto {
  /** The visit, or what else it is that the papers are about. */
  @IsId()
  readonly record: string;

  @IsInt()
  @Min(1)
  @Max(500)
  readonly count: number;

  @IsLocalDateText()
  readonly day: LocalDate;
}

@Labelled(numberBookCatalogue.NumberVoided.data)
export class VoidNumberDto extends OfBookDto {
  @IsInt()
  @Min(2000)
  @Max(2199)
  readonly year: number;

  @IsInt()
  @Min(1)
  @Max(9_999_999)
  readonly number: number;
}
