import { isRegionCode, type KnownPlace, type Meaning } from '#kernel';
import type { Showing } from './showing.js';

/** What is referred to by an id, which people know by its name: `id kantor pemberi` is the office that gives. */
export const asNamed = ([id, en]: Meaning): Meaning => [
  id.replace(/^id (dalam register )?(?=\p{L})/u, ''),
  en.replace(/^ids? (of|in) (the )?(register of )?(?=\p{L})/u, ''),
];

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
      if (key !== undefined) return `${word} ${isRegionCode(key) ? `${places?.get(key) ?? ''} ${key}`.trim() : key}`;
      return entry === undefined ? word : `${word} ${entry + 1}`;
    })
    .join(' › ');
};
