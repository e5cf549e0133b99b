import type { Meaning } from '#kernel';
import {
  REGION_SEARCH,
  capital,
  codeMeaning,
  dayOf,
  inShort,
  isOfRegion,
  labelOf,
  memberOfFilter,
  nameKey,
  registerOfFilter,
  withCode,
  type Asking,
  type Filter,
  type Item,
  type Linked,
  type ListDescription,
  type Query,
  type Schema,
  type Section,
  type Ui,
  type VNode,
} from '#views';

/** What filters of many lists are called where there is room for a word or two. */
const SHORT: Readonly<Record<string, Meaning>> = {
  region: ['Wilayah', 'Region'],
  origin: ['Asal', 'Origin'],
  host: ['Tuan rumah', 'Host'],
  year: ['Tahun', 'Year'],
  from: ['Sejak', 'From'],
  to: ['Sampai', 'Until'],
  on: ['Pada hari', 'On the day'],
  status: ['Tahap', 'Stage'],
  stage: ['Tahap', 'Stage'],
  kind: ['Jenis', 'Kind'],
  type: ['Jenis', 'Type'],
  office: ['Kantor', 'Office'],
  record: ['Catatan', 'Record'],
  visit: ['Kunjungan', 'Visit'],
  account: ['Akun', 'Account'],
  user: ['Akun', 'Account'],
  username: ['Nama pengguna', 'User name'],
  import: ['Impor', 'Import'],
  national: ['Milik pusat', 'Of the country'],
  role: ['Peran', 'Role'],
  late: ['Laporan terlambat', 'Report late'],
  overdue: ['Lewat tenggat', 'Overdue'],
  waiting: ['Menunggu keputusan', 'Waits for a decision'],
};

/** A filter, as it is called and chosen from. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly schema: Schema;
  readonly codes: readonly (readonly [code: string, word: string])[] | undefined;
  /** Links alone set it. */
  readonly linked: Linked | undefined;
}

