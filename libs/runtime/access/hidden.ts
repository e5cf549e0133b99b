/** In the place of what the reader may not know: it is there, and it is hidden. */
export interface Hidden {
  readonly hidden: true;
}

/** The same for all, so that nothing can be compared. */
export const HIDDEN: Hidden = { hidden: true };

/** What stands for it where a cell or a text holds words alone. */
export const HIDDEN_WORDS = 'tersembunyi / hidden';

/** Whether it is hidden from the reader: a value by itself, or a part that has something to show, too. */
export const isHidden = (value: unknown): value is Hidden =>
  typeof value === 'object' && value !== null && 'hidden' in value;

/** The value, or words that say that it is hidden. */
export const inWordsIfHidden = <T>(value: T | Hidden): T | string => (isHidden(value) ? HIDDEN_WORDS : value);
