import type { Flag, FlagCode } from './flags.js';
import { flag } from './flags.js';
import { clean, isDoubted, statesNothing } from './text.js';

/**
 * How sure a reading is, surest first. DERIVED: follows from other cells; CONFLICTING: sources contradict each other.
 */
export const CONFIDENCES = ['EXACT', 'DERIVED', 'APPROX', 'CONFLICTING', 'UNKNOWN'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * Where a value stands: in its cell, in the cell above (`idem`, or an empty cell where the file says so), in the
 * remark, in several cells.
 */
export type CellProvenance = 'STATED' | 'DITTO' | 'REMARK' | 'COMPUTED';

export type Precision = 'DAY' | 'MONTH' | 'YEAR';

/** What one cell says. Without `value` it is unknown, which is never nought and never the first day of a year. */
export interface Reading<T> {
  readonly raw: string;
  readonly value?: T;
  readonly confidence: Confidence;
  /** Of dates alone. */
  readonly precision?: Precision;
  readonly provenance: CellProvenance;
  readonly flags: readonly Flag[];
  /** A flag keeps the row from being imported until a person has settled it. */
  readonly quarantine: boolean;
}

interface Parts<T> {
  readonly value?: T | undefined;
  readonly confidence?: Confidence;
  readonly precision?: Precision | undefined;
  readonly provenance?: CellProvenance;
  readonly flags?: readonly Flag[];
}

export const reading = <T>(
  raw: string,
  { value, confidence, precision, provenance = 'STATED', flags = [] }: Parts<T>,
): Reading<T> => ({
  raw,
  ...(value !== undefined && { value }),
  confidence: value === undefined ? 'UNKNOWN' : (confidence ?? 'EXACT'),
  ...(value !== undefined && precision !== undefined && { precision }),
  provenance,
  flags,
  quarantine: flags.some(({ kind }) => kind === 'QUARANTINE'),
});

/** Nothing can be said of the value; the flags say why. */
export const unread = (raw: string, ...flags: readonly Flag[]): Reading<never> => reading<never>(raw, { flags });

/** The same with more to say. */
export const flagged = <T>(before: Reading<T>, ...flags: readonly Flag[]): Reading<T> =>
  reading(before.raw, { ...before, flags: [...before.flags, ...flags] });

export const weakest = (...confidences: readonly Confidence[]): Confidence =>
  CONFIDENCES[Math.max(...confidences.map((confidence) => CONFIDENCES.indexOf(confidence)))] ?? 'EXACT';

export const hasFlag = ({ flags }: { readonly flags: readonly Flag[] }, code: FlagCode): boolean =>
  flags.some((one) => one.code === code);

/** A cell that is kept as it is written. */
export const readText = (raw: string): Reading<string> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const doubted = isDoubted(text);
  return reading(raw, { value: text, ...(doubted && { confidence: 'APPROX', flags: [flag('DOUBTED')] }) });
};
