import { localTimeAt, type CodeList, type Meaning, type Scope, type Zone } from '#kernel';
import type { ModelQuery, Places } from '#runtime';
import { askedBy, type Asked } from './export-description.js';
import { bilingual } from '../openapi/openapi-parts.js';

/** One line of the sheet beside a table. */
export type Note = readonly string[];

/** Characters of the columns of that sheet. */
export const NOTE_WIDTHS: readonly number[] = [26, 70, 70, 12];

const ORDERS = { ascending: ['menaik', 'ascending'], descending: ['menurun', 'descending'] } as const;
const ALL: Meaning = ['tanpa saringan', 'none'];

/** Each value with what it means, where the parameter takes codes. */
const inWords = (value: string, form: ModelQuery['parameters'][string]['form'], lists: readonly CodeList[]): string => {
  if (typeof form !== 'object') return value;
  const known = lists.find(({ codes }) => form.every((code) => Object.hasOwn(codes, code)));
  return value
    .split(',')
    .map((code) => (known ? `${code} (${bilingual(known.codes[code]!)})` : code))
    .join(', ');
};

/**
 * What was asked for, in words: by which filters, words and instant the list was narrowed, and how it is sorted. How
 * the file is written is not asked of the list, and stands in the file itself.
 */
export const askedInWords = (
  query: ModelQuery,
  given: Readonly<Record<string, string>>,
  lists: readonly CodeList[],
): readonly Note[] => {
  const lines = Object.entries(given).flatMap(([name, value]): string[] => {
    const filter = query.parameters[name];
    if (filter) return [`${bilingual(filter.summary)}: ${inWords(value, filter.form, lists)}`];
    if (name === 'q') return [`Kata yang dicari / Words searched for: ${value}`];
    return name === 'asOf' ? [`Keadaan pada / As it was at: ${value}`] : [];
  });
  const { sort } = given;
  const order = bilingual(ORDERS[sort?.startsWith('-') ? 'descending' : 'ascending']);
  return [
    ...(lines.length ? lines : [bilingual(ALL)]).map((line) => ['Saringan / filters', line]),
    ...(sort === undefined ? [] : [['Urutan / order', `${sort.replace(/^-/, '')}: ${order}`]]),
  ];
};

/**
 * Under which rights the list was asked for, of which regions it therefore shows the records, and when. No person is
 * named, not even by an id.
 */
export const whoAsked = (
  query: ModelQuery,
  {
    asked,
    codeLists,
    places,
    zone,
  }: { readonly asked: Asked; readonly codeLists: readonly CodeList[]; readonly places: Places; readonly zone: Zone },
): readonly Note[] => {
  const {
    by: { offices },
    within,
  } = askedBy(query, asked);
  const place = (scope: Scope): string => `${places.address(scope)} (${scope})`;
  const titles = codeLists.find(({ codes }) => offices.every(({ role }) => Object.hasOwn(codes, role)))?.codes ?? {};
  return [
    ...offices.map(({ officeId, role, scope }) => [
      'Diminta oleh / asked by',
      `${titles[role] ? bilingual(titles[role]) : role}; ${officeId}; ${place(scope)}`,
    ]),
    ['Diminta pada / asked at', `${localTimeAt(asked.now, zone)} (${asked.now})`],
    ['Wilayah / regions shown', within.map(place).join('; ')],
  ];
};

const TYPES: Readonly<Record<NonNullable<ModelQuery['columns'][number]['type']>, string>> = {
  date: 'tanggal / date',
  instant: 'waktu / instant',
  rupiah: 'rupiah',
  number: 'angka / number',
  boolean: 'ya-tidak / boolean',
};

/** What each column means, one a line. */
export const columnNotes = ({ columns }: ModelQuery): readonly Note[] => [
  ['Kolom / column', 'Arti', 'Meaning', 'Jenis / type'],
  ...columns.map(({ title, meaning: [id, en], type, forPrograms = false }) => [
    title,
    forPrograms ? `${id} (dilipat; buka dengan [+])` : id,
    forPrograms ? `${en} (folded away; unfold it with [+])` : en,
    type ? TYPES[type] : 'teks / text',
  ]),
];
