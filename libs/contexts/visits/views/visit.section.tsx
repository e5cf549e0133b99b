import type { Meaning } from '#kernel';
import {
  StageCounts,
  Tag,
  Tiles,
  dayOf,
  daysOf,
  numberOf,
  rupiahOf,
  codeWord,
  shortRupiahOf,
  titleAmong,
  yearOfFigures,
  type Asking,
  type Children,
  type ColumnOf,
  type Item,
  type Section,
  type Showing,
  type StageTones,
} from '#views';
import { visitCard } from './visit.card.js';
import { visitForms } from './visit.forms.js';
import { TOLD_BY_CARD } from './visit.told.js';

const TONES: StageTones = {
  PROPOSED: 'wait',
  ACCEPTED: 'wait',
  APPROVED: 'go',
  TASKED: 'go',
  UNDERWAY: 'go',
  COMPLETED: 'warn',
  REPORTED: 'done',
  CLOSED: 'done',
  DECLINED: 'stop',
  CANCELLED: 'stop',
  VOIDED: 'stop',
};
const ORDER = ['PROPOSED', 'ACCEPTED', 'APPROVED', 'TASKED', 'UNDERWAY', 'COMPLETED', 'REPORTED', 'CLOSED'];
const KINDS: Readonly<Record<string, Meaning>> = {
  KAJI_BANDING: ['Kaji banding', 'Comparative study (kaji banding)'],
  STUDI_TIRU: ['Studi tiru', 'Study to replicate (studi tiru)'],
  STUDI_BANDING: ['Studi banding', 'Comparative visit (studi banding)'],
  ORIENTASI_LAPANGAN: ['Orientasi lapangan', 'Field orientation'],
  KUNJUNGAN_KERJA: ['Kunjungan kerja', 'Working visit'],
};
const SLUG: Meaning = ['kunjungan', 'study-visits'];

interface Visit extends Item {
  readonly title: string;
  readonly origin?: unknown;
  readonly hosts?: readonly unknown[];
  readonly status: string;
  readonly kind: string;
  readonly topics: readonly string[];
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly delegationSize: number;
  readonly budget: string;
  readonly fundingKinds: readonly string[];
  readonly reportDueOn?: string;
  readonly reportedOn?: string;
  readonly late?: boolean;
  readonly overdue: boolean;
}

interface Organiser {
  readonly name?: string;
  readonly region?: { readonly nameAtTime: string };
}

const nameOf = ({ title, origin, hosts }: Visit, places: Showing['places']): string =>
  titleAmong(title, [origin, ...(hosts ?? [])], places);

const columns = ({ ui, describe }: Asking, { places }: Showing): readonly ColumnOf<Item>[] => {
  const { say, language } = ui;
  const { item } = describe.list('visits')!;
  const word = (field: string, code: string): string => codeWord(describe.open(item.properties![field]!), code, ui);
  const of = (cell: (visit: Visit) => Children) => (row: Item) => cell(row as Visit);
  return [
    {
      head: say(['Kunjungan', 'Visit']),
      main: true,
      sort: 'title',
      cell: of((visit) => (
        <>
          <a href={ui.to([SLUG, visit.id])}>{nameOf(visit, places)}</a>
          <br />
          {visit.topics[0]} · <span class="soft">{word('kind', visit.kind)}</span>
        </>
      )),
    },
    {
      head: say(['Tahap', 'Stage']),
      cell: of(({ status }) => <Tag tone={TONES[status] ?? 'plain'}>{word('status', status)}</Tag>),
    },
    {
      head: say(['Pelaksanaan', 'Dates']),
      sort: 'plannedStart',
      cell: of(({ plannedStart, plannedEnd, delegationSize }) => (
        <>
          {daysOf(plannedStart, plannedEnd, language)}
          <br />
          <span class="soft">
            {delegationSize} {say(['orang', delegationSize === 1 ? 'person' : 'persons'])}
          </span>
        </>
      )),
    },
    {
      head: say(['Anggaran', 'Budget']),
      right: true,
      sort: 'budgetAmount',
      cell: of(({ budget, fundingKinds }) => (
        <>
          {rupiahOf(budget, language)}
          <br />
          <span class="soft">{fundingKinds.map((kind) => kind.replaceAll('_', ' ')).join(', ')}</span>
        </>
      )),
    },
    {
      head: say(['Laporan', 'Report']),
      cell: of(({ reportedOn, reportDueOn, late, overdue }) =>
        reportedOn ? (
          <>
            {dayOf(reportedOn, language)}{' '}
            <Tag tone={late ? 'stop' : 'done'}>{say(late ? ['terlambat', 'late'] : ['tepat waktu', 'in time'])}</Tag>
          </>
        ) : overdue ? (
          <Tag tone="stop">{say(['lewat tenggat', 'overdue'])}</Tag>
        ) : reportDueOn ? (
          <span class="soft">
            {say(['tenggat', 'due'])} {dayOf(reportDueOn, language)}
          </span>
        ) : (
          '–'
        ),
      ),
    },
  ];
};

interface Totals {
  readonly totals: {
    readonly visits: Readonly<Record<string, number>>;
    readonly fundingRupiah: Readonly<Record<string, number | string>>;
  };
}

