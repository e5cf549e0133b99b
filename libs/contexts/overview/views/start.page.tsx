import { addDays, type LocalDate, type Meaning } from '#kernel';
import {
  Heading,
  Refused,
  Table,
  Tiles,
  dayOf,
  holdsOne,
  instantOf,
  named,
  numberOf,
  shortRupiahOf,
  type Asking,
  type Fresh,
  type PageView,
  type Query,
  type Shown,
  type TileOf,
  type Ui,
  type VNode,
} from '#views';
import { DUTIES } from '../domain/duty.codes.js';
import { DUTY_FIELDS, RECORD_PAGES, type DutyItem } from './duty.links.js';
import { dutyColumns, mayDo } from './duty.parts.js';
import { KeptParts } from './kept.parts.js';
import { AGREEMENTS } from './portal-agreements.page.js';
import { portal } from './portal.page.js';

const WORKLIST: Meaning = ['pekerjaan', 'worklist'];
const VISITS: Meaning = ['kunjungan', 'study-visits'];
const ACCOUNTS: Meaning = ['pengguna', 'users'];

/** So many are looked at, however many there are; of more it is said that there are more. */
const LOOKED_AT = 20;
const SHOWN = 8;

interface Few extends Fresh {
  readonly items: readonly DutyItem[];
  readonly more: boolean;
}

const fewOf = async ({ api }: Asking, list: string, query: Query): Promise<Few> => {
  const { items, nextCursor, ...fresh } = await api.get<{
    readonly items: readonly DutyItem[];
    readonly nextCursor?: string;
  }>(list, { ...query, limit: String(LOOKED_AT) });
  return { ...fresh, items, more: nextCursor !== undefined };
};

const countOf = ({ items, more }: Few): string => (more ? `${items.length}+` : String(items.length));

interface Bucket {
  readonly key: string;
  readonly title: Meaning;
  readonly query: Query;
  readonly bad?: true;
}
export const bucketsOf = (today: string): readonly Bucket[] => {
  const on = (days: number): string => addDays(today as LocalDate, days);
  return [
    { key: 'lewat', title: ['Lewat tenggat', 'Overdue'], query: { to: on(-1) }, bad: true },
    { key: 'pekan', title: ['Jatuh tempo dalam 7 hari', 'Due within 7 days'], query: { from: today, to: on(6) } },
    { key: 'bulan', title: ['Jatuh tempo dalam 30 hari', 'Due within 30 days'], query: { from: on(7), to: on(29) } },
    { key: 'nanti', title: ['Sesudah itu', 'Later'], query: { from: on(30) } },
  ];
};

const BucketOf = ({
  bucket: { key, title, query },
  few,
  columns,
  ui,
}: {
  readonly bucket: Bucket;
  readonly few: Few;
  readonly columns: ReturnType<typeof dutyColumns>;
  readonly ui: Ui;
}): VNode | null =>
  few.items.length === 0 ? null : (
    <section id={key} class="bucket">
      <h2>
        {ui.say(title)} <span class="count">{countOf(few)}</span>
      </h2>
      <Table caption={ui.say(title)} columns={columns} rows={few.items.slice(0, SHOWN)} none="" />
      {(few.more || few.items.length > SHOWN) && (
        <p>
          <a href={ui.to([WORKLIST], query)}>
            {ui.say(['Lihat semuanya', 'See all of them'])} ({countOf(few)})
          </a>
        </p>
      )}
    </section>
  );

const NONE: Few = { items: [], more: false };

/** Figures of the region and the year, from totals that are kept; none for who may not read them. */
const yearTiles = async ({ api, ui, home, year, me, describe }: Asking): Promise<readonly TileOf[]> => {
  if (!holdsOne(me, describe.rolesOf('visit-totals'))) return [];
  const { totals } = await api.get<{
    readonly totals: {
      readonly visits: Readonly<Record<string, number>>;
      readonly fundingRupiah: Readonly<Record<string, string>>;
    };
  }>('visit-totals', { region: home, year: String(year) });
  return [
    {
      label: `${ui.say(['Kunjungan', 'Visits'])} ${year}`,
      value: numberOf(totals.visits['visits'] ?? 0, ui.language),
      note: `${ui.say(['anggaran', 'budget'])} ${shortRupiahOf(totals.fundingRupiah['total'] ?? 0, ui.language)}`,
      href: ui.to([VISITS], { year: String(year) }),
    },
  ];
};

/** Accounts that wait for a second keeper, for keepers. */
const accountTiles = async (asking: Asking): Promise<readonly TileOf[]> => {
  const { ui, describe, me } = asking;
  if (!holdsOne(me, describe.rolesOf('users/{id}/confirm-grant', 'post'))) return [];
  const few = await fewOf(asking, 'users', { waiting: 'true', fields: 'username' });
  return [
    {
      label: ui.say(['Hak akses menunggu keputusan', 'Rights that wait for a decision']),
      value: countOf(few),
      href: ui.to([ACCOUNTS], { waiting: 'true' }),
    },
  ];
};

const orNone = async <Answer,>(asked: Promise<Answer>, none: Answer): Promise<Answer> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 403) return none;
    throw error;
  }
};

