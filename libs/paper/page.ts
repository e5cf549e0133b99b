/** A4 in points, with room to file it. A letter has no header, and begins higher. */
export const MARGINS = { left: 62, top: 62, topOfLetter: 40, right: 48, bottom: 56 } as const;
export const WIDTH = 595.28 - MARGINS.left - MARGINS.right;

/** Cells have their paddings, and what is left is shared out. */
export const shared = (widths: readonly number[]): readonly number[] => {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (width / whole) * (WIDTH - 8 * widths.length));
};
