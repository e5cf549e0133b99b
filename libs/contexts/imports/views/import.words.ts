import { withoutPersonal, type Meaning } from '#kernel';
import { capital, refusalIn, type Asking, type Problem, type Tone, type Ui } from '#views';
import type { ImportLayout, RowState } from '../domain/import.codes.js';

export const IMPORTS: Meaning = ['impor', 'imports'];
export const ROWS: Meaning = ['baris', 'rows'];
export const START: Meaning = ['mulai', 'start'];
/** What pages say of each kind of register, and where its records lie. */
export const OF_REGISTER: Readonly<Record<ImportLayout, Readonly<Record<RegisterWord, Meaning>>>> = {
  VISITS: {
    records: ['kunjungan-register-lama', 'visits-of-old-registers'],
    register: ['Register kunjungan', 'Register of visits'],
    title: ['Impor register kunjungan', 'Import of a register of visits'],
    noun: ['kunjungan', 'visits'],
  },
  AGREEMENTS: {
    records: ['kerja-sama-register-lama', 'agreements-of-old-registers'],
    register: ['Register kerja sama', 'Register of agreements'],
    title: ['Impor register kerja sama', 'Import of a register of agreements'],
    noun: ['kerja sama', 'agreements'],
  },
};
type RegisterWord = 'records' | 'register' | 'title' | 'noun';
export const wordsOf = (layout: ImportLayout | undefined): (typeof OF_REGISTER)[ImportLayout] =>
  OF_REGISTER[layout ?? 'VISITS'];

/** States in a word or two, in the order in which an officer asks for them. */
export const STATES: Readonly<Record<RowState, readonly [label: Meaning, tone: Tone]>> = {
  OPEN: [['Menunggu keputusan', 'Waits for a decision'], 'wait'],
  QUARANTINED: [['Ada yang tidak terbaca', 'Cannot be read in part'], 'warn'],
  DUPLICATE: [['Mungkin ganda', 'Probably twice'], 'wait'],
  READY: [['Siap dicatat', 'Ready to record'], 'go'],
  IMPORTED: [['Sudah dicatat', 'Recorded'], 'done'],
  REFUSED: [['Di luar wilayah, atau dibatalkan', 'Outside the region, or voided'], 'stop'],
  SKIPPED: [['Dilewati', 'Left out'], 'plain'],
  MERGED: [['Digabung', 'Merged'], 'plain'],
};

/** Rows on which somebody has to decide. */
export const WAITING: readonly RowState[] = ['OPEN', 'QUARANTINED', 'DUPLICATE'];

export const CONFIDENCES: Readonly<Record<string, Meaning>> = {
  EXACT: ['pasti', 'certain'],
  DERIVED: ['disimpulkan dari sel lain', 'follows from other cells'],
  APPROX: ['perkiraan', 'approximate'],
  CONFLICTING: ['bertentangan', 'contradictory'],
  UNKNOWN: ['tidak terbaca', 'not read'],
};
export const PROVENANCES: Readonly<Record<string, Meaning>> = {
  DITTO: ['dari baris di atasnya', 'from the row above'],
  REMARK: ['dari keterangan', 'from the remark'],
  COMPUTED: ['dihitung', 'computed'],
  SETTLED: ['ditetapkan petugas', 'settled by an officer'],
};

/** Longer texts are shown in part, and whole where somebody opens them. */
export const LONG = 160;

/** What a file says, as far as it may be shown: without numbers of persons, and without what turns writing around. */
export const shownOf = (text: string): string =>
  withoutPersonal(text)
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();

export const inPart = (text: string, most = LONG): string => {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : text;
};

const withoutRules = (text: string): string => text.replace(/\s*\((?:[A-Z]{3}-\d+|E_[A-Z_]+)\)/g, '');

/** What is said of a reading, without the numbers of rules. */
export const saidOf = (
  { messageId, messageEn }: { readonly messageId: string; readonly messageEn: string },
  { say }: Pick<Ui, 'say'>,
): string => capital(withoutRules(say([messageId, messageEn])));

/** What the API says in its own terms, in those of whoever sees a page. */
const CHANGED: Meaning = [
  'Impor ini sudah berubah sejak halaman dibuka; lihat lagi yang sekarang, lalu putuskan.',
  'This import has changed since the page was opened; look at it as it is now, then decide.',
];
const IN_PLAIN_WORDS: Readonly<Record<string, Meaning>> = {
  E_CONCURRENCY: CHANGED,
  E_REVISION_REQUIRED: CHANGED,
  E_COMMAND_REPLAY: [
    'Dari formulir ini sudah tersimpan jawaban lain; lihat lagi yang sekarang, lalu putuskan.',
    'Another answer was kept from this form already; look at what stands now, then decide.',
  ],
};
const withoutPlace = (text: string, field = ''): string => {
  const place = `${field.slice(1)}: `;
  return field !== '' && text.startsWith(place) ? text.slice(place.length) : text;
};

/** What a refusal of the API says, without the numbers of rules and the names of its fields. */
export const refusalOf = (problem: Problem, { describe, ui }: Pick<Asking, 'describe' | 'ui'>): string => {
  const plain = Object.hasOwn(IN_PLAIN_WORDS, problem.code) ? IN_PLAIN_WORDS[problem.code] : undefined;
  return plain ? ui.say(plain) : capital(withoutPlace(withoutRules(refusalIn(problem, describe, ui)), problem.field));
};
