import { NATIONAL, isRegionCode, type Meaning } from '#kernel';
import { codeMeaning, type Description } from './description.js';
import { dayOf } from '../format.js';
import { inShort, type Ui } from '../ui.js';

/** `APPROVED (disetujui (daring: mulai))`: a code and what it means; or a role and its region, `GOVERNOR (Riau 14)`. */
const TOLD = /\b([A-Z][A-Z_]+) \((\p{L}(?:[^()]|\([^()]*\))*)\)/gu;

/** Told to programs alone: `(POST /v1/subjects)`, `(start-visit)`, `with POST /v1/uploads`, `(reply: docId, type)`. */
const OF_API =
  / \((?:(?:GET|POST) \/v1|\w+: docId)[^)]*\)| \((?:[a-z]+-)+[a-z]+\)|,? (?:(?:atau|or) )?(?:dengan|with) (?:GET|POST|DELETE) \/v1\/[\w/{}?=]+/g;

/** What stands in the address of a page and not on it, as a page tells of it. */
const OF_ADDRESS: Readonly<Record<string, Meaning>> = {
  cursor: [
    'Lanjutan ini bukan dari daftar ini; mulai lagi dari awal daftarnya.',
    'This is no further page of this list; begin again at the start of the list.',
  ],
  after: [
    'Alamat ini menyebut keadaan yang tidak ada; buka lagi halamannya dari menu.',
    'This address names a state that there is not; open the page again from the menu.',
  ],
};
/** Names of parameters, as the fields of pages are called. */
const NAMES: readonly (readonly [name: RegExp, words: Meaning])[] = [
  [/\b(?:the )?(?:parameter )?asOf\b/gi, ['waktu yang dilihat', 'the time looked at']],
  [/\b(?:the )?parameter since\b/gi, ['waktu yang dibandingkan', 'the time compared with']],
  [/\b(?:the )?parameter year\b/gi, ['tahun', 'the year']],
  [/\b(?:the )?parameter region\b/gi, ['wilayah', 'the region']],
  [/\b(?:the )?(?:parameter )?fromRevision\b/gi, ['langkah awal', 'the first step']],
  [/\b(?:the )?(?:parameter )?toRevision\b/gi, ['langkah akhir', 'the last step']],
  [/teks angka rupiah bulat tanpa titik, misalnya "62500000"/g, ['rupiah bulat, misalnya 62.500.000', '']],
  [/a string of digits, whole rupiah without separators, like "62500000"/g, ['', 'whole rupiah, like 62.500.000']],
];

const DAY = /(?<![\w-])(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])/g;

export interface Told {
  readonly messageId: string;
  readonly messageEn: string;
  readonly parameter?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** Of an input the first error alone speaks, which does not begin with the name that programs know the field by. */
const saidFirst = ({ details, messageId, messageEn }: Told): Meaning => {
  const [first] = (details?.['errors'] ?? []) as readonly Told[];
  return first ? [`${first.messageId}.`, `${first.messageEn}.`] : [messageId, messageEn];
};

/**
 * What a refusal says: with the words of a stage in the place of its code, of pages in the place of parameters, and
 * with roles by their titles.
 */
export const refusalIn = (problem: Told, { roles }: Partial<Pick<Description, 'roles'>>, ui: Ui): string => {
  const { say, language } = ui;
  return NAMES.reduce(
    (text, [name, words]) => text.replace(name, say(words)),
    say(OF_ADDRESS[problem.parameter ?? ''] ?? saidFirst(problem))
      .replace(OF_API, '')
      .replace(TOLD, (told, code: string, words: string) =>
        roles && codeMeaning(roles, code) ? told : `“${inShort(words)}”`,
      )
      .replace(/\b[A-Z]{2,}(_[A-Z]+)*\b/g, (code) => {
        const meaning = roles && codeMeaning(roles, code);
        return meaning ? inShort(say(meaning)) : code;
      }),
  ).replace(DAY, (day) => dayOf(day, language));
};

/** Which rule refused, and on what it rests. */
export const ruleIn = (
  { ruleId, legalBasis }: { readonly ruleId?: string | undefined; readonly legalBasis?: string | undefined },
  { say }: Ui,
): string | undefined =>
  [
    ...(ruleId ? [say([`Aturan ${ruleId}`, `Rule ${ruleId}`])] : []),
    ...(legalBasis ? [say([`dasar: ${legalBasis}`, `basis: ${legalBasis}`])] : []),
  ].join(' · ') || undefined;

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

/** Ids of offices as most are made up, `dpmd-62.03`, and those that a refusal tells beside its text, however made. */
const OFFICE = /(?<![\w.-])[a-z][a-z-]*-\d\d(?:\.\d\d){0,2}(?:\.\d{4})?(?!\w|[.-]\w)/g;
const OF_OFFICES = ['officeId', 'office', 'own', 'givenBy'] as const;

export const officesSaid = ({ messageId, messageEn, details = {} }: Told): readonly string[] => [
  ...new Set([
    ...(messageId.match(OFFICE) ?? []),
    ...(messageEn.match(OFFICE) ?? []),
    ...OF_OFFICES.flatMap((name) => [details[name]].flat()).filter(
      (id): id is string => typeof id === 'string' && !isRegionCode(id) && id !== NATIONAL,
    ),
  ]),
];

/** A sentence with the name of each office in the place of its id, as far as the names are known. */
export const namingOffices = (text: string, names: ReadonlyMap<string, string>): string =>
  [...names].reduce(
    (told, [id, name]) =>
      told.replace(new RegExp(`(?<![\\w.-])${id.replaceAll('.', '\\.')}(?!\\w|[.-]\\w)`, 'g'), name),
    text,
  );
