import { Region, numberOf, rupiahOf, type Asking, type ColumnOf, type Item, type Section, type Showing } from '#views';

interface Ceiling extends Item {
  readonly regions: readonly string[];
  readonly fiscalYear: number;
  readonly ceiling?: string;
  readonly committed: string;
  readonly left?: string;
  readonly visits: number;
}
const SLUG = ['pagu-perjalanan', 'travel-ceilings'] as const;

/** A government's region by its present name: while no ceiling is set, no event has named it. */
const nameOf = ({ regions: [code] }: Pick<Ceiling, 'regions'>, places: Showing['places']): string | undefined =>
  code === undefined ? undefined : (places?.get(code) ?? code);

const columns = ({ ui }: Asking, { places }: Showing): readonly ColumnOf<Item>[] => {
  const { say, to, language } = ui;
  const money = (head: string, value: (row: Ceiling) => string | undefined): ColumnOf<Item> => ({
    head,
    right: true,
    cell: (row) => {
      const amount = value(row as Ceiling);
      return amount === undefined ? '–' : rupiahOf(amount, language);
    },
  });
  return [
    {
      head: say(['Pemerintah daerah', 'Government']),
      main: true,
      cell: (row) => {
        const { id, regions } = row as Ceiling;
        return (
          <a href={to([SLUG, id])}>
            {regions[0] === undefined ? id : <Region code={regions[0]} name={places?.get(regions[0])} />}
          </a>
        );
      },
    },
    {
      head: say(['Tahun anggaran', 'Fiscal year']),
      sort: 'fiscalYear',
      cell: (row) => String((row as Ceiling).fiscalYear),
    },
    money(say(['Pagu', 'Ceiling']), ({ ceiling }) => ceiling),
    money(say(['Terikat', 'Committed']), ({ committed }) => committed),
    money(say(['Sisa', 'Left']), ({ left }) => left),
    { head: say(['Kunjungan', 'Visits']), right: true, cell: (row) => numberOf((row as Ceiling).visits, language) },
  ];
};

/** VIS-05: the travel money of governments, and what of it is committed. */
export const travelCeilingSection: Section = {
  list: 'travel-ceilings',
  slug: SLUG,
  fields: ['regions', 'fiscalYear', 'ceiling', 'committed', 'left', 'visits'],
  columns,
  noun: ['pagu', 'ceiling', 'ceilings'],
  heading: (item, { say }, places) => {
    const { fiscalYear, id, regions } = item as Ceiling;
    const name = nameOf({ regions }, places) ?? id;
    return { title: `${say(['Pagu perjalanan', 'Travel ceiling'])} ${name} ${fiscalYear}` };
  },
  facts: ['region', 'ceiling', 'base', 'committed', 'left', 'visits', 'setOn', 'decree'],
  told: ['fiscalYear'],
  filters: ['region', 'year'],
  labels: { year: ['Tahun anggaran', 'Fiscal year'] },
};
