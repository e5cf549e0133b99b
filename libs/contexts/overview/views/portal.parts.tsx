import type { Meaning } from '#kernel';
import { Tag, codeWord, daysOf, type Asking, type Children, type ColumnOf, type Item, type Tone } from '#views';

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
  readonly observedOn: string;
}

const STATUS: Readonly<Record<string, Tone>> = {
  APPROVED: 'go',
  TASKED: 'go',
  UNDERWAY: 'go',
  COMPLETED: 'warn',
  REPORTED: 'done',
  CLOSED: 'done',
  CANCELLED: 'stop',
};
const ADOPTED: Readonly<Record<string, Tone>> = {
  OBSERVED: 'wait',
  DECIDED: 'go',
  DEFERRED: 'warn',
  VERIFIED: 'done',
  ABANDONED: 'stop',
};
export const PUBLIC_STAGES = Object.keys(STATUS);

type Of = Pick<Asking, 'ui' | 'describe'>;
const wordIn = (list: string, field: string, code: string, { ui, describe }: Of): string =>
  codeWord(describe.open(describe.list(list)!.item.properties![field]!), code, ui);

export const statusWord = (status: string, of: Of): string => wordIn('public/visits', 'status', status, of);
export const StatusTag = ({ status, of }: { readonly status: string; readonly of: Of }) => (
  <Tag tone={STATUS[status] ?? 'plain'}>{statusWord(status, of)}</Tag>
);

/** What became of an innovation. */
export const AdoptionTag = ({ stage, of }: { readonly stage: string; readonly of: Of }) => (
  <Tag tone={ADOPTED[stage] ?? 'plain'}>{wordIn('public/innovations', 'stage', stage, of)}</Tag>
);

export const nameOf = ({ name, region, country }: PublicParty): string => name ?? region?.nameAtTime ?? country ?? '–';

export const visitColumns = (asking: Of): readonly ColumnOf<Item>[] => {
  const { ui } = asking;
  const { say, to, language } = ui;
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
          {topics[0]} · <span class="soft">{wordIn('public/visits', 'kind', kind, asking)}</span>
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
    { head: say(['Tahap', 'Stage']), cell: of(({ status }) => <StatusTag status={status} of={asking} />) },
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

export const innovationColumns = (asking: Of): readonly ColumnOf<Item>[] => {
  const { say, to, language } = asking.ui;
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
      cell: of(({ stage }) => <AdoptionTag stage={stage} of={asking} />),
    },
  ];
};
