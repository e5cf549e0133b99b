import type { Meaning } from '#kernel';
import {
  Tag,
  codeMeaning,
  daysOf,
  inShort,
  type Asking,
  type Children,
  type ColumnOf,
  type Item,
  type Tone,
} from '#views';

export const PUBLIC: Meaning = ['publik', 'public'];
export const VISITS: Meaning = ['kunjungan', 'study-visits'];
export const INNOVATIONS: Meaning = ['inovasi', 'innovations'];

export interface PublicParty {
  readonly name?: string;
  readonly region?: { readonly code: string; readonly nameAtTime: string };
  readonly country?: string;
}
export interface PublicVisitItem extends Item {
  readonly title: string;
  readonly status: string;
  readonly kind: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly reportedOn?: string;
  readonly topics: readonly string[];
  readonly outputs: readonly { readonly text: string; readonly indicator?: string }[];
  readonly reasonForHost?: string;
  readonly origin: PublicParty;
  readonly hosts: readonly PublicParty[];
  readonly innovations: readonly {
    readonly innovationId: string;
    readonly description: string;
    readonly host: PublicParty;
  }[];
  readonly findings?: string;
}
export interface PublicInnovation extends Item {
  readonly visitId: string;
  readonly innovationId: string;
  readonly description: string;
  readonly origin: PublicParty;
  readonly host: PublicParty;
  readonly stage: string;
  readonly decision?: string;
  readonly observedOn: string;
}

const STATUS: Readonly<Record<string, readonly [Meaning, Tone]>> = {
  APPROVED: [['Disetujui', 'Approved'], 'go'],
  TASKED: [['Akan berangkat', 'About to leave'], 'go'],
  UNDERWAY: [['Berlangsung', 'Under way'], 'go'],
  COMPLETED: [['Selesai', 'Completed'], 'warn'],
  REPORTED: [['Dilaporkan', 'Reported'], 'done'],
  CLOSED: [['Dilaporkan, ditutup', 'Reported, closed'], 'done'],
  CANCELLED: [['Dibatalkan', 'Cancelled'], 'stop'],
};
/** What became of an innovation; decided ones by what was decided. */
const ADOPTED: Readonly<Record<string, readonly [Meaning, Tone]>> = {
  OBSERVED: [['Diamati', 'Observed'], 'wait'],
  ADOPT: [['Diadopsi', 'Adopted'], 'go'],
  ADAPT: [['Disesuaikan', 'Adapted'], 'go'],
  DEFER: [['Ditunda', 'Deferred'], 'warn'],
  REJECT: [['Tidak diadopsi', 'Not adopted'], 'plain'],
  VERIFIED: [['Terbukti diterapkan', 'Verified in practice'], 'done'],
  ABANDONED: [['Dihentikan', 'Given up'], 'stop'],
  WITHDRAWN: [['Dicabut', 'Withdrawn'], 'plain'],
};
export const PUBLIC_STAGES = Object.keys(STATUS);

type Of = Pick<Asking, 'ui'>;
export const StatusTag = ({ status, ui }: Of & { readonly status: string }) => {
  const [label, tone] = STATUS[status] ?? [[status, status] as const, 'plain' as const];
  return <Tag tone={tone}>{ui.say(label)}</Tag>;
};
export const statusWord = (status: string, { say }: Asking['ui']): string =>
  say(STATUS[status]?.[0] ?? [status, status]);

export const AdoptionTag = ({
  stage,
  decision,
  ui,
}: Of & { readonly stage: string; readonly decision?: string | undefined }) => {
  const [label, tone] = ADOPTED[stage] ?? ADOPTED[decision ?? ''] ?? [[stage, stage] as const, 'plain' as const];
  return <Tag tone={tone}>{ui.say(label)}</Tag>;
};

export const nameOf = ({ name, region, country }: PublicParty): string => name ?? region?.nameAtTime ?? country ?? '–';

export const visitColumns = ({ ui, describe }: Pick<Asking, 'ui' | 'describe'>): readonly ColumnOf<Item>[] => {
  const { say, to, language } = ui;
  const { item } = describe.list('public/visits')!;
  const kindOf = (code: string): string =>
    inShort(say(codeMeaning(describe.open(item.properties!['kind']!), code) ?? [code, code]));
  const of = (cell: (visit: PublicVisitItem) => Children) => (row: Item) => cell(row as PublicVisitItem);
  return [
    {
      head: say(['Kunjungan', 'Visit']),
      main: true,
      sort: 'title',
      cell: of(({ id, title, kind, topics }) => (
        <>
          <a href={to([PUBLIC, VISITS, id])}>{title}</a>
          <br />
          {topics[0]} · <span class="soft">{kindOf(kind)}</span>
        </>
      )),
    },
    {
      head: say(['Pelaksanaan', 'Dates']),
      sort: 'plannedStart',
      cell: of(({ startedOn, endedOn, plannedStart, plannedEnd }) => (
        <span class="when">{daysOf(startedOn ?? plannedStart, endedOn ?? plannedEnd, language)}</span>
      )),
    },
    { head: say(['Tahap', 'Stage']), cell: of(({ status }) => <StatusTag status={status} ui={ui} />) },
    { head: say(['Tujuan', 'Purpose']), cell: of(({ outputs }) => outputs[0]?.text ?? '–') },
    {
      head: say(['Hasil', 'Outcome']),
      cell: of(({ innovations, reportedOn }) =>
        innovations.length > 0
          ? say([
              `${innovations.length} inovasi diamati`,
              `${innovations.length} ${innovations.length === 1 ? 'innovation' : 'innovations'} observed`,
            ])
          : say(reportedOn ? ['sudah dilaporkan', 'reported'] : ['belum dilaporkan', 'not reported yet']),
      ),
    },
  ];
};

export const innovationColumns = ({ ui }: Of): readonly ColumnOf<Item>[] => {
  const { say, to, language } = ui;
  const of = (cell: (one: PublicInnovation) => Children) => (row: Item) => cell(row as PublicInnovation);
  return [
    {
      head: say(['Inovasi', 'Innovation']),
      main: true,
      cell: of(({ visitId, description }) => <a href={to([PUBLIC, VISITS, visitId])}>{description}</a>),
    },
    { head: say(['Diamati di', 'Observed at']), cell: of(({ host }) => nameOf(host)) },
    { head: say(['Oleh', 'By']), cell: of(({ origin }) => nameOf(origin)) },
    {
      head: say(['Pada', 'On']),
      sort: 'observedOn',
      cell: of(({ observedOn }) => <span class="when">{daysOf(observedOn, observedOn, language)}</span>),
    },
    {
      head: say(['Kelanjutan', 'What became of it']),
      cell: of(({ stage, decision }) => <AdoptionTag stage={stage} decision={decision} ui={ui} />),
    },
  ];
};
