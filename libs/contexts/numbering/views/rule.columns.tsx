import { Value, codeWord, type Asking, type ColumnOf, type Item, type Showing, type Ui } from '#views';

interface Rule {
  readonly kind: string;
  readonly template: string;
  readonly digits: number;
  readonly kindCode?: string;
  readonly officeCode?: string;
  readonly firstYear: number;
}
interface OfficeRules extends Item {
  readonly officeId: string;
  readonly region?: unknown;
  readonly rules: readonly Rule[];
}

/** How a number looks by the rule: `000.1.2.3/001/ST-SA/(bulan)/(tahun)`. */
export const likenessOf = ({ template, digits, kindCode = '', officeCode = '' }: Rule, { say }: Ui): string => {
  const parts: Readonly<Record<string, string>> = {
    number: '1'.padStart(digits, '0'),
    kind: kindCode,
    office: officeCode,
    month: say(['(bulan)', '(month)']),
    year: say(['(tahun)', '(year)']),
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
};

/** Of each office the kinds of paper that it numbers, and how. */
export const ruleColumns = ({ ui, describe }: Asking, showing: Showing): readonly ColumnOf<Item>[] => {
  const { say, to } = ui;
  const { properties = {} } = describe.list('numbering-rules')!.item;
  const kinds = describe.open(describe.open(properties['rules']?.items ?? {}).properties?.['kind'] ?? {});
  const wordOf = (kind: string): string => codeWord(kinds, kind, ui);
  return [
    {
      head: say(['Kantor', 'Office']),
      main: true,
      sort: 'officeId',
      cell: ({ id }) => (
        <a href={to([['aturan-penomoran', 'numbering-rules'], id])}>{showing.names?.get(`offices/${id}`) ?? id}</a>
      ),
    },
    {
      head: say(['Wilayah', 'Region']),
      cell: ({ region }) => <Value value={region} schema={properties['region'] ?? {}} showing={showing} />,
    },
    {
      head: say(['Nomor yang diberikan', 'Numbers that it gives']),
      cell: (row) => (
        <ul class="plain">
          {(row as OfficeRules).rules.map((rule) => (
            <li>
              {wordOf(rule.kind)}: <b>{likenessOf(rule, ui)}</b>{' '}
              <span class="soft">
                {say(['sejak', 'from'])} {rule.firstYear}
              </span>
            </li>
          ))}
        </ul>
      ),
    },
  ];
};
