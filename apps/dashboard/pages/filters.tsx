import type { Meaning } from '#kernel';
import {
  capital,
  codeMeaning,
  dayOf,
  inShort,
  isOfRegion,
  labelOf,
  type Asking,
  type Filter,
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
  office: ['Id kantor', 'Office id'],
  record: ['Id catatan', 'Record id'],
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
}

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
    };
  });

/** What is chosen, in words. */
export const chosenOf = (
  choices: readonly Choice[],
  query: Query,
  { language }: Ui,
  places: ReadonlyMap<string, string>,
): readonly { readonly name: string; readonly label: string; readonly value: string }[] =>
  choices.flatMap(({ name, label, schema, codes }) => {
    const asked = query[name];
    if (!asked) return [];
    const word = (each: string): string =>
      codes?.find(([code]) => code === each)?.[1] ??
      (schema.format === 'date' && /^\d{4}-\d\d-\d\d$/.test(each)
        ? dayOf(each, language)
        : isOfRegion(schema)
          ? [places.get(each), each].filter(Boolean).join(' ')
          : each);
    return [{ name, label, value: asked.split(',').map(word).join(', ') }];
  });

const FilterField = ({
  choice: { name, label, schema, codes },
  value = '',
  ui,
}: {
  readonly choice: Choice;
  readonly value: string | undefined;
  readonly ui: Ui;
}): VNode => {
  const id = `s-${name}`;
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
          value={value}
          type={schema.format === 'date' ? 'date' : 'text'}
          inputmode={schema.type === 'integer' ? 'numeric' : undefined}
          autocomplete="off"
          data-region={isOfRegion(schema) ? 'true' : undefined}
          placeholder={isOfRegion(schema) ? ui.say(['nama atau kode', 'name or code']) : undefined}
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
}: {
  readonly section: Section;
  readonly list: ListDescription;
  readonly choices: readonly Choice[];
  readonly asking: Asking;
}): VNode | null => {
  const first = section.filters.flatMap((name) => choices.find((choice) => choice.name === name) ?? []);
  const others = choices.filter(({ name }) => !section.filters.includes(name));
  const used = choices.filter(({ name }) => query[name]).length;
  const fields = (some: readonly Choice[]): VNode => (
    <>
      {some.map((choice) => (
        <FilterField choice={choice} value={query[choice.name]} ui={ui} />
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
