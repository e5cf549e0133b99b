import { START, type Position } from '#kernel/stores';

const DIGITS = 16;

/** The n-th event of the log, as text of a fixed width, so that positions sort as text. */
export const positionOf = (n: number): Position => (n === 0 ? START : (String(n).padStart(DIGITS, '0') as Position));

/** @throws Error for a position of another store. */
export const numberOf = (position: Position): number => {
  if (position !== START && !/^\d{16}$/.test(position)) throw new Error(`${position} is no position of this log`);
  return Number(position);
};
