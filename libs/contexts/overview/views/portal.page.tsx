import type { Meaning } from '#kernel';
import {
  refusalIn,
  Heading,
  Notice,
  Table,
  Tiles,
  capital,
  numberOf,
  placesOf,
  type Asking,
  type Item,
  type PageView,
  type Query,
  type Shown,
  type Ui,
  type VNode,
} from '#views';
import { Csv, Pager, asOfOf, asked, counted } from './portal.list.js';
import { AGREEMENTS } from './portal-agreements.page.js';
import { MODEL_VILLAGES } from './portal-model-villages.page.js';
import { INNOVATIONS, PUBLIC, PUBLIC_STAGES, innovationColumns, statusWord, visitColumns } from './portal.parts.js';

const PAGE = '20';
/** Provinces and the country's own row, of a year. */
const ALL_PROVINCES = '60';

const Provinces = ({
  rows,
  query,
  ui,
}: {
  readonly rows: readonly Item[];
  readonly query: Query;
  readonly ui: Ui;
}): VNode => {
  const { say, to, language } = ui;
  const figure = (name: string) => (row: Item) => numberOf(String(row[name] ?? 0), language);
  return (
    <section>
      <div class="list-head">
        <h2>{say(['Menurut provinsi dan tahun', 'By province and year'])}</h2>
        <Csv href={to([PUBLIC, 'provinsi.csv'], query)} ui={ui} />
      </div>
      <p class="soft">
        {say(['Kunjungan antara dua provinsi dihitung di keduanya.', 'A visit between two provinces counts in both.'])}
      </p>
      <Table
        caption={say(['Menurut provinsi dan tahun', 'By province and year'])}
        none={say(['Belum ada kunjungan.', 'There is no visit yet.'])}
        rows={rows}
        columns={[
          {
            head: say(['Provinsi', 'Province']),
            main: true,
            cell: (row) => String(row['provinceName'] ?? row['province']),
          },
          { head: say(['Tahun', 'Year']), cell: (row) => String(row['year']) },
          {
            head: say(['Kunjungan', 'Visits']),
            right: true,
            cell: (row) =>
              /^\d\d$/.test(String(row['province'])) ? (
                <a href={to([PUBLIC], { region: String(row['province']), year: String(row['year']) })}>
                  {figure('visits')(row)}
                </a>
              ) : (
                figure('visits')(row)
              ),
          },
          { head: say(['Selesai', 'Held']), right: true, cell: figure('held') },
          { head: say(['Dilaporkan', 'Reported']), right: true, cell: figure('reported') },
          { head: say(['Inovasi diamati', 'Innovations observed']), right: true, cell: figure('innovations') },
        ]}
      />
    </section>
  );
};

const PortalFilters = ({ asking }: { readonly asking: Asking }): VNode => {
  const {
    ui: { say, to },
    query,
  } = asking;
  return (
    <form class="filters card" method="get" action={to([PUBLIC])} role="search">
      <div class="row">
        <div class="field grow">
          <label for="s-q">{say(['Cari daerah, topik', 'Search region, topic'])}</label>
          <input id="s-q" name="q" type="search" value={query['q'] ?? ''} />
        </div>
        <div class="field">
          <label for="s-year">{say(['Tahun', 'Year'])}</label>
          <input id="s-year" name="year" inputmode="numeric" value={query['year'] ?? ''} autocomplete="off" />
        </div>
        <div class="field">
          <label for="s-status">{say(['Tahap', 'Stage'])}</label>
          <select id="s-status" name="status">
            <option value="">{say(['Semua', 'All'])}</option>
            {PUBLIC_STAGES.map((code) => (
              <option value={code} selected={query['status'] === code}>
                {statusWord(code, asking)}
              </option>
            ))}
          </select>
        </div>
        {query['region'] && <input type="hidden" name="region" value={query['region']} />}
        <button class="main">{say(['Terapkan', 'Apply'])}</button>
      </div>
    </form>
  );
};

