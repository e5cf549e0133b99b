import type { Meaning } from '#kernel';
import { Tag, codeWord, daysOf, rupiahOf, type Asking, type ColumnOf, type Item, type Section, type Ui } from '#views';

const SLUG: Meaning = ['kunjungan-register-lama', 'visits-of-old-registers'];
const TONES = { INCOMPLETE: 'warn', VOIDED: 'stop' } as const;

interface PartyOf {
  readonly asWritten: string;
  readonly region?: { readonly nameAtTime: string };
}
interface Historical extends Item {
  readonly topic?: string;
  readonly status: keyof typeof TONES;
  readonly origins?: readonly PartyOf[];
  readonly hosts?: readonly PartyOf[];
  readonly dates?: { readonly from: string; readonly until: string };
  readonly persons?: number;
  readonly cost?: { readonly rupiah: string; readonly per?: readonly string[] };
  readonly total?: string;
  readonly gaps: readonly string[];
}

const namesOf = (parties: readonly PartyOf[] = []): string =>
  parties.map(({ region, asWritten }) => region?.nameAtTime ?? asWritten).join(', ');

/** Who went to whom, as far as the register tells it. */
const wayOf = ({ origins, hosts }: Historical): string =>
  [namesOf(origins), namesOf(hosts)].filter(Boolean).join(' → ');

/** Days; a month or a year where the register tells no more. */
const whenOf = ({ dates }: Historical, { language }: Ui): string | undefined => {
  if (!dates) return undefined;
  const { from, until } = dates;
  if (from.length === 10 && until.length === 10) return daysOf(from, until, language);
  return from === until ? from : `${from} – ${until}`;
};

const EACH: Readonly<Record<string, Meaning>> = { DESA: ['desa', 'village'], ORANG: ['orang', 'person'] };

/** The whole cost where it can be told, otherwise what is stated. */
const costOf = ({ cost, total }: Historical, { say, language }: Ui): string => {
  if (total !== undefined) return rupiahOf(total, language);
  if (!cost) return '–';
  const each = (cost.per ?? []).map((code) => ` ${say(['per', 'per'])} ${say(EACH[code] ?? [code, code])}`).join('');
  return `${rupiahOf(cost.rupiah, language)}${each}`;
};

const columns = ({ ui, describe }: Asking): readonly ColumnOf<Item>[] => {
  const { say, to } = ui;
  const { item } = describe.list('historical-visits')!;
  const word = (schema: typeof item, code: string): string => codeWord(describe.open(schema), code, ui);
  const of = (cell: (visit: Historical) => ReturnType<ColumnOf<Item>['cell']>) => (row: Item) =>
    cell(row as Historical);
  return [
    {
      head: say(['Kunjungan', 'Visit']),
      main: true,
      cell: of((visit) => (
        <>
          <a href={to([SLUG, visit.id])}>{visit.topic ?? say(['Topik tidak disebut', 'No topic told'])}</a>
          <br />
          <span class="soft">{wayOf(visit)}</span>
        </>
      )),
    },
    {
      head: say(['Tahap', 'Stage']),
      cell: of(({ status }) => <Tag tone={TONES[status]}>{word(item.properties!['status']!, status)}</Tag>),
    },
    { head: say(['Tanggal', 'Dates']), sort: 'from', cell: of((visit) => whenOf(visit, ui) ?? '–') },
    { head: say(['Orang', 'Persons']), right: true, cell: of(({ persons }) => persons ?? '–') },
    { head: say(['Biaya', 'Cost']), right: true, cell: of((visit) => costOf(visit, ui)) },
    {
      head: say(['Yang belum ada', 'What is missing']),
      cell: of(({ gaps }) => {
        const codes = describe.open(item.properties!['gaps']!).items!;
        return gaps.map((code) => word(codes, code)).join('; ') || '–';
      }),
    },
  ];
};

export const historicalSection: Section = {
  list: 'historical-visits',
  slug: SLUG,
  title: ['Kunjungan dari register lama', 'Visits of old registers'],
  noun: ['kunjungan', 'visit', 'visits'],
  fields: ['topic', 'status', 'origins', 'hosts', 'dates', 'persons', 'cost', 'total', 'gaps'],
  columns,
  filters: ['year', 'status', 'gap', 'region'],
  labels: { gap: ['Yang belum ada', 'What is missing'] },
  tags: { status: TONES },
  heading: (item, ui) => {
    const visit = item as Historical;
    const about = [wayOf(visit), whenOf(visit, ui)].filter(Boolean).join(' · ');
    return { title: visit.topic ?? (wayOf(visit) || item.id), ...(about && { about }) };
  },
  facts: ['origins', 'hosts', 'dates', 'persons', 'cost', 'total', 'funding', 'outcome', 'gaps', 'source', 'cells'],
  told: ['topic', 'originRegions', 'hostRegions', 'from', 'year', 'importId', 'row'],
};
