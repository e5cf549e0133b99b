import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES, inShort, capital, type Language, type OpenApi, type Schema } from '#views';
import { ADMIN } from '../e2e/system.js';
import { elementsOf, readableOf, type Element } from './markup.js';
import { addressOf, placesFor, type Place } from './site-map.js';
import { WebSystem } from './web-system.js';

let web: WebSystem;
let described: Awaited<ReturnType<WebSystem['describe']>>;
beforeAll(async () => {
  web = await WebSystem.start();
  described = await web.describe();
});
afterAll(() => web.stop());

const ROLES = ['kades-sei-asam', 'sekdes-sei-asam', 'kadis-pmd-kapuas', 'inspektorat-kapuas', 'walidata', ADMIN];

/** Words of the frame and of the parts of pages, that no record of the demonstration holds by themselves. */
const WORDS_OF: Readonly<Record<Language, RegExp>> = {
  id: /\b(Terapkan|Saringan|Unduh|Keluar|Langsung ke isi|boleh kosong|Keterangan lain|Riwayat|Semua|perubahan|dicatat|Belum dapat|Tidak ditemukan|tersembunyi|belum dilihat|Kata sandi|Nama pengguna|Wilayah|pilih)\b/,
  en: /\b(Apply|filters|Download|Sign (in|out)|Skip to|optional|History|All|changes?|recorded|Not found|hidden|not seen|Password|User name|Region|choose|the|of)\b/,
};
/** What is the same in both languages and stands in no list of codes. */
const SAME = new Set(['Menu', 'Excel', 'CSV', '–', 'Status', 'Model', 'Audit', '+', 'Data']);

/** Whatever the description of the API calls the same in both languages. */
const sameInBoth = (openApi: OpenApi): ReadonlySet<string> => {
  const same = new Set(SAME);
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { id, en } = value as { id?: unknown; en?: unknown };
    if (typeof id === 'string' && typeof en === 'string') {
      if (inShort(id) === inShort(en)) same.add(inShort(id));
      if (id === en) same.add(capital(id));
    } else Object.values(value).forEach(look);
  };
  look(openApi);
  return same;
};

/** Every name of a property of the API of more than one word, which a page must not show. */
const namesIn = (openApi: OpenApi): ReadonlySet<string> => {
  const names = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const name of Object.keys((value as Schema).properties ?? {})) if (/[a-z][A-Z]/.test(name)) names.add(name);
    Object.values(value).forEach(look);
  };
  look(openApi);
  return names;
};

const LABELS = new Set(['dt', 'th', 'label', 'legend', 'summary', 'button', 'h2', 'h3', 'option', 'caption', 'title']);
const labelsOf = (elements: readonly Element[]): readonly string[] =>
  elements.filter(({ tag }) => LABELS.has(tag)).map(({ tag, text }) => `${tag}: ${text}`);

interface Seen {
  readonly place: Place;
  readonly language: Language;
  readonly status: number;
  readonly elements: readonly Element[];
}
const look = async (by: string | undefined, place: Place): Promise<readonly Seen[]> =>
  Promise.all(
    LANGUAGES.map(async (language) => {
      const { status, html } = await web.page(by, addressOf(place, language));
      return { place, language, status, elements: elementsOf(html.replace(/^<!doctype html>/i, '')) };
    }),
  );

/** What is wrong with a page in its two languages, each in a line. */
const faultsIn = (both: readonly Seen[], same: ReadonlySet<string>, names: ReadonlySet<string>): readonly string[] => {
  const faults: string[] = [];
  for (const { place, language, status, elements } of both) {
    const tell = (what: string): void => void faults.push(`${place.name} (${language}): ${what}`);
    const expected = place.name === 'not found' ? 404 : 200;
    if (status !== expected) tell(`status ${status}`);
    if (elements[0]?.attributes['lang'] !== language) tell(`lang ${elements[0]?.attributes['lang']}`);
    // A code in brackets stands behind what it means.
    const text = readableOf(elements).replace(/\([A-Z_]+\)/g, '');
    for (const code of new Set(text.match(/\b[A-Z]{2,}_[A-Z_]+\b/g) ?? []))
      if (!code.startsWith('E_')) tell(`code ${code}`);
    for (const word of new Set(text.match(/\b[a-z]+[A-Z]\w*/g) ?? [])) if (names.has(word)) tell(`name ${word}`);
    for (const word of text.match(/\bundefined\b|\[object \w+\]|\bNaN\b|\bnull\b/g) ?? []) tell(word);
    const ui = elements.filter(({ tag }) => LABELS.has(tag) && tag !== 'option').map((each) => each.text);
    for (const word of ui) {
      const other = language === 'id' ? 'en' : 'id';
      if (place.kind !== 'record' && WORDS_OF[other].test(word)) tell(`in the other language: ${word}`);
      if (names.has(word.charAt(0).toLowerCase() + word.slice(1))) tell(`no label: ${word}`);
    }
  }
  const [one = [], other = []] = both.map(({ elements }) => labelsOf(elements));
  const { place } = both[0]!;
  if (one.length !== other.length) faults.push(`${place.name}: ${one.length} and ${other.length} labels`);
  else
    for (const [index, label] of one.entries()) {
      const [, tag, text] = /^(\w+): (.*)$/s.exec(label)!;
      const isWord = /\p{L}{2}/u.test(text!) && !same.has(text!) && !same.has(capital(text!));
      const ofRecord = tag === 'title' || (tag === 'option' && place.kind === 'form');
      if (label === other[index] && isWord && !ofRecord) faults.push(`${place.name}: not translated: ${label}`);
    }
  return faults;
};

describe('Every page of the web application, in both languages', () => {
  const forms = new Set<string>();
  it.each(ROLES)('is in order for %s', async (by) => {
    const [same, names] = [sameInBoth(described.openApi), namesIn(described.openApi)];
    const places = await placesFor(web, by, described);
    expect(places.length).toBeGreaterThan(10);
    const faults = new Set<string>();
    for (const place of places) {
      // The form of a command is the same for whoever may give it.
      if (place.kind === 'form' && (forms.has(place.name) || !forms.add(place.name))) continue;
      for (const fault of faultsIn(await look(by, place), same, names)) faults.add(fault);
    }
    expect([...faults]).toEqual([]);
  });

  it('is in order for whoever is not signed in', async () => {
    const [same, names] = [sameInBoth(described.openApi), namesIn(described.openApi)];
    const places: readonly Place[] = [
      { kind: 'page', name: 'sign-in', path: [['masuk', 'sign-in']] },
      { kind: 'page', name: 'not found', path: [['tidak-ada', 'nowhere']] },
    ];
    const faults = [];
    for (const place of places) faults.push(...faultsIn(await look(undefined, place), same, names));
    expect(faults).toEqual([]);
  });
});
