import type { Meaning } from '#kernel';
import {
  Heading,
  Notice,
  Table,
  Tag,
  capital,
  codeWord,
  dayOf,
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

export const AGREEMENTS: Meaning = ['kerja-sama', 'agreements'];
const LIST = 'public/agreements';
const PAGE = '50';

interface PublicAgreement extends Item {
  readonly title: string;
  readonly names: string;
  readonly instrument: string;
  readonly stage: string;
  readonly object: string;
  readonly signedOn: string;
  readonly validUntil?: string;
}

const columns = ({ ui, describe }: Asking): readonly ColumnOf<Item>[] => {
  const { say, language } = ui;
  const properties = describe.list(LIST)!.item.properties!;
  const word = (field: string, code: string): string => codeWord(describe.open(properties[field]!), code, ui);
  const of = (row: Item): PublicAgreement => row as PublicAgreement;
  return [
    {
      head: say(['Kerja sama', 'Agreement']),
      main: true,
      sort: 'title',
      cell: (row) => (
        <>
          <b>{of(row).title}</b>
          <br />
          {of(row).names}
          <br />
          <span class="soft">{of(row).object}</span>
        </>
      ),
    },
    { head: say(['Bentuk', 'Instrument']), cell: (row) => capital(word('instrument', of(row).instrument)) },
    {
      head: say(['Tahap', 'Stage']),
      cell: (row) => <Tag tone={of(row).stage === 'ACTIVE' ? 'done' : 'plain'}>{word('stage', of(row).stage)}</Tag>,
    },
    { head: say(['Ditandatangani', 'Signed']), sort: 'signedOn', cell: (row) => dayOf(of(row).signedOn, language) },
    {
      head: say(['Berlaku sampai', 'In force until']),
      sort: 'validUntil',
      cell: (row) => {
        const { validUntil } = of(row);
        return validUntil ? dayOf(validUntil, language) : say(['tanpa batas waktu', 'open-ended']);
      },
    },
  ];
};

/** What anybody may see of agreements: who agreed with whom on what, and until when it holds. */
const agreements = async (asking: Asking): Promise<Shown> => {
  const { ui, query } = asking;
  const { say, to } = ui;
  const { q, year, region, stage, cursor } = query;
  const sort = ['signedOn', '-signedOn', 'validUntil', '-validUntil', 'title', '-title'].find(
    (each) => each === query['sort'],
  );
  const here: Query = { q, year, region, stage, sort };
  const listed = await asked(asking, LIST, { ...here, cursor, limit: PAGE, count: 'true' });
  const { problem } = listed;
  const title = say(['Kerja sama antardaerah dan desa', 'Agreements of regions and villages']);
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
            'Siapa bekerja sama dengan siapa, tentang apa, dan sampai kapan. Terbuka bagi siapa saja, tanpa akun.',
            'Who cooperates with whom, on what, and until when. Open to everybody, without an account.',
          ])}
          asOf={asOfOf(listed, asking)}
        />
        {problem && <Notice tone="bad" title={capital(refusalIn(problem, {}, ui))} />}
        <form class="filters card" method="get" action={to([PUBLIC, AGREEMENTS])} role="search">
          <div class="row">
            <div class="field grow">
              <label for="s-q">{say(['Cari pihak, judul, objek', 'Search parties, title, object'])}</label>
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
              {say(['Kerja sama', 'Agreements'])} <span class="count">{counted(listed, ui)}</span>
            </h2>
            <Csv href={to([PUBLIC, AGREEMENTS, 'unduh.csv'], here)} ui={ui} />
          </div>
          <Table
            caption={title}
            columns={columns(asking)}
            rows={listed.items}
            sorting={{ now: sort, href: (by) => to([PUBLIC, AGREEMENTS], { ...here, sort: by }) }}
            none={say(['Tidak ada kerja sama yang cocok.', 'No agreement matches.'])}
          />
          <Pager path={[PUBLIC, AGREEMENTS]} query={{ ...here, cursor }} next={listed.nextCursor} ui={ui} />
        </section>
      </>
    ),
  };
};

export const portalAgreements: PageView = {
  path: [PUBLIC, AGREEMENTS],
  public: true,
  show: agreements,
  tables: { 'unduh.csv': LIST },
};
