/** Place of an event in its stream: 0, 1, 2 … */
export type Revision = number & { readonly __revision: unique symbol };

/** The expected revision of a stream that must not exist yet. */
export const NO_STREAM = -1 as Revision;

/** Place of an event in the whole log. Opaque outside its store, but positions of one store sort as text. */
export type Position = string & { readonly __position: unique symbol };

/** Before the first event. */
export const START = '' as Position;

export const comparePositions = (a: Position, b: Position): number => (a < b ? -1 : a > b ? 1 : 0);

export const latest = (a: Position, b: Position): Position => (a < b ? b : a);
