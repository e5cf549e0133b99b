import { Length, Matches, ValidateBy, type ValidationOptions } from 'class-validator';
import { NATIONAL, REGION_CODE, REGION_CODE_FORM, SUBJECT_HANDLE, isImpersonal, isNothingButNik } from '#kernel';
import { FORMATS } from './formats.js';
import { IMPERSONAL, NO_NIK, OF_FORM } from './input-errors.js';
import { LINES, ONE_LINE } from './visible-text.js';

const formatted =
  (format: string) =>
  (options?: ValidationOptions): PropertyDecorator =>
    ValidateBy({ name: format, validator: { validate: FORMATS[format]!.holds } }, options);

/** Whole rupiah as a string of digits (COM-03); anything else, a JSON number too, is refused with `E_AMOUNT`. */
export const IsRupiah = formatted('rupiah');

/** A day of the calendar, `YYYY-MM-DD`. */
export const IsLocalDateText = formatted('date');

/** As much of a day of the calendar as a register tells. */
export const IsPartialDate = formatted('partialDate');

/** The code of a region, or its name to be resolved: 2–120 characters. */
export const IsRegionText = formatted('region');

const Impersonal = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: IMPERSONAL, validator: { validate: isImpersonal } }, options);

/**
 * An id: letters, digits, `_`, `.`, `-`, at most 64. Ids are shown, and stand in the log for ever: none holds a number
 * of a person (COM-11).
 */
export const IsId =
  (options?: ValidationOptions): PropertyDecorator =>
  (target, property) => {
    formatted('id')(options)(target, property);
    Impersonal(options)(target, property);
  };

/** Lower-case SHA-256 of a document. */
export const IsSha256 = formatted('sha256');

/** An http or https address. */
export const IsWebAddress = formatted('uri');

/**
 * A text of a form of its own. Whoever got it wrong is told the form in words, which are its description in OpenAPI as
 * well; nobody is shown a pattern.
 */
export const IsOfForm =
  (form: RegExp, id: string, en: string) =>
  (options?: ValidationOptions): PropertyDecorator =>
    ValidateBy(
      {
        name: OF_FORM,
        constraints: [form.source, `${id} / ${en}`],
        validator: { validate: (text) => typeof text === 'string' && form.test(text) },
      },
      options,
    );

/** The code of a region. */
export const IsRegionCode = IsOfForm(REGION_CODE, 'kode wilayah seperti 63.10', 'the code of a region, like 63.10');

/** The code of a region, or ID. */
export const IsScope = IsOfForm(
  new RegExp(`^(?:${NATIONAL}|${REGION_CODE_FORM})$`),
  'kode wilayah seperti 63.10, atau ID',
  'the code of a region, like 63.10, or ID',
);

/** A person: a name or a number of population would stand in the log for ever. */
export const IsSubjectHandle = IsOfForm(
  SUBJECT_HANDLE,
  'rujukan orang (trv_…) yang diberikan POST /v1/subjects',
  'a reference to a person (trv_…), as POST /v1/subjects gives it',
);

const written =
  (form: RegExp, impersonal = true) =>
  (longest: number, shortest = 1, options?: ValidationOptions): PropertyDecorator =>
  (target, property) => {
    Length(shortest, longest, options)(target, property);
    Matches(form, options)(target, property as string);
    if (impersonal) Impersonal(options)(target, property);
  };

/**
 * Written text of one line that shows something, with a greatest length: names, topics. It holds no number of a person
 * (COM-11).
 */
export const IsText = written(ONE_LINE);

/**
 * Written text of any number of lines that shows something, with a greatest length: reasons, findings. It holds no
 * number of a person (COM-11).
 */
export const IsProse = written(LINES);

/**
 * The same of one line where a number belongs that may look like a person's: keys, names to sign in with, and the NIK
 * where it is not kept.
 */
export const IsNumberOrName = written(ONE_LINE, false);

/** The number of a paper, which may look like a person's, but is none that is a NIK and nothing else (COM-11). */
export const IsPaperNumber =
  (longest: number, shortest = 1, options?: ValidationOptions): PropertyDecorator =>
  (target, property) => {
    IsNumberOrName(longest, shortest, options)(target, property);
    ValidateBy({ name: NO_NIK, validator: { validate: (text) => !isNothingButNik(text as string) } }, options)(
      target,
      property,
    );
  };
