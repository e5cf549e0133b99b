/** A4 in points, with room to file it. A letter has no header, and begins higher. */
export const MARGINS = { left: 62, top: 62, topOfLetter: 40, right: 48, bottom: 56 } as const;
const [SHORT, LONG] = [595.28, 841.89];

/** What of a page is written on, in points: between its margins, and from its first to its last line. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** @param landscape the page lies on its long side. */
export const roomOf = (landscape = false): Room => ({
  width: (landscape ? LONG : SHORT) - MARGINS.left - MARGINS.right,
  height: (landscape ? SHORT : LONG) - MARGINS.topOfLetter - MARGINS.bottom,
});

/** Cells have their paddings, and what is left is shared out. */
export const shared = (widths: readonly number[], { width: room }: Pick<Room, 'width'>): readonly number[] => {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (width / whole) * (room - 8 * widths.length));
};