/** What anybody may see, without an account: which visits there were, what for, and what came of them. */
export const portal = async (asking: Asking): Promise<Shown> => {
  const { ui, query } = asking;
  const { say, to } = ui;
  const { q, year, status, region, cursor } = query;
  const sort = ['plannedStart', '-plannedStart', 'title', '-title'].find((each) => each === query['sort']);
  const here: Query = { q, year, status, region, sort };
  const byProvince = { year, province: region?.slice(0, 2) };
  const [visits, totals, innovations, agreements, modelVillages] = await Promise.all([
    asked(asking, 'public/visits', { ...here, cursor, limit: PAGE, count: 'true' }),
    asked(asking, 'public/visit-totals', { ...byProvince, limit: ALL_PROVINCES, sort: '-visits' }),
    asked(asking, 'public/innovations', { year, region, limit: '5', count: 'true' }),
    asked(asking, 'public/agreements', { year, region, limit: '1', count: 'true' }),
    asked(asking, 'public/model-villages', { year, region, limit: '1', count: 'true' }),
  ]);
  const places = region ? await placesOf(asking, [region]) : undefined;
  const chosen: readonly (readonly [Meaning, string | undefined])[] = [
    [['Cari', 'Search'], q],
    [['Tahun', 'Year'], year],
    [['Tahap', 'Stage'], status && statusWord(status, asking)],
    [['Wilayah', 'Region'], region && [places?.get(region), region].filter(Boolean).join(' ')],
  ];
  const title = say(['Kunjungan belajar antardaerah', 'Study visits between regions']);
  const { problem } = visits;
  return {
    title,
    ...(problem && { status: problem.status }),
    ...(visits.position && { position: visits.position }),
    body: (
      <>
        <Heading
          title={title}
          about={say([
            'Siapa belajar ke mana, untuk apa, dan apa hasilnya. Terbuka bagi siapa saja, tanpa akun.',
            'Who learns from whom, what for, and what came of it. Open to everybody, without an account.',
          ])}
          asOf={asOfOf(visits, asking)}
        />
        <Tiles
          tiles={[
            { label: say(['Kunjungan', 'Visits']), value: counted(visits, ui), href: '#kunjungan' },
            {
              label: say(['Inovasi diamati', 'Innovations observed']),
              value: counted(innovations, ui),
              href: to([PUBLIC, INNOVATIONS], { year, region }),
            },
            {
              label: say(['Kerja sama', 'Agreements']),
              value: counted(agreements, ui),
              href: to([PUBLIC, AGREEMENTS], { year, region }),
            },
            {
              label: say(['Desa percontohan', 'Model villages']),
              value: counted(modelVillages, ui),
              href: to([PUBLIC, MODEL_VILLAGES], { year, region }),
            },
          ]}
        />
        {problem && <Notice tone="bad" title={capital(refusalIn(problem, {}, ui))} />}
        <PortalFilters asking={asking} />
        {(q || year || status || region) && (
          <p class="chosen">
            {chosen
              .filter(([, value]) => value)
              .map(([label, value]) => (
                <span>
                  {say(label)}: <b>{value}</b>
                </span>
              ))}
            <a href={to([PUBLIC])}>{say(['Hapus saringan', 'Clear filters'])}</a>
          </p>
        )}
        <section id="kunjungan">
          <div class="list-head">
            <h2>
              {say(['Kunjungan', 'Visits'])} <span class="count">{counted(visits, ui)}</span>
            </h2>
            <Csv href={to([PUBLIC, 'unduh.csv'], here)} ui={ui} />
          </div>
          <Table
            caption={title}
            columns={visitColumns(asking)}
            rows={visits.items}
            sorting={{ now: sort, href: (by) => to([PUBLIC], { ...here, sort: by }) }}
            none={say(['Tidak ada kunjungan yang cocok.', 'No visit matches.'])}
          />
          <Pager path={[PUBLIC]} query={{ ...here, cursor }} next={visits.nextCursor} ui={ui} />
        </section>
        <section>
          <h2>{say(['Inovasi terakhir yang diamati', 'Innovations observed last'])}</h2>
          <Table
            caption={say(['Inovasi', 'Innovations'])}
            columns={innovationColumns(asking)}
            rows={innovations.items}
            none={say(['Belum ada inovasi.', 'There is no innovation yet.'])}
          />
          {innovations.nextCursor && (
            <p>
              <a href={to([PUBLIC, INNOVATIONS], { year, region })}>{say(['Semua inovasi', 'All innovations'])}</a>
            </p>
          )}
        </section>
        <Provinces rows={totals.items} query={byProvince} ui={ui} />
      </>
    ),
  };
};

const innovations = async (asking: Asking): Promise<Shown> => {
  const { ui, query } = asking;
  const { say, to } = ui;
  const { q, year, region, cursor } = query;
  const sort = ['observedOn', '-observedOn'].find((each) => each === query['sort']);
  const here: Query = { q, year, region, sort };
  const listed = await asked(asking, 'public/innovations', { ...here, cursor, limit: '50', count: 'true' });
  const title = say(['Inovasi yang diamati', 'Innovations that were observed']);
  return {
    title,
    ...(listed.problem && { status: listed.problem.status }),
    body: (
      <>
        <p class="back">
          <a href={to([PUBLIC])}>← {say(['Kunjungan belajar', 'Study visits'])}</a>
        </p>
        <Heading title={title} about={counted(listed, ui)} asOf={asOfOf(listed, asking)} />
        {listed.problem && <Notice tone="bad" title={capital(refusalIn(listed.problem, {}, ui))} />}
        <Csv href={to([PUBLIC, INNOVATIONS, 'unduh.csv'], here)} ui={ui} />
        <Table
          caption={title}
          columns={innovationColumns(asking)}
          rows={listed.items}
          sorting={{ now: sort, href: (by) => to([PUBLIC, INNOVATIONS], { ...here, sort: by }) }}
          none={say(['Belum ada inovasi.', 'There is no innovation yet.'])}
        />
        <Pager path={[PUBLIC, INNOVATIONS]} query={{ ...here, cursor }} next={listed.nextCursor} ui={ui} />
      </>
    ),
  };
};

export const portalPages: readonly PageView[] = [
  {
    path: [PUBLIC],
    public: true,
    show: portal,
    tables: { 'unduh.csv': 'public/visits', 'provinsi.csv': 'public/visit-totals' },
  },
  { path: [PUBLIC, INNOVATIONS], public: true, show: innovations, tables: { 'unduh.csv': 'public/innovations' } },
];
