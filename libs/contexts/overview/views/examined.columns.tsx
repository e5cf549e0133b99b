import {
  Region,
  Tag,
  capital,
  codeWord,
  inShort,
  placeAmong,
  rupiahOf,
  type Asking,
  type Children,
  type ColumnOf,
  type Item,
  type Showing,
  type Tone,
  type Ui,
} from '#views';
import { RISKS, RISK_SEVERITIES, SEVERITIES, SEVERITY_CODES, type Severity } from '../domain/risk.codes.js';
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

/** What a visit is called elsewhere, too; where somebody without a region takes part, the names alone. */
export const examinedTitle = (
  { category, title = '', regions }: Pick<Examined, 'category' | 'title' | 'regions'>,
  places: Showing['places'],
): string => {
  const parties = regions.map((code) => ({ code, nameAtTime: places?.get(code) ?? '' }));
  const names = new Set(parties.map(({ nameAtTime }) => nameAtTime));
  if (category !== 'studyVisit' || !title.split(', ').every((name) => names.has(name))) return title;
  const [origin, ...hosts] = parties.map((party) => placeAmong(party, places));
  return hosts.length > 0 ? `${origin} → ${hosts.join(', ')}` : title;
};

/** The record, where it can be opened. */
const recordColumn = ({ ui }: Asking, { places }: Showing): ColumnOf<Item> => ({
  head: ui.say(['Catatan', 'Record']),
  main: true,
  cell: of((row) => {
    const { category, recordId } = row;
    const [page, title] = [RECORD_PAGES[category], examinedTitle(row, places) || recordId];
    return page ? <a href={ui.to([page[1], recordId])}>{title}</a> : title;
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
    recordColumn(asking, showing),
    codesColumn(asking, 'risk-signals', 'codes', say(['Tanda', 'Signals']), 'warn'),
    {
      head: say(['Bobot', 'Weight']),
      sort: 'severity',
      cell: of(({ severity = 0 }) => weightWord(SEVERITIES[severity - 1], asking.ui)),
    },
    {
      head: say(['Anggaran', 'Budget']),
      right: true,
      // A record that bears no money has none to show.
      cell: of(({ budget }) => (budget === undefined || BigInt(budget) === 0n ? '–' : rupiahOf(budget, language))),
    },
    regionsColumn(asking, showing),
    yearColumn(asking),
  ];
};

const weightWord = (severity: Severity | undefined, { say }: Ui): string =>
  severity ? inShort(say(SEVERITY_CODES.codes[severity])) : '–';

/** Above the list: what a signal is, what its weight means, and of which signals which weight comes. */
export const aboutWeights = ({ ui, describe }: Asking): Promise<Children> => {
  const { say } = ui;
  const codes = describe.open(describe.list('risk-signals')!.item.properties!['codes']!);
  const giving = (severity: Severity): string =>
    RISKS.filter((code) => RISK_SEVERITIES[code] === severity)
      .map((code) => codeWord(codes, code, ui))
      .join('; ');
  return Promise.resolve(
    <details class="card">
      <summary>{say(['Apa arti bobot?', 'What does the weight mean?'])}</summary>
      <p>
        {say([
          'Tanda adalah pertanyaan bagi pemeriksa, bukan temuan. Tiap jenis tanda punya bobot tetap; bobot catatan adalah yang terberat dari tanda-tandanya, bukan jumlahnya.',
          'A signal is a question for an examiner, and no finding. Each kind of signal has a fixed weight; that of a record is the heaviest of its signals, not their sum.',
        ])}
      </p>
      <dl class="facts">
        {[...SEVERITIES].reverse().map((severity) => (
          <div>
            <dt>{capital(say(SEVERITY_CODES.codes[severity]))}</dt>
            <dd>{giving(severity)}</dd>
          </div>
        ))}
      </dl>
    </details>,
  );
};

export const qualityColumns = (asking: Asking, showing: Showing): readonly ColumnOf<Item>[] => [
  recordColumn(asking, showing),
  codesColumn(asking, 'data-quality', 'findings', asking.ui.say(['Temuan', 'Findings']), 'warn'),
  regionsColumn(asking, showing),
  yearColumn(asking),
];
