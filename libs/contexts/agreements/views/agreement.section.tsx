import {
  StageCounts,
  Tag,
  Tiles,
  codeWord,
  dayOf,
  numberOf,
  yearOfFigures,
  type Asking,
  type Children,
  type ColumnOf,
  type Item,
  type Query,
  type Section,
  type Showing,
} from '#views';
import { agreementCard } from './agreement.card.js';
import { agreementSignatures } from './agreement.signatures.js';
import { agreementForms } from './agreement.forms.js';
import { AGREEMENT_PAPERS, REGISTER_PAPERS, RegisterPapers } from './agreement.papers.js';
import { timelineOf } from './agreement.timeline.js';
import { watchOf } from './agreement.watch.js';
import { INSTRUMENT_WORDS, ORDER, TONES, type AgreementItem } from './agreement.item.js';

const SLUG = ['kerja-sama', 'agreements'] as const;

const columns = ({ ui, describe }: Asking, _showing: Showing): readonly ColumnOf<Item>[] => {
  const { say, language, to } = ui;
  const { item } = describe.list('agreements')!;
  const word = (field: string, code: string): string => codeWord(describe.open(item.properties![field]!), code, ui);
  const of = (cell: (agreement: AgreementItem) => Children) => (row: Item) => cell(row as AgreementItem);
  return [
    {
      head: say(['Perjanjian', 'Agreement']),
      main: true,
      sort: 'title',
      cell: of(({ id, title, names, instrument }) => (
        <>
          <a href={to([SLUG, id])}>{title}</a>
          <br />
          {names} · <span class="soft">{say(INSTRUMENT_WORDS[instrument] ?? [instrument, instrument])}</span>
        </>
      )),
    },
    {
      head: say(['Tahap', 'Stage']),
      cell: of(({ stage, disputed, stalled }) => (
        <>
          <Tag tone={TONES[stage] ?? 'plain'}>{word('stage', stage)}</Tag>
          {disputed && <Tag tone="stop">{say(['dalam perselisihan', 'in dispute'])}</Tag>}
          {stalled && <Tag tone="warn">{say(['tanpa PKS', 'no PKS'])}</Tag>}
        </>
      )),
    },
    {
      head: say(['Ditandatangani', 'Signed']),
      sort: 'signedOn',
      cell: of(({ signedOn }) => (signedOn ? dayOf(signedOn, language) : '–')),
    },
    {
      head: say(['Berlaku sampai', 'In force until']),
      sort: 'validUntil',
      cell: of(({ validUntil, openEnded, expiringWithin, stage }) => (
        <>
          {validUntil ? dayOf(validUntil, language) : openEnded ? say(['tanpa batas', 'open-ended']) : '–'}
          {stage === 'ACTIVE' && expiringWithin !== undefined && (
            <>
              <br />
              <Tag tone="warn">{say([`dalam ${expiringWithin} hari`, `within ${expiringWithin} days`])}</Tag>
            </>
          )}
        </>
      )),
    },
    {
      head: say(['Laporan', 'Report']),
      cell: of(({ reportOverdue }) =>
        reportOverdue ? <Tag tone="stop">{say(['lewat tenggat', 'overdue'])}</Tag> : '–',
      ),
    },
  ];
};

interface Totals {
  readonly totals: { readonly agreements: Readonly<Record<string, number>> };
}

