import {
  Heading,
  Table,
  Tag,
  Value,
  capital,
  codeMeaning,
  inShort,
  labelOf,
  type Asking,
  type ColumnOf,
  type Filter,
  type Fresh,
  type Item,
  type ListDescription,
  type Section,
  type Showing,
  type Shown,
  type Ui,
  type VNode,
} from '#views';
import { asOfOf } from '../send.js';

const PAGE = '50';

interface Action {
  readonly operation: string;
  readonly summary: { readonly id: string; readonly en: string };
  readonly open: boolean;
  readonly refusal?: { readonly messageId: string; readonly messageEn: string };
}

interface Listed extends Fresh {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
  readonly matches?: { readonly count: number; readonly orMore: boolean };
}

export const titleOf = (section: Section, item: Item, ui: Ui): string =>
  section.heading?.(item, ui).title ?? String(item['title'] ?? item['name'] ?? item.id);

/** Instead of a column a field, the first of which leads to the record. */
const columnsOf = (section: Section, { item }: ListDescription, showing: Showing): readonly ColumnOf<Item>[] =>
  section.fields.map((name, index) => {
    const schema = item.properties?.[name] ?? {};
    const head = capital(showing.ui.say(labelOf(schema, name)));
    const shown = (row: Item): VNode => <Value value={row[name]} schema={schema} showing={showing} />;
    if (name === section.stage?.field)
      return { head, cell: (row) => <StageTag section={section} code={String(row[name])} ui={showing.ui} /> };
    if (index > 0 || section.record === false) return { head, cell: shown, right: schema.format === 'rupiah' };
    return { head, main: true, cell: (row) => <a href={showing.ui.to([section.slug, row.id])}>{shown(row)}</a> };
  });

export const StageTag = ({
  section,
  code,
  ui,
}: {
  readonly section: Section;
  readonly code: string;
  readonly ui: Ui;
}): VNode => {
  const [label, tone] = section.stage?.stages[code] ?? [[code, code] as const, 'plain' as const];
  return <Tag tone={tone}>{ui.say(label)}</Tag>;
};

