/**
 * Signs that no text may hold: control characters but for line feed and tab; marks of direction, joiners, fillers, tags
 * and all else that shows nothing; halves of surrogate pairs; private and non-characters; separators of lines and
 * paragraphs; the blank Braille cell; and what stands for a sign that was lost before it came here (U+FFFC, U+FFFD).
 * With them two texts look alike and are not.
 */
const UNSEEN =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufffc\ufffd]/u;

/** The name of the first such sign in a text, as Unicode writes it: `U+202E`. */
export const unseenIn = (text: string): string | undefined => {
  const [sign] = UNSEEN.exec(text) ?? [];
  return sign === undefined ? undefined : `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
};

/**
 * One spelling of each letter (NFC) and of each end of a line, so that the same words are the same text, whatever
 * system they come from.
 */
export const spelledAlike = (text: string): string => text.replaceAll('\r\n', '\n').normalize('NFC');

/** A sign that shows something. */
const SEEN = '[\\p{L}\\p{N}\\p{P}\\p{S}]';

/** Written text of one line that is not blank. */
export const ONE_LINE = new RegExp(`^(?=.*${SEEN})[^\\n\\t]*$`, 'u');
/** Written text of any number of lines that is not blank. */
export const LINES = new RegExp(SEEN, 'u');
