import { Length, Matches, ValidateBy, type ValidationOptions } from 'class-validator';
import { FORMATS } from './formats.js';

const formatted = (format: string) => {
  const holds = (text: unknown): boolean => typeof text === 'string' && FORMATS[format]!.holds(text);
  return (options?: ValidationOptions): PropertyDecorator => ValidateBy({ name: format, validator: { validate: holds } }, options);
};

/** Whole rupiah as a string of digits (COM-03); anything else, a JSON number too, is refused with `E_AMOUNT`. */
export const IsRupiah = formatted('rupiah');

/** A day of the calendar, `YYYY-MM-DD`. */
export const IsLocalDateText = formatted('date');

/** The code of a region, or its name to be resolved: 2–120 characters. */
export const IsRegionText = formatted('region');

/** An id: letters, digits, `_`, `.`, `-`, at most 64. */
export const IsId = formatted('id');

/** Lower-case SHA-256 of a document. */
export const IsSha256 = formatted('sha256');

/** An http or https address. */
export const IsWebAddress = formatted('uri');

/** Written text that is not blank, with a greatest length. */
export const IsText = (longest: number, shortest = 1, options?: ValidationOptions): PropertyDecorator => (target, property) => {
  Length(shortest, longest, options)(target, property);
  Matches(/\S/, options)(target, property as string);
};
