import type { Meaning } from '#kernel';
import {
  Heading,
  Notice,
  Table,
  capital,
  refusalIn,
  type Asking,
  type ColumnOf,
  type Item,
  type PageView,
  type Query,
  type Shown,
} from '#views';
import { Csv, Pager, asOfOf, asked, counted } from './portal.list.js';
import { PUBLIC } from './portal.parts.js';

const PAGE = '50';

/** A list that lies open to everybody, on a page of its own. */
export interface SearchedList {
  readonly slug: Meaning;
  /** Below `/v1`. */
  readonly list: string;
  readonly title: Meaning;
  readonly about: Meaning;
  /** What its entries are called above the list. */
  readonly entries: Meaning;
  /** What one looks for by words. */
  readonly search: Meaning;
  readonly none: Meaning;
  /** By which fields it can be sorted. */
  readonly sorts: readonly string[];
  /** Filters that addresses set beside those that the page asks for. */
  readonly filters?: readonly string[];
  readonly columns: (asking: Asking) => readonly ColumnOf<Item>[];
}

const shown = async (of: SearchedList, asking: Asking): Promise<Shown> => {
  const { ui, query } = asking;
  const { say, to } = ui;
  const path = [PUBLIC, of.slug];
  const { q, year, region, cursor } = query;
  const sort = of.sorts.flatMap((field) => [field, `-${field}`]).find((each) => each === query['sort']);
  const here: Query = {
    ...{ q, year, region },
    ...Object.fromEntries((of.filters ?? []).map((name) => [name, query[name]])),
    sort,
  };
  const listed = await asked(asking, of.list, { ...here, cursor, limit: PAGE, count: 'true' });
  const { problem } = listed;
  const title = say(of.title);
  return {
    title,
    ...(problem && { status: problem.status }),
    ...(listed.position && { position: listed.position }),
    body: (
      <>
        <p class="back">
          <a href={to([PUBLIC])}>← {say(['Portal publik', 'Public portal'])}</a>
        </p>
        <Heading title={title} about={say(of.about)} asOf={asOfOf(listed, asking)} />
        {problem && <Notice tone="bad" title={capital(refusalIn(problem, {}, ui))} />}
        <form class="filters card" method="get" action={to(path)} role="search">
          <div class="row">
            <div class="field grow">
              <label for="s-q">{say(of.search)}</label>
              <input id="s-q" name="q" type="search" value={q ?? ''} />
            </div>
            <div class="field">
              <label for="s-year">{say(['Tahun', 'Year'])}</label>
              <input id="s-year" name="year" inputmode="numeric" value={year ?? ''} autocomplete="off" />
            </div>
            {region && <input type="hidden" name="region" value={region} />}
            <button class="main">{say(['Terapkan', 'Apply'])}</button>
          </div>
        </form>
        <section>
          <div class="list-head">
            <h2>
              {say(of.entries)} <span class="count">{counted(listed, ui)}</span>
            </h2>
            <Csv href={to([...path, 'unduh.csv'], here)} ui={ui} />
          </div>
          <Table
            caption={title}
            columns={of.columns(asking)}
            rows={listed.items}
            sorting={{ now: sort, href: (by) => to(path, { ...here, sort: by }) }}
            none={say(of.none)}
          />
          <Pager path={path} query={{ ...here, cursor }} next={listed.nextCursor} ui={ui} />
        </section>
      </>
    ),
  };
};

/** The page of such a list, with its file. */
export const searchedList = (of: SearchedList): PageView => ({
  path: [PUBLIC, of.slug],
  public: true,
  show: (asking) => shown(of, asking),
  tables: { 'unduh.csv': of.list },
});
