import {
  StageCounts,
  Tag,
  Tiles,
  capital,
  codeWord,
  dayOf,
  numberOf,
  yearOfFigures,
  type Asking,
  type Children,
  type ColumnOf,
  type Item,
  type Section,
  type Showing,
} from '#views';
import { modelVillageCard } from './model-village.card.js';
import { modelVillageForms } from './model-village.forms.js';
import { INDEX_WORDS, ORDER, TONES, fromTo, valueOf, type ModelVillageItem } from './model-village.item.js';

const SLUG = ['desa-percontohan', 'model-villages'] as const;

const columns = ({ ui, describe }: Asking, _showing: Showing): readonly ColumnOf<Item>[] => {
  const { say, language, to } = ui;
  const { item } = describe.list('model-villages')!;
  const word = (field: string, code: string): string => codeWord(describe.open(item.properties![field]!), code, ui);
  const of = (cell: (record: ModelVillageItem) => Children) => (row: Item) => cell(row as ModelVillageItem);
  return [
    {
      head: say(['Desa percontohan', 'Model village']),
      main: true,
      sort: 'title',
      cell: of(({ id, title, origin, villages }) => (
        <>
          <a href={to([SLUG, id])}>{title}</a>
          <br />
          <span class="soft">
            {[capital(word('origin', origin)), villages.map(({ region }) => region.nameAtTime).join(', ')]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      )),
    },
    {
      head: say(['Tahap', 'Stage']),
      cell: of(({ stage, unsupported }) => (
        <>
          <Tag tone={TONES[stage] ?? 'plain'}>{word('stage', stage)}</Tag>
          {unsupported && <Tag tone="stop">{say(['tanpa perjanjian', 'no agreement'])}</Tag>}
        </>
      )),
    },
    {
      head: say(['Indeks awal → terakhir', 'Index: baseline → latest']),
      cell: of(({ villages }) => {
        const known = villages.flatMap((village) => {
          const readings = fromTo(village);
          return readings ? [{ village, readings }] : [];
        });
        if (known.length === 0) return '–';
        return (
          <ul class="told">
            {known.slice(0, 3).map(({ village, readings: [first, last] }) => (
              <li>
                {known.length > 1 && <span class="soft">{village.region.nameAtTime}: </span>}
                {say(INDEX_WORDS[last.index])} {valueOf(first, language)}
                {last !== first && ` → ${valueOf(last, language)}`}
              </li>
            ))}
            {known.length > 3 && <li class="soft">+ {known.length - 3}</li>}
          </ul>
        );
      }),
    },
    {
      head: say(['Target tercapai', 'Targets reached']),
      right: true,
      cell: of(({ targetsSet, targetsReached }) =>
        targetsSet ? `${targetsReached} ${say(['dari', 'of'])} ${targetsSet}` : '–',
      ),
    },
    {
      head: say(['Replikasi', 'Replications']),
      right: true,
      cell: of(({ replications }) => (replications.length ? String(replications.length) : '–')),
    },
    {
      head: say(['Diusulkan', 'Nominated']),
      sort: 'createdOn',
      cell: of(({ createdOn }) => dayOf(String(createdOn), language)),
    },
  ];
};

interface Totals {
  readonly totals: { readonly modelVillages: Readonly<Record<string, number>> };
}

/** The figures of a region and a year, and how many stand at each stage. */
const above = async (asking: Asking): Promise<Children> => {
  const { ui, api, describe, home, query } = asking;
  const { say, language, to } = ui;
  const stages = describe.open(describe.list('model-villages')!.item.properties!['stage']!);
  const region = query['region']?.split(',')[0] ?? home;
  const year = await yearOfFigures(asking, 'model-villages', '-createdOn');
  const { totals } = await api.get<Totals>('model-village-totals', { region, year });
  const count = (name: string): number => totals.modelVillages[name] ?? 0;
  const list = (more: Readonly<Record<string, string>>): string =>
    to([SLUG], { year, ...(query['region'] && { region }), ...more });
  return (
    <>
      <Tiles
        tiles={[
          {
            label: `${say(['Usulan', 'Nominations'])} ${year}`,
            value: numberOf(count('modelVillages'), language),
            href: list({}),
          },
          {
            label: say(['Desa lokus', 'Villages designated']),
            value: numberOf(count('designated'), language),
            href: list({}),
          },
          {
            label: say(['Desa diakui', 'Villages recognised']),
            value: numberOf(count('recognised'), language),
            href: list({ stage: 'RECOGNISED' }),
          },
          {
            label: say(['Target tercapai', 'Targets reached']),
            value: `${numberOf(count('reached'), language)}/${numberOf(count('targets'), language)}`,
            href: list({}),
          },
          {
            label: say(['Tanpa perjanjian', 'Without an agreement']),
            value: numberOf(count('unsupported'), language),
            href: list({ unsupported: 'true' }),
          },
        ]}
      />
      <StageCounts
        title={`${say(['Tahapan desa percontohan', 'Model villages by stage'])} · ${year}`}
        bars={ORDER.map((stage) => ({
          label: codeWord(stages, stage, ui),
          tone: TONES[stage]!,
          count: count(stage),
          href: list({ stage }),
        }))}
      />
    </>
  );
};

export const modelVillageSection: Section = {
  list: 'model-villages',
  forms: modelVillageForms,
  slug: SLUG,
  title: ['Desa percontohan', 'Model villages'],
  menu: { label: ['Percontohan', 'Model villages'], rank: 27 },
  fields: [
    'title',
    'origin',
    'stage',
    'villages',
    'unsupported',
    'targetsSet',
    'targetsReached',
    'replications',
    'createdOn',
  ],
  columns,
  noun: ['usulan desa percontohan', 'nomination', 'nominations'],
  labels: {
    agreement: ['Kerja sama', 'Agreement'],
    unsupported: ['Tanpa perjanjian', 'Without an agreement'],
    origin: ['Asal', 'Origin'],
  },
  filters: ['year', 'stage', 'origin', 'region'],
  tellsOf: {
    agreements: {
      filter: 'agreement',
      label: ['Desa percontohan yang bertumpu pada kerja sama ini', 'Model villages that rest on this agreement'],
    },
  },
  above,
  stage: { field: 'stage', tones: TONES, order: ORDER },
  heading: (item, { say }) => {
    const { title, villages } = item as ModelVillageItem;
    const names = villages.map(({ region }) => region.nameAtTime).filter((name) => name !== title);
    return { title, about: [say(['Desa percontohan', 'Model village']), names.join(', ')].filter(Boolean).join(' · ') };
  },
  card: modelVillageCard,
  told: [
    'title',
    'origin',
    'areas',
    'nonAdministrative',
    'regions',
    'purpose',
    'year',
    'agreementId',
    'agreementTitle',
    'unsupported',
    'unsupportedSince',
    'endsOn',
    'villages',
    'villagesDesignated',
    'villagesRecognised',
    'villagesImproved',
    'targetsSet',
    'targetsReached',
    'coordinated',
    'activities',
    'progress',
    'evaluations',
    'reviews',
    'replications',
    'documents',
    'provenance',
  ],
  facts: ['designatedOn', 'endReason', 'warnings'],
};
