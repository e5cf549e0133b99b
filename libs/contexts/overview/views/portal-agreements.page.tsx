import type { Meaning } from '#kernel';
import {
  Heading,
  Notice,
  Refused,
  Table,
  Tag,
  capital,
  codeWord,
  dayOf,
  instantOf,
  numberOf,
  refusalIn,
  type Asking,
  type ColumnOf,
  type Fresh,
  type Item,
  type PageView,
  type Problem,
  type Query,
  type Shown,
} from '#views';
import { PUBLIC } from './portal.parts.js';

export const AGREEMENTS: Meaning = ['kerja-sama', 'agreements'];
const LIST = 'public/agreements';
const PAGE = '50';

interface Listed extends Fresh {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
  readonly matches?: { readonly count: number; readonly orMore: boolean };
  readonly problem?: Problem;
}
interface PublicAgreement extends Item {
  readonly title: string;
  readonly names: string;
  readonly instrument: string;
  readonly stage: string;
  readonly object: string;
  readonly signedOn: string;
  readonly validUntil?: string;
}

const asked = async ({ api }: Asking, query: Query): Promise<Listed> => {
  try {
    return await api.get<Listed>(LIST, query);
  } catch (error) {
    if (error instanceof Refused && [400, 404].includes(error.problem.status))
      return { items: [], problem: error.problem };
    throw error;
  }
};

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
  const { ui, query, zone } = asking;
  const { say, to, language } = ui;
  const { q, year, region, stage, cursor } = query;
  const sort = ['signedOn', '-signedOn', 'validUntil', '-validUntil', 'title', '-title'].find(
    (each) => each === query['sort'],
  );
  const here: Query = { q, year, region, stage, sort };
  const listed = await asked(asking, { ...here, cursor, limit: PAGE, count: 'true' });
  const { problem, matches, asOf } = listed;
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
          asOf={asOf && `${say(['Data per', 'Data as of'])} ${instantOf(asOf, zone, language)}`}
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
              {say(['Kerja sama', 'Agreements'])}{' '}
              <span class="count">
                {matches ? `${numberOf(matches.count, language)}${matches.orMore ? '+' : ''}` : '–'}
              </span>
            </h2>
            <p class="downloads">
              {say(['Unduh', 'Download'])}: <a href={to([PUBLIC, AGREEMENTS, 'unduh.csv'], here)}>CSV</a>
            </p>
          </div>
          <Table
            caption={title}
            columns={columns(asking)}
            rows={listed.items}
            sorting={{ now: sort, href: (by) => to([PUBLIC, AGREEMENTS], { ...here, sort: by }) }}
            none={say(['Tidak ada kerja sama yang cocok.', 'No agreement matches.'])}
          />
          {(cursor ?? listed.nextCursor) && (
            <nav class="pager" aria-label={say(['Halaman', 'Pages'])}>
              {cursor && <a href={to([PUBLIC, AGREEMENTS], here)}>{say(['Ke awal', 'To the beginning'])}</a>}
              {listed.nextCursor && (
                <a rel="next" href={to([PUBLIC, AGREEMENTS], { ...here, cursor: listed.nextCursor })}>
                  {say(['Berikutnya', 'Next'])}
                </a>
              )}
            </nav>
          )}
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
