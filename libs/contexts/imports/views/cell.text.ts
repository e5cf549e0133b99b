import {
  capital,
  codeMeaning,
  dayOf,
  daysOf,
  numberOf,
  rupiahOf,
  type Description,
  type Schema,
  type Ui,
} from '#views';
import { INSTRUMENT_WORDS } from '../domain/register-words.codes.js';
import { inPart, shownOf } from './import.words.js';
import type { CellOf } from './import.answers.js';

/** How what was read is told. */
export interface Telling {
  readonly ui: Ui;
  readonly describe: Pick<Description, 'list' | 'open'>;
  readonly places: ReadonlyMap<string, string>;
}

interface Party {
  readonly raw: string;
  readonly value?: {
    readonly kind: string;
    readonly region?: string;
    readonly country?: string;
    readonly group?: { readonly count?: number };
  };
}

const VISITS = 'historical-visits';
const AGREEMENTS = 'historical-agreements';

/** What a code of a list means at a place in it, as far as its first pause; the code itself where it has no meaning. */
const wordOf = ({ describe, ui }: Telling, path: readonly string[], code: string): string => {
  const [list, ...below] = path;
  let schema: Schema = describe.list(list!)?.item ?? {};
  for (const name of below) {
    const opened = describe.open(schema);
    schema = name === '*' ? (opened.items ?? {}) : (opened.properties?.[name] ?? {});
  }
  const meaning = codeMeaning(describe.open(schema), code);
  return meaning ? /^[^,:;(]*/.exec(ui.say(meaning))![0].trim() : code;
};

const partyText = (party: Party, telling: Telling): string => {
  const { ui, places } = telling;
  const { kind, region, country, group } = party.value ?? {};
  if (!kind) return ui.say([`“${shownOf(party.raw)}” tidak dikenali`, `“${shownOf(party.raw)}” is not known`]);
  const count = group?.count;
  const where = region
    ? `${places.get(region) ?? shownOf(party.raw)} ${region}`
    : country
      ? wordOf(telling, [VISITS, 'origins', '*', 'country'], country)
      : ui.say([`“${shownOf(party.raw)}”, wilayahnya belum pasti`, `“${shownOf(party.raw)}”, its region uncertain`]);
  const many = count === undefined ? '' : ` × ${count}`;
  return `${where} (${wordOf(telling, [VISITS, 'origins', '*', 'kind'], kind)}${many})`;
};

const MONTH = /^(\d{4})-(\d{2})$/;
const dateText = (date: string, { language, say }: Ui): string => {
  if (/^\d{4}$/.test(date)) return `${say(['tahun', 'the year'])} ${date}`;
  return MONTH.test(date) ? dayOf(`${date}-01`, language).replace(/^\d+ /, '') : dayOf(date, language);
};
const endText = ({ kind, until }: { readonly kind: string; readonly until?: string }, { ui }: Telling): string =>
  kind === 'OPEN_ENDED' || until === undefined ? ui.say(['tanpa batas waktu', 'open-ended']) : dateText(until, ui);
const isDay = (date: string): boolean => date.length === 10;

const money = ({ rupiah, per = [] }: { readonly rupiah: string; readonly per?: readonly string[] }, telling: Telling) =>
  [
    rupiahOf(rupiah, telling.ui.language),
    ...per.map((each) => wordOf(telling, [VISITS, 'cost', 'per', '*'], each)),
  ].join(' / ');
const partiesText = (parties: readonly Party[], telling: Telling) =>
  parties.map((party) => partyText(party, telling)).join('; ');

interface Signatory {
  readonly title: string;
  readonly capacity: string;
  readonly role: string;
}
const signatoryText = ({ title, capacity, role }: Signatory, telling: Telling): string => {
  const told = [
    ...(capacity === 'DEFINITIF' ? [] : [wordOf(telling, [AGREEMENTS, 'signatories', '*', 'capacity'], capacity)]),
    ...(role === 'SIGNATORY' ? [] : [wordOf(telling, [AGREEMENTS, 'signatories', '*', 'role'], role)]),
  ];
  return `${shownOf(title)}${told.length > 0 ? ` (${told.join(', ')})` : ''}`;
};

type Tell = (value: never, telling: Telling) => string;
const TELL: Readonly<Record<string, Tell>> = {
  origin: partiesText,
  host: partiesText,
  parties: partiesText,
  dates: ({ from, until }: { readonly from: string; readonly until: string }, { ui }) =>
    isDay(from) && isDay(until)
      ? daysOf(from, until, ui.language)
      : [...new Set([from, until])].map((each) => dateText(each, ui)).join(' – '),
  persons: ({ count }: { readonly count: number }, { ui }) => numberOf(count, ui.language),
  cost: money,
  source: ({ source, fiscalYear }: { readonly source: string; readonly fiscalYear?: number }, telling) =>
    [capital(wordOf(telling, [VISITS, 'funding', 'source'], source)), fiscalYear].filter(Boolean).join(' '),
  amount: money,
  number: (numbers: readonly { readonly number: string }[]) =>
    inPart(numbers.map(({ number }) => shownOf(number)).join('; ')),
  kind: (
    { act, instruments }: { readonly act: string; readonly instruments: readonly (keyof typeof INSTRUMENT_WORDS)[] },
    telling,
  ) =>
    [
      ...(act === 'AGREEMENT' ? [] : [wordOf(telling, [AGREEMENTS, 'act'], act)]),
      ...instruments.map((each) => telling.ui.say(INSTRUMENT_WORDS[each])),
    ]
      .map(capital)
      .join(' + '),
  signedOn: (date: string, { ui }) => dateText(date, ui),
  remark: (date: string, { ui }) => `${ui.say(['berlaku sejak', 'in force from'])} ${dateText(date, ui)}`,
  term: endText,
  endsOn: endText,
  place: ({ text, region }: { readonly text: string; readonly region?: string }, { places }) =>
    region ? `${places.get(region) ?? shownOf(text)} ${region}` : inPart(shownOf(text)),
  signatories: (signatories: readonly Signatory[], telling) =>
    signatories.map((each) => signatoryText(each, telling)).join('; '),
  parent: (
    { no, row, number = '' }: { readonly no?: string; readonly row?: number; readonly number?: string },
    { ui },
  ) =>
    row !== undefined
      ? `${ui.say(['baris', 'row'])} ${row}`
      : no === undefined
        ? shownOf(number)
        : `${ui.say(['nomor urut', 'serial number'])} ${shownOf(no)}`,
  split: (split: string, { ui }) =>
    ui.say(
      split === 'JOINT'
        ? ['satu perjanjian bersama', 'one agreement of all']
        : ['beberapa perjanjian dua pihak', 'several bilateral agreements'],
    ),
  scheme: (scheme: string, telling) => capital(wordOf(telling, [AGREEMENTS, 'scheme'], scheme)),
};

/** What was read out of a cell, in words; undefined where nothing was. */
export const readText = ({ field, value }: CellOf, telling: Telling): string | undefined => {
  if (value === undefined || value === null) return undefined;
  const tell = Object.hasOwn(TELL, field) ? TELL[field] : undefined;
  if (tell) return tell(value as never, telling);
  return typeof value === 'string' || typeof value === 'number' ? inPart(shownOf(String(value))) : undefined;
};
