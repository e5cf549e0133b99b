import { isRegionCode, type KnownPlace } from '#kernel';
import { asNamed } from './description.js';
import { isMadeUp } from './registers.js';
import type { Showing } from './showing.js';

/** A label up to its first explanation. */
export const briefly = (label: string): string => /^[^;(]*/.exec(label)![0].trim() || label;

/** Names that the program alone gives, as those of members, and not as those of entries. */
const OF_PROGRAMS = /^[A-Za-z]+$/;

/** Where in a record something stands: `tuan rumah 1 › jawaban`; nothing where people have no words for it. */
export const placeWords = ({ parts }: KnownPlace, { ui, places }: Pick<Showing, 'ui' | 'places'>): string => {
  if (parts.some(({ key }) => key !== undefined && OF_PROGRAMS.test(key))) return '';
  return parts
    .map(({ meaning, entry, key }) => {
      const word = briefly(ui.say(asNamed(meaning)));
      if (key !== undefined && !isMadeUp(key))
        return `${word} ${isRegionCode(key) ? `${places?.get(key) ?? ''} ${key}`.trim() : key}`;
      return entry === undefined ? word : `${word} ${entry + 1}`;
    })
    .join(' › ');
};