const Nothing = ({ asking: { ui, me, describe } }: { readonly asking: Asking }): VNode => {
  const { say, to } = ui;
  const reads = (list: string): boolean => holdsOne(me, describe.rolesOf(list));
  return (
    <div class="nothing">
      <p>
        <b>{say(['Tidak ada yang harus dikerjakan sekarang.', 'There is nothing to be done now.'])}</b>
      </p>
      <p>
        {say([
          'Yang menunggu wilayah Anda muncul di sini begitu dicatat: permintaan menjadi tuan rumah, persetujuan, laporan, dan tindak lanjut inovasi.',
          'What waits for your region appears here once it is recorded: requests to host, approvals, reports, and what becomes of innovations.',
        ])}
      </p>
      <p class="actions">
        {holdsOne(me, describe.rolesOf('visits', 'post')) && (
          <a class="button" href={to([VISITS, 'do', 'new'])}>
            {say(['Ajukan kunjungan belajar', 'Propose a study visit'])}
          </a>
        )}
        {reads('visits') && (
          <a class="button quiet" href={to([VISITS])}>
            {say(['Lihat kunjungan', 'See the visits'])}
          </a>
        )}
        {reads('users') && (
          <a class="button quiet" href={to([ACCOUNTS])}>
            {say(['Lihat akun dan hak akses', 'See accounts and rights'])}
          </a>
        )}
        <a class="button quiet" href={to([['daftar', 'lists']])}>
          {say(['Semua daftar', 'All lists'])}
        </a>
      </p>
    </div>
  );
};

/** Papers of agreements that an office prints again and again. */
const AgreementPapers = ({ asking: { ui, home } }: { readonly asking: Asking }): VNode => {
  const { say, to } = ui;
  return (
    <p class="downloads">
      {say(['Cetak', 'Print'])}:{' '}
      <a href={to([AGREEMENTS, 'akan-berakhir.pdf'], { region: home, months: '6' })}>
        {say(['kerja sama yang berakhir dalam 6 bulan', 'agreements that end within 6 months'])} (PDF)
      </a>
    </p>
  );
};

/**
 * What the reader's region has to do: late, soon, later. It costs as much for a province as for a village: some rows of
 * each bucket, which are kept in the order of their due days, and totals that are kept.
 */
const start = async (asking: Asking): Promise<Shown> => {
  const { ui, me, today, describe } = asking;
  const { say } = ui;
  const buckets = bucketsOf(today);
  const fields = DUTY_FIELDS.join(',');
  const mine = DUTIES.filter((kind) =>
    Object.keys(RECORD_PAGES).some((category) => kind !== 'DECIDE_CORRECTION' && mayDo(asking, kind, category)),
  );
  const reads = holdsOne(me, describe.rolesOf('worklist'));
  const duties = (query: Query): Promise<Few> =>
    reads ? orNone(fewOf(asking, 'worklist', query), NONE) : Promise.resolve(NONE);
  const [kept, figures, accounts, waits, ...few] = await Promise.all([
    asking.kept?.(),
    orNone(yearTiles(asking), []),
    orNone(accountTiles(asking), []),
    mine.length > 0 ? duties({ kind: mine.join(','), fields: 'kind' }) : NONE,
    ...buckets.map(({ query }) => duties({ ...query, fields })),
  ]);
  const shown = few.flatMap(({ items }) => items.slice(0, SHOWN));
  const columns = dutyColumns(asking, await named(asking, shown, 'worklist'));
  const title = say(['Perlu tindakan', 'Needs action']);
  const region = me?.home?.code === 'ID' ? 'Indonesia' : me?.home?.name;
  const asOf = few[0]?.asOf;
  const tile = (at: number): TileOf => ({
    label: say(buckets[at]!.title),
    value: countOf(few[at]!),
    href: few[at]!.items.length > 0 ? ui.to([WORKLIST], buckets[at]!.query) : undefined,
  });
  return {
    title,
    ...(few[0]?.position && { position: few[0].position }),
    body: (
      <>
        <Heading
          title={title}
          about={[region, dayOf(today, ui.language)].filter(Boolean).join(' · ')}
          asOf={asOf && `${say(['Data per', 'Data as of'])} ${instantOf(asOf, asking.zone, ui.language)}`}
        />
        {(reads || accounts.length > 0) && (
          <Tiles
            tiles={[
              ...(reads ? [tile(0), tile(1), tile(2)] : []),
              ...(mine.length > 0
                ? [
                    {
                      label: say(['Menunggu peran Anda', 'Waits for your role']),
                      value: countOf(waits),
                      href: waits.items.length > 0 ? ui.to([WORKLIST], { kind: mine.join(',') }) : undefined,
                    },
                  ]
                : []),
              ...figures,
              ...accounts,
            ]}
          />
        )}
        <KeptParts kept={kept} ui={ui} />
        {few.every(({ items }) => items.length === 0) && <Nothing asking={asking} />}
        {buckets.map((bucket, at) => (
          <BucketOf bucket={bucket} few={few[at]!} columns={columns} ui={ui} />
        ))}
        {holdsOne(me, describe.rolesOf('agreements')) && <AgreementPapers asking={asking} />}
      </>
    ),
  };
};

/** Where everybody begins: officers with what waits for them, others with what everybody may see. */
export const startPage: PageView = {
  path: [],
  menu: { label: ['Perlu tindakan', 'Needs action'], rank: 10 },
  public: true,
  kept: true,
  show: async (asking) => (asking.me ? start(asking) : portal(asking)),
};
