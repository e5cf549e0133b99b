import type { Meaning } from '#kernel';
import {
  Heading,
  Notice,
  Region,
  Table,
  capital,
  dayOf,
  numberOf,
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

export const MODEL_VILLAGES: Meaning = ['desa-percontohan', 'model-villages'];
const LIST = 'public/model-villages';
const PAGE = '50';

interface PublicModelVillage extends Item {
  readonly title: string;
  readonly purpose: string;
  readonly villages: readonly { readonly region: { readonly code: string; readonly nameAtTime: string } }[];
  readonly recognisedOn: string;
  readonly replications: number;
}

const columns = ({ say, language }: Asking['ui']): readonly ColumnOf<Item>[] => {
  const of = (row: Item): PublicModelVillage => row as PublicModelVillage;
  return [
    {
      head: say(['Desa percontohan', 'Model village']),
      main: true,
      sort: 'title',
      cell: (row) => (
        <>
          <b>{of(row).title}</b>
          <br />
          <span class="soft">{of(row).purpose}</span>
        </>
      ),
    },
    {
      head: say(['Desa yang diakui', 'Villages recognised']),
      cell: (row) => (
        <ul class="plain">
          {of(row).villages.map(({ region: { code, nameAtTime } }) => (
            <li>
              <Region code={code} name={nameAtTime} />
            </li>
          ))}
        </ul>
      ),
    },
    { head: say(['Diakui', 'Recognised']), sort: 'recognisedOn', cell: (row) => dayOf(of(row).recognisedOn, language) },
    { head: say(['Ditiru', 'Replicated']), right: true, cell: (row) => numberOf(of(row).replications, language) },
  ];
};

/** Where one may learn: villages that are recognised as model villages, as long as they are. */
const modelVillages = async (asking: Asking): Promise<Shown> => {
  const { ui, query } = asking;
  const { say, to } = ui;
  const { q, year, region, cursor } = query;
  const sort = ['recognisedOn', '-recognisedOn', 'title', '-title'].find((each) => each === query['sort']);
  const here: Query = { q, year, region, sort };
  const listed = await asked(asking, LIST, { ...here, cursor, limit: PAGE, count: 'true' });
  const { problem } = listed;
  const title = say(['Desa percontohan', 'Model villages']);
  return {
    title,
    ...(problem && { status: problem.status }),
    ...(listed.position && { position: listed.position }),
    body: (
      <>
        <p class="back">
          <a href={to([PUBLIC])}>← {say(['Portal publik', 'Public portal'])}</a>
        </p>
        <Heading
          title={title}
          about={say([
            'Desa yang diakui sebagai tempat belajar, sejak kapan, dan berapa kali ditiru. Terbuka bagi siapa saja, tanpa akun.',
            'Villages that are recognised as places to learn from, since when, and how often they were replicated. Open to everybody, without an account.',
          ])}
          asOf={asOfOf(listed, asking)}
        />
        {problem && <Notice tone="bad" title={capital(refusalIn(problem, {}, ui))} />}
        <form class="filters card" method="get" action={to([PUBLIC, MODEL_VILLAGES])} role="search">
          <div class="row">
            <div class="field grow">
              <label for="s-q">{say(['Cari nama', 'Search names'])}</label>
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
              {say(['Desa percontohan', 'Model villages'])} <span class="count">{counted(listed, ui)}</span>
            </h2>
            <Csv href={to([PUBLIC, MODEL_VILLAGES, 'unduh.csv'], here)} ui={ui} />
          </div>
          <Table
            caption={title}
            columns={columns(ui)}
            rows={listed.items}
            sorting={{ now: sort, href: (by) => to([PUBLIC, MODEL_VILLAGES], { ...here, sort: by }) }}
            none={say(['Tidak ada desa percontohan yang cocok.', 'No model village matches.'])}
          />
          <Pager path={[PUBLIC, MODEL_VILLAGES]} query={{ ...here, cursor }} next={listed.nextCursor} ui={ui} />
        </section>
      </>
    ),
  };
};

export const portalModelVillages: PageView = {
  path: [PUBLIC, MODEL_VILLAGES],
  public: true,
  show: modelVillages,
  tables: { 'unduh.csv': LIST },
};
