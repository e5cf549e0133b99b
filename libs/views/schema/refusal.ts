import { codeMeaning, type Description } from './description.js';
import { inShort, type Ui } from '../ui.js';

/** `APPROVED (disetujui (daring: mulai))`: a code and what it means; not `VILLAGE_HEAD (62.03)`. */
const TOLD = /\b[A-Z][A-Z_]+ \((\p{L}(?:[^()]|\([^()]*\))*)\)/gu;

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
    .replace(TOLD, (_, words: string) => `“${inShort(words)}”`)
    .replace(/\b[A-Z]{2,}(_[A-Z]+)*\b/g, (code) => {
      const meaning = roles && codeMeaning(roles, code);
      return meaning ? inShort(say(meaning)) : code;
    });

/** Which rule refused, and on what it rests. */
export const ruleIn = (
  { ruleId, legalBasis }: { readonly ruleId?: string | undefined; readonly legalBasis?: string | undefined },
  { say }: Ui,
): string | undefined =>
  [
    ...(ruleId ? [say([`Aturan ${ruleId}`, `Rule ${ruleId}`])] : []),
    ...(legalBasis ? [say([`dasar: ${legalBasis}`, `basis: ${legalBasis}`])] : []),
  ].join(' · ') || undefined;
