import {
  Region,
  Tag,
  codeWord,
  rupiahOf,
  type Asking,
  type Children,
  type ColumnOf,
  type Item,
  type Showing,
  type Tone,
} from '#views';
import { RECORD_PAGES } from './duty.links.js';

interface Examined extends Item {
  readonly title?: string;
  readonly category: string;
  readonly recordId: string;
  readonly regions: readonly string[];
  readonly year: number;
  readonly codes?: readonly string[];
  readonly findings?: readonly string[];
  readonly severity?: number;
  readonly budget?: string;
}
const of = (cell: (row: Examined) => Children) => (row: Item) => cell(row as Examined);

/** The record, where it can be opened. */
const recordColumn = ({ ui }: Asking): ColumnOf<Item> => ({
  head: ui.say(['Catatan', 'Record']),
  main: true,
  cell: of(({ category, recordId, title }) => {
    const page = RECORD_PAGES[category];
    return page ? <a href={ui.to([page[1], recordId])}>{title ?? recordId}</a> : (title ?? recordId);
  }),
});

const regionsColumn = ({ ui }: Asking, { places }: Showing): ColumnOf<Item> => ({
  head: ui.say(['Wilayah', 'Regions']),
  cell: of(({ regions }) => (
    <ul class="plain">
      {regions.map((code) => (
        <li>
          <Region code={code} name={places?.get(code)} />
        </li>
      ))}
    </ul>
  )),
});

/** Codes of a list's field as tags, in words. */
const codesColumn = (
  { ui, describe }: Asking,
  list: string,
  field: 'codes' | 'findings',
  head: string,
  tone: Tone,
): ColumnOf<Item> => {
  const schema = describe.open(describe.list(list)!.item.properties![field]!);
  return {
    head,
    cell: of((row) => (
      <ul class="plain">
        {(row[field] ?? []).map((code) => (
          <li>
            <Tag tone={tone}>{codeWord(schema, code, ui)}</Tag>
          </li>
        ))}
      </ul>
    )),
  };
};
const yearColumn = ({ ui }: Asking): ColumnOf<Item> => ({
  head: ui.say(['Tahun', 'Year']),
  sort: 'year',
  cell: of(({ year }) => String(year)),
});

export const signalColumns = (asking: Asking, showing: Showing): readonly ColumnOf<Item>[] => {
  const { say, language } = asking.ui;
  return [
    recordColumn(asking),
    codesColumn(asking, 'risk-signals', 'codes', say(['Tanda', 'Signals']), 'warn'),
    {
      head: say(['Bobot', 'Weight']),
      right: true,
      sort: 'severity',
      cell: of(({ severity }) => String(severity ?? '–')),
    },
    {
      head: say(['Anggaran', 'Budget']),
      right: true,
      cell: of(({ budget }) => (budget === undefined ? '–' : rupiahOf(budget, language))),
    },
    regionsColumn(asking, showing),
    yearColumn(asking),
  ];
};

export const qualityColumns = (asking: Asking, showing: Showing): readonly ColumnOf<Item>[] => [
  recordColumn(asking),
  codesColumn(asking, 'data-quality', 'findings', asking.ui.say(['Temuan', 'Findings']), 'warn'),
  regionsColumn(asking, showing),
  yearColumn(asking),
];
