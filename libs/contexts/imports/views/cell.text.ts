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

/** What a code of a visit's record means, as far as its first pause; the code itself where it has no meaning. */
const wordOf = ({ describe, ui }: Telling, path: readonly string[], code: string): string => {
  let schema: Schema = describe.list('historical-visits')?.item ?? {};
  for (const name of path) {
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
      ? wordOf(telling, ['origins', '*', 'country'], country)
      : ui.say([`“${shownOf(party.raw)}”, wilayahnya belum pasti`, `“${shownOf(party.raw)}”, its region uncertain`]);
  const many = count === undefined ? '' : ` × ${count}`;
  return `${where} (${wordOf(telling, ['origins', '*', 'kind'], kind)}${many})`;
};

const MONTH = /^(\d{4})-(\d{2})$/;
const dateText = (date: string, { language, say }: Ui): string => {
  if (/^\d{4}$/.test(date)) return `${say(['tahun', 'the year'])} ${date}`;
  return MONTH.test(date) ? dayOf(`${date}-01`, language).replace(/^\d+ /, '') : dayOf(date, language);
};
const isDay = (date: string): boolean => date.length === 10;

type Tell = (value: never, telling: Telling) => string;
const TELL: Readonly<Record<string, Tell>> = {
  origin: (parties: readonly Party[], telling) => parties.map((party) => partyText(party, telling)).join('; '),
  host: (parties: readonly Party[], telling) => parties.map((party) => partyText(party, telling)).join('; '),
  dates: ({ from, until }: { readonly from: string; readonly until: string }, { ui }) =>
    isDay(from) && isDay(until)
      ? daysOf(from, until, ui.language)
      : [...new Set([from, until])].map((each) => dateText(each, ui)).join(' – '),
  persons: ({ count }: { readonly count: number }, { ui }) => numberOf(count, ui.language),
  cost: ({ rupiah, per = [] }: { readonly rupiah: string; readonly per?: readonly string[] }, telling) =>
    [rupiahOf(rupiah, telling.ui.language), ...per.map((each) => wordOf(telling, ['cost', 'per', '*'], each))].join(
      ' / ',
    ),
  source: ({ source, fiscalYear }: { readonly source: string; readonly fiscalYear?: number }, telling) =>
    [capital(wordOf(telling, ['funding', 'source'], source)), fiscalYear].filter(Boolean).join(' '),
};

/** What was read out of a cell, in words; undefined where nothing was. */
export const readText = ({ field, value }: CellOf, telling: Telling): string | undefined => {
  if (value === undefined || value === null) return undefined;
  const tell = Object.hasOwn(TELL, field) ? TELL[field] : undefined;
  if (tell) return tell(value as never, telling);
  return typeof value === 'string' || typeof value === 'number' ? inPart(shownOf(String(value))) : undefined;
};