/** The figures of a region and a year, and how many agreements stand at each stage. */
const above = async (asking: Asking): Promise<Children> => {
  const { ui, api, describe, home, query } = asking;
  const { say, language, to } = ui;
  const stages = describe.open(describe.list('agreements')!.item.properties!['stage']!);
  const region = query['region']?.split(',')[0] ?? home;
  const year = await yearOfFigures(asking, 'agreements', '-createdOn');
  const ofRegion = query['region'] && { region };
  const ofAllYears = (filter: Query): string => to([SLUG], { ...ofRegion, ...filter });
  const [{ totals }, watch, timeline] = await Promise.all([
    api.get<Totals>('agreement-totals', { region, year }),
    watchOf(asking, region, ofAllYears),
    timelineOf(asking, region, ofAllYears),
  ]);
  const count = (name: string): number => totals.agreements[name] ?? 0;
  const list = (more: Readonly<Record<string, string>>): string => to([SLUG], { year, ...ofRegion, ...more });
  return (
    <>
      <Tiles
        tiles={[
          {
            label: `${say(['Kerja sama', 'Cooperation'])} ${year}`,
            value: numberOf(count('agreements'), language),
            href: list({}),
          },
          { label: say(['Berlaku', 'In force']), value: String(count('ACTIVE')), href: list({ stage: 'ACTIVE' }) },
          {
            label: say(['Tanpa PKS', 'Without a PKS']),
            value: String(count('stalled')),
            href: list({ stalled: 'true' }),
          },
          {
            label: say(['Laporan lewat tenggat', 'Reports overdue']),
            value: String(count('reportsOverdue')),
            href: list({ overdue: 'true' }),
          },
          {
            label: say(['Dalam perselisihan', 'In dispute']),
            value: String(count('disputed')),
            href: list({ disputed: 'true' }),
          },
        ]}
      />
      <StageCounts
        title={`${say(['Tahapan kerja sama', 'Agreements by stage'])} · ${year}`}
        bars={ORDER.map((stage) => ({
          label: codeWord(stages, stage, ui),
          tone: TONES[stage]!,
          count: count(stage),
          href: list({ stage }),
        }))}
      />
      {watch}
      {timeline}
      <RegisterPapers asking={asking} region={region} year={year} />
    </>
  );
};

export const agreementSection: Section = {
  list: 'agreements',
  forms: agreementForms,
  slug: SLUG,
  menu: { label: ['Kerja sama', 'Agreements'], rank: 25 },
  fields: [
    'title',
    'names',
    'stage',
    'instrument',
    'signedOn',
    'validUntil',
    'openEnded',
    'expiringWithin',
    'disputed',
    'stalled',
    'reportOverdue',
  ],
  columns,
  noun: ['kerja sama', 'agreement', 'agreements'],
  labels: {
    affair: ['Urusan', 'Affair'],
    endsFrom: ['Berakhir sejak', 'Ends from'],
    endsTo: ['Berakhir sampai', 'Ends until'],
    parent: ['Perjanjian induk', 'Parent agreement'],
    visit: ['Kunjungan asal', 'Visit'],
    overdue: ['Laporan lewat tenggat', 'Report overdue'],
    flag: ['Tanda', 'Flag'],
    quietTo: ['Tanpa kegiatan sejak', 'Without activity since'],
    councilPending: ['Menunggu DPRD', 'Waits for the DPRD'],
  },
  filters: ['year', 'stage', 'instrument', 'region'],
  tellsOf: {
    visits: {
      filter: 'visit',
      label: ['Kerja sama yang berasal dari kunjungan ini', 'Agreements that came of this visit'],
    },
  },
  above,
  stage: { field: 'stage', tones: TONES, order: ORDER },
  heading: (item, { say }) => {
    const { title, names, instrument } = item as AgreementItem;
    const word = INSTRUMENT_WORDS[instrument];
    return { title, about: [...(word ? [say(word)] : []), names].join(' · ') };
  },
  card: agreementCard,
  below: agreementSignatures,
  papers: () => AGREEMENT_PAPERS,
  files: REGISTER_PAPERS,
  told: [
    'title',
    'names',
    'parties',
    'instrument',
    'object',
    'urusan',
    'purpose',
    'planning',
    'parentId',
    'children',
    'renewsId',
    'originVisitId',
    'versions',
    'textSha256',
    'actionPlan',
    'funding',
    'signedOn',
    'place',
    'validFrom',
    'validUntil',
    'openEnded',
    'othersUntil',
    'interVillageOn',
    'centralSteps',
    'year',
    'documents',
    'provenance',
    'regions',
    'addenda',
    'reports',
    'activities',
    'disputes',
    'breaches',
    'settlements',
    'attended',
    'flags',
  ],
  facts: ['scheme', 'termination', 'endReason', 'warnings'],
};
