import { NATIONAL } from '#kernel';
import { codeMeaning, type Description } from './description.js';
import { inShort, type Ui } from '../ui.js';

/** `APPROVED (disetujui (daring: mulai))`: a code and what it means; not a role and its region, `VILLAGE_HEAD (Kapuas 62.03)`. */
const TOLD = /\b([A-Z][A-Z_]+) \((\p{L}(?:[^()]|\([^()]*\))*)\)/gu;

/** What only programs are told: `(POST /v1/subjects)`, `(reply: docId, type)`. */
const OF_API = / \((?:(?:GET|POST) \/v1|\w+: docId)[^)]*\)/g;

/** What a refusal says: with the words of a stage in the place of its code, and with roles by their titles. */
export const refusalIn = (
  { messageId, messageEn }: { readonly messageId: string; readonly messageEn: string },
  { roles }: Pick<Description, 'roles'>,
  { say }: Ui,
): string =>
  say([messageId, messageEn])
    .replace(OF_API, '')
    .replace(TOLD, (told, code: string, words: string) =>
      roles && codeMeaning(roles, code) ? told : `“${inShort(words)}”`,
    )
    .replace(/\b[A-Z]{2,}(_[A-Z]+)*\b/g, (code) => {
      const meaning = roles && codeMeaning(roles, code);
      return meaning ? inShort(say(meaning)) : code;
    });

/** Codes of regions in a sentence: not of offices (`dpmd-62.03`), and of a province only where no number can stand. */
const REGION =
  /(?<![\w.-])\d\d(?:\.\d\d){1,2}(?:\.\d{4})?(?!\w|[.-]\w)|(?<=\(|(?:mencakup|cover|Anda,|region,) )(?:\d\d|ID)(?![\w-]|\.\d)/g;

export const regionsSaid = (text: string): readonly string[] => text.match(REGION) ?? [];

/** A sentence with the name before the code of each region that it does not name itself. */
export const namingRegions = (text: string, places: ReadonlyMap<string, string>): string =>
  text.replace(REGION, (code) => {
    if (code === NATIONAL) return 'Indonesia';
    const name = places.get(code);
    return name === undefined || text.includes(name) ? code : `${name} ${code}`;
  });