interface Words {
  readonly places: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

/** Values of filters that name records, under the members that name them elsewhere. */
export const membersNamed = (filters: Query): readonly unknown[] => [
  filters,
  ...Object.entries(filters).flatMap(([name, value]) => {
    const member = memberOfFilter(name);
    return member && value ? [{ [member]: value.split(',') }] : [];
  }),
];

/** What a code or id of a filter is called. */
const calledOf = (choice: Choice, code: string, { places, names }: Words): string | undefined => {
  const register = registerOfFilter(choice.name);
  return isOfRegion(choice.schema) ? places.get(code) : register && names.get(nameKey(register, code));
};

export const choicesOf = (section: Section, { filters }: ListDescription, { say }: Ui): readonly Choice[] =>
  filters.map(({ name, label, schema }: Filter) => {
    const of = schema.type === 'array' ? (schema.items ?? {}) : schema;
    const codes = of.enum ?? (of.type === 'boolean' ? ['true', 'false'] : undefined);
    const word = (code: string): string => {
      const meaning = codeMeaning(of, code);
      return meaning ? inShort(say(meaning)) : say(code === 'true' ? ['Ya', 'Yes'] : ['Tidak', 'No']);
    };
    const short = section.labels?.[name] ?? SHORT[name];
    return {
      name,
      label: short ? say(short) : inShort(say(label)),
      schema: of,
      codes: codes?.map((code) => [code, word(code)] as const),
      linked: section.linked?.[name],
    };
  });

/** What is chosen, in words. @param first of the records found: what only links choose is told by it. */
export const chosenOf = (
  choices: readonly Choice[],
  query: Query,
  { say, language }: Ui,
  { first, ...words }: Words & { readonly first: Item | undefined },
): readonly { readonly name: string; readonly label: string; readonly value: string }[] =>
  choices.flatMap((choice) => {
    const { name, label, schema, codes, linked } = choice;
    const asked = query[name];
    if (!asked) return [];
    const word = (each: string): string => {
      const code = codes?.find(([known]) => known === each)?.[1];
      if (code !== undefined) return code;
      if (schema.format === 'date' && /^\d{4}-\d\d-\d\d$/.test(each)) return dayOf(each, language);
      const called = calledOf(choice, each, words);
      return isOfRegion(schema) ? [called, each].filter(Boolean).join(' ') : (called ?? each);
    };
    const value = linked
      ? ((first && linked.called(first)) ?? say(['yang dibuka', 'the one opened']))
      : asked.split(',').map(word).join(', ');
    return [{ name, label, value }];
  });

const FilterField = ({
  choice,
  value = '',
  ui,
  words,
}: {
  readonly choice: Choice;
  readonly value: string | undefined;
  readonly ui: Ui;
  readonly words: Words;
}): VNode | null => {
  const { name, label, schema, codes, linked } = choice;
  if (linked) return value ? <input type="hidden" name={name} value={value} /> : null;
  const id = `s-${name}`;
  const search = isOfRegion(schema) ? REGION_SEARCH : registerOfFilter(choice.name)?.search;
  const called = calledOf(choice, value, words);
  const several = value.includes(',') && codes !== undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {codes ? (
        <select id={id} name={name}>
          <option value="">{ui.say(['Semua', 'All'])}</option>
          {several && (
            <option value={value} selected>
              {ui.say(['Beberapa', 'Several'])}
            </option>
          )}
          {codes.map(([code, word]) => (
            <option value={code} selected={value === code}>
              {word}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={name}
          value={called === undefined ? value : withCode(called, value)}
          type={schema.format === 'date' ? 'date' : 'text'}
          inputmode={schema.type === 'integer' ? 'numeric' : undefined}
          autocomplete="off"
          data-search={search}
          placeholder={search && ui.say(isOfRegion(schema) ? ['nama atau kode', 'name or code'] : ['nama', 'name'])}
        />
      )}
    </div>
  );
};

const SortField = ({
  list: { sorts, item },
  sort,
  ui: { say },
}: {
  readonly list: ListDescription;
  readonly sort: string | undefined;
  readonly ui: Ui;
}): VNode => (
  <div class="field">
    <label for="s-sort">{say(['Urutkan', 'Sort by'])}</label>
    <select id="s-sort" name="sort">
      <option value="">{say(['Seperti biasa', 'As usual'])}</option>
      {sorts
        .filter((each) => item.properties?.[each.replace('-', '')])
        .map((each) => (
          <option value={each} selected={each === sort}>
            {inShort(say(labelOf(item.properties![each.replace('-', '')], each)))} {each.startsWith('-') ? '↓' : '↑'}
          </option>
        ))}
    </select>
  </div>
);

/** Filters of a list, which stand in its address; on a phone behind a fold. */
export const Filters = ({
  section,
  list,
  choices,
  asking: { ui, query },
  given,
  words,
}: {
  readonly words: Words;
  readonly section: Section;
  readonly list: ListDescription;
  readonly choices: readonly Choice[];
  readonly asking: Asking;
  /** The same with codes in the place of names, where these tell which. */
  readonly given: Query;
}): VNode | null => {
  const first = section.filters.flatMap((name) => choices.find((choice) => choice.name === name) ?? []);
  const others = choices.filter(({ name }) => !section.filters.includes(name));
  const used = choices.filter(({ name }) => query[name]).length;
  const fields = (some: readonly Choice[]): VNode => (
    <>
      {some.map((choice) => (
        <FilterField choice={choice} value={given[choice.name] ?? query[choice.name]} ui={ui} words={words} />
      ))}
    </>
  );
  const behind = others.length > 0 || list.sorts.length > 0;
  if (!list.searches && choices.length === 0) return null;
  return (
    <form class="filters card" method="get" action={ui.to([section.slug])} role="search">
      <div class="row">
        {list.searches && (
          <div class="field grow">
            <label for="s-q">{ui.say(['Cari', 'Search'])}</label>
            <input id="s-q" name="q" value={query['q'] ?? ''} type="search" />
          </div>
        )}
        <details class="fold">
          <summary>
            {ui.say(['Saringan', 'Filters'])}
            {used > 0 && ` · ${used}`}
          </summary>
        </details>
        <div class="folded">
          {fields(first)}
          {behind && (
            <details class="further" open={others.some(({ name }) => query[name])}>
              <summary>{capital(ui.say(['saringan lain', 'more filters']))}</summary>
              <div class="row">
                {fields(others)}
                {list.sorts.length > 0 && <SortField list={list} sort={query['sort']} ui={ui} />}
              </div>
            </details>
          )}
        </div>
        <button class="main">{ui.say(['Terapkan', 'Apply'])}</button>
      </div>
    </form>
  );
};