const FilterField = ({
  filter: { name, label, schema },
  value,
  ui,
}: {
  readonly filter: Filter;
  readonly value: string | undefined;
  readonly ui: Ui;
}): VNode => {
  const id = `s-${name}`;
  const of = schema.type === 'array' ? (schema.items ?? {}) : schema;
  const codes = of.enum ?? (of.type === 'boolean' ? ['true', 'false'] : undefined);
  const word = (code: string): string => {
    const meaning = codeMeaning(of, code);
    return meaning ? inShort(ui.say(meaning)) : ui.say(code === 'true' ? ['Ya', 'Yes'] : ['Tidak', 'No']);
  };
  return (
    <div class="field">
      <label for={id}>{inShort(ui.say(label))}</label>
      {codes ? (
        <select id={id} name={name}>
          <option value="">{ui.say(['Semua', 'All'])}</option>
          {codes.map((code) => (
            <option value={code} selected={value === code}>
              {word(code)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={name}
          value={value ?? ''}
          type={of.format === 'date' ? 'date' : 'text'}
          inputmode={of.type === 'integer' ? 'numeric' : undefined}
          autocomplete="off"
          data-region={(of as { pattern?: string }).pattern?.startsWith('^\\d{2}') ? 'true' : undefined}
        />
      )}
    </div>
  );
};

const Filters = ({
  section,
  list,
  asking: { ui, query },
  searches,
}: {
  readonly section: Section;
  readonly list: ListDescription;
  readonly asking: Asking;
  readonly searches: boolean;
}): VNode => {
  const first = list.filters.filter(({ name }) => section.filters.includes(name));
  const others = list.filters.filter(({ name }) => !section.filters.includes(name));
  const fields = (some: readonly Filter[]): VNode => (
    <>
      {some.map((filter) => (
        <FilterField filter={filter} value={query[filter.name]} ui={ui} />
      ))}
    </>
  );
  return (
    <form class="filters card" method="get" action={ui.to([section.slug])} role="search">
      <div class="row">
        {searches && (
          <div class="field grow">
            <label for="s-q">{ui.say(['Cari', 'Search'])}</label>
            <input id="s-q" name="q" value={query['q'] ?? ''} type="search" />
          </div>
        )}
        {fields(first)}
        <button class="main">{ui.say(['Terapkan', 'Apply'])}</button>
      </div>
      {others.length > 0 && (
        <details open={others.some(({ name }) => query[name])}>
          <summary>{ui.say(['Saringan lain', 'More filters'])}</summary>
          <div class="row">{fields(others)}</div>
        </details>
      )}
    </form>
  );
};

export const matchesIn = ({ matches }: Listed, ui: Ui): string | undefined =>
  matches &&
  ui.say(
    matches.orMore
      ? [`lebih dari ${matches.count} catatan`, `more than ${matches.count} records`]
      : [`${matches.count} catatan`, matches.count === 1 ? '1 record' : `${matches.count} records`],
  );

/** What creates, or names no record; what is closed to the reader with its reason. */
const creatingOf = async (section: Section, { api, describe, me }: Asking): Promise<readonly Action[]> => {
  const known = [
    ...(describe.command(section.list) ? ['new'] : []),
    ...describe.commandsOf(section.list, false).map(([operation]) => operation),
  ];
  if (!me || known.length === 0) return [];
  const told = await api.get<{ readonly items: readonly Action[] }>(`${section.list}/actions`).catch(() => undefined);
  return (told?.items ?? [])
    .map((action) => (action.operation === section.list ? { ...action, operation: 'new' } : action))
    .filter(({ operation }) => known.includes(operation));
};

const Creating = ({
  actions,
  section,
  ui,
}: {
  readonly actions: readonly Action[];
  readonly section: Section;
  readonly ui: Ui;
}): VNode => (
  <ul class="actions">
    {actions.map(({ operation, summary, open, refusal }) => (
      <li>
        {open ? (
          <a class={operation === 'new' ? 'button' : 'button quiet'} href={ui.to([section.slug, 'do', operation])}>
            {ui.say([summary.id, summary.en])}
          </a>
        ) : (
          <details class="closed">
            <summary>{ui.say([summary.id, summary.en])}</summary>
            <p>{refusal && ui.say([refusal.messageId, refusal.messageEn])}</p>
          </details>
        )}
      </li>
    ))}
  </ul>
);

/** One page of a list, with its filters. */
export const listPage = async (section: Section, asking: Asking): Promise<Shown> => {
  const { ui, api, describe, query } = asking;
  const list = describe.list(section.list)!;
  const known = new Set(list.filters.map(({ name }) => name));
  const filters = Object.fromEntries(Object.entries(query).filter(([name]) => known.has(name)));
  const { cursor, sort, q } = query;
  const [listed, above, actions] = await Promise.all([
    api.get<Listed>(section.list, {
      ...filters,
      cursor,
      sort,
      q,
      limit: PAGE,
      fields: section.fields.join(','),
      count: 'true',
    }),
    section.above?.(asking),
    creatingOf(section, asking),
  ]);
  const showing: Showing = { ui, zone: asking.zone, open: describe.open };
  const title = ui.say(section.title ?? list.title);
  const here = { ...filters, sort, q };
  const count = matchesIn(listed, ui);
  return {
    title,
    ...(listed.position && { position: listed.position }),
    body: (
      <>
        <Heading title={title} asOf={asOfOf({ title, body: <></>, ...listed }, asking)}>
          <Creating actions={actions} section={section} ui={ui} />
        </Heading>
        {above}
        <Filters section={section} list={list} asking={asking} searches />
        <div class="list-head">
          <h2>
            {ui.say(['Daftar', 'List'])} {count && <span class="count">{count}</span>}
          </h2>
          <p>
            {ui.say(['Unduh', 'Download'])}: <a href={ui.to([section.slug, 'unduh.csv'], here)}>CSV</a>{' '}
            <a href={ui.to([section.slug, 'unduh.xlsx'], here)}>Excel</a>
          </p>
        </div>
        <Table
          caption={title}
          columns={section.columns?.(asking, showing) ?? columnsOf(section, list, showing)}
          rows={listed.items}
          none={ui.say([
            'Tidak ada catatan yang cocok. Longgarkan saringannya.',
            'No record matches. Try with fewer filters.',
          ])}
        />
        <nav class="pager" aria-label={ui.say(['Halaman', 'Pages'])}>
          {cursor && <a href={ui.to([section.slug], here)}>{ui.say(['Ke awal', 'To the beginning'])}</a>}
          {listed.nextCursor && (
            <a rel="next" href={ui.to([section.slug], { ...here, cursor: listed.nextCursor })}>
              {ui.say(['Berikutnya', 'Next'])}
            </a>
          )}
        </nav>
      </>
    ),
  };
};
