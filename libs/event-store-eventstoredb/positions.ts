import { START, type Position } from '#kernel';

/** A place in EventStoreDB's transaction file, as its clients tell it. */
export interface LogPlace {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const DIGITS = 20;

const text = (n: bigint): string => String(n).padStart(DIGITS, '0');

/** Commit and prepare position as text of a fixed width, so that positions sort as text. */
export const positionOf = ({ commit, prepare }: LogPlace): Position => `${text(commit)}/${text(prepare)}` as Position;

/** @throws Error for a position of another store. */
export const placeOf = (position: Position): LogPlace | undefined => {
  if (position === START) return undefined;
  const [, commit, prepare] = /^(\d{20})\/(\d{20})$/.exec(position) ?? [];
  if (!commit || !prepare) throw new Error(`${position} is no position of this log`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
};
