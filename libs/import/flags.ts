import { CELL_FLAGS } from './flags/cell-flags.js';
import type { FlagKind } from './flags/flag-meaning.js';
import { RECORD_FLAGS } from './flags/record-flags.js';

export type { FlagKind } from './flags/flag-meaning.js';

/** Everything that reading a register may have to say of a file, a row or a cell. */
export const FLAGS = { ...RECORD_FLAGS, ...CELL_FLAGS };

export type FlagCode = keyof typeof FLAGS;

export interface Flag {
  readonly code: FlagCode;
  readonly kind: FlagKind;
  readonly messageId: string;
  readonly messageEn: string;
  /** What a person needs to settle it: candidates, the other row, what was derived. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export const flag = (code: FlagCode, details?: Readonly<Record<string, unknown>>): Flag => {
  const [kind, messageId, messageEn] = FLAGS[code];
  return { code, kind, messageId, messageEn, ...(details && { details }) };
};