/** The figures of a region and a year, and how many visits stand at each stage. */
const above = async (asking: Asking): Promise<Children> => {
  const { ui, api, describe, home, query } = asking;
  const { say, language, to } = ui;
  const stages = describe.open(describe.list('visits')!.item.properties!['status']!);
  const region = query['region']?.split(',')[0] ?? home;
  const year = await yearOfFigures(asking, 'visits', '-plannedStart');
  const { totals } = await api.get<Totals>('visit-totals', { region, year });
  const { visits, fundingRupiah } = totals;
  const count = (name: string): number => visits[name] ?? 0;
  const list = (more: Readonly<Record<string, string>>): string =>
    to([SLUG], { year, ...(query['region'] && { region }), ...more });
  const inTime = count('reportsOnTime');
  const reported = inTime + count('reportsLate');
  return (
    <>
      <Tiles
        tiles={[
          {
            label: `${say(['Kunjungan', 'Visits'])} ${year}`,
            value: numberOf(count('visits'), language),
            href: list({}),
          },
          {
            label: `${say(['Anggaran', 'Budget'])} ${year}`,
            value: shortRupiahOf(fundingRupiah['total'] ?? 0, language),
            note: Object.entries(fundingRupiah)
              .filter(([source, money]) => source !== 'total' && BigInt(money) > 0n)
              .map(([source, money]) => `${source.replaceAll('_', ' ')} ${shortRupiahOf(money, language)}`)
              .join(' · '),
          },
          { label: say(['Peserta bersurat tugas', 'Travellers under orders']), value: String(count('travellers')) },
          {
            label: say(['Laporan tepat waktu', 'Reports in time']),
            value: reported ? `${Math.floor((inTime * 100) / reported)}%` : '–',
            note: reported ? `${inTime} / ${reported}` : say(['belum ada laporan', 'no report yet']),
            href: reported ? list({ late: 'false' }) : undefined,
          },
          {
            label: say(['Laporan lewat tenggat', 'Reports overdue']),
            value: String(count('overdue')),
            href: list({ overdue: 'true' }),
          },
        ]}
      />
      <StageCounts
        title={`${say(['Tahapan kunjungan', 'Visits by stage'])} · ${year}`}
        bars={ORDER.map((stage) => ({
          label: codeWord(stages, stage, ui),
          tone: TONES[stage]!,
          count: count(stage),
          href: list({ status: stage }),
        }))}
      />
    </>
  );
};

const ON_ORDER: readonly (readonly [kind: string, label: Meaning])[] = [
  ['surat-tugas', ['Surat Tugas', 'Travel order']],
  ['spd', ['SPD', 'Travel warrants (SPD)']],
  ['daftar-hadir', ['Daftar hadir', 'Attendance list']],
];

export const visitSection: Section = {
  list: 'visits',
  forms: visitForms,
  slug: SLUG,
  menu: { label: ['Kunjungan belajar', 'Study visits'], rank: 20 },
  fields: [
    'title',
    'origin',
    'hosts',
    'status',
    'kind',
    'topics',
    'plannedStart',
    'plannedEnd',
    'delegationSize',
    'budget',
    'fundingKinds',
    'reportDueOn',
    'reportedOn',
    'late',
    'overdue',
  ],
  columns,
  noun: ['kunjungan', 'visit', 'visits'],
  labels: {
    originKind: ['Lembaga asal', 'Body of origin'],
    hostKind: ['Lembaga tuan rumah', 'Host body'],
    hostCountry: ['Negara tuan rumah', 'Host country'],
    jointVisit: ['Rombongan bersama', 'Joint visit'],
    mode: ['Cara', 'Mode'],
    source: ['Sumber dana', 'Source of money'],
    from: ['Mulai sejak', 'Starting from'],
    to: ['Mulai sampai', 'Starting until'],
    overdue: ['Laporan lewat tenggat', 'Report overdue'],
    warning: ['Peringatan', 'Warning'],
  },
  filters: ['year', 'status', 'kind', 'region'],
  tellsOf: { 'joint-visits': { filter: 'jointVisit', label: ['Kunjungan tiap asal', 'The visits of the origins'] } },
  linked: {
    jointVisit: {
      field: 'organiser',
      called: ({ organiser }) => {
        const { name, region } = (organiser ?? {}) as Organiser;
        return name ?? region?.nameAtTime;
      },
    },
  },
  above,
  stage: { field: 'status', tones: TONES, order: ORDER },
  heading: (item, { language, say }, places) => {
    const { plannedStart, plannedEnd, kind } = item as Visit;
    const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
    return {
      title: nameOf(item as Visit, places),
      about: [...(known ? [say(known)] : []), daysOf(plannedStart, plannedEnd, language)].join(' · '),
    };
  },
  card: visitCard,
  told: TOLD_BY_CARD,
  facts: ['warnings'],
  papers: (item) => {
    const { orderNo, reportedOn } = item as Item & { readonly orderNo?: string; readonly reportedOn?: string };
    const report = ['laporan', ['Laporan', 'Report']] as const;
    return orderNo ? [...ON_ORDER, ...(reportedOn ? [report] : [])] : [];
  },
};
