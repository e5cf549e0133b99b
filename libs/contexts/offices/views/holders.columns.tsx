import { Region, Tag, codeWord, dayOf, type Asking, type Children, type ColumnOf, type Item, type Tone } from '#views';

interface Holder extends Item {
  readonly officialName: string;
  readonly headTitle: string;
  readonly name: string;
  readonly capacity: string;
  readonly region?: { readonly code: string; readonly nameAtTime: string };
  readonly validFrom: string;
  readonly until: string;
  readonly decree?: { readonly number?: string; readonly date?: string };
}
const CAPACITIES: Readonly<Record<string, Tone>> = { DEFINITIF: 'done', PJ: 'go', PLT: 'warn', PLH: 'warn' };
/** The last day of who holds an office until further notice. */
const OPEN_END = '2199-12-31';

/** Who holds which office in which capacity, from when until when, and by which decree. */
export const holderColumns = ({ ui, describe }: Asking): readonly ColumnOf<Item>[] => {
  const { say, language } = ui;
  const capacities = describe.open(describe.list('office-holders')!.item.properties!['capacity']!);
  const of = (cell: (holder: Holder) => Children) => (row: Item) => cell(row as Holder);
  return [
    {
      head: say(['Pejabat', 'Official']),
      main: true,
      sort: 'officialName',
      cell: of(({ officialName }) => <b>{officialName}</b>),
    },
    {
      head: say(['Jabatan', 'Post']),
      sort: 'name',
      cell: of(({ headTitle, name }) => (
        <>
          {headTitle}
          <br />
          <span class="soft">{name}</span>
        </>
      )),
    },
    {
      head: say(['Sebagai', 'As']),
      cell: of(({ capacity }) => (
        <Tag tone={CAPACITIES[capacity] ?? 'plain'}>{codeWord(capacities, capacity, ui)}</Tag>
      )),
    },
    {
      head: say(['Wilayah', 'Region']),
      cell: of(({ region }) =>
        region ? <Region code={region.code} name={region.nameAtTime} /> : say(['pusat', 'central']),
      ),
    },
    {
      head: say(['Sejak', 'From']),
      sort: 'validFrom',
      cell: of(({ validFrom }) => <span class="when">{dayOf(validFrom, language)}</span>),
    },
    {
      head: say(['Sampai', 'Until']),
      sort: 'until',
      cell: of(({ until }) =>
        until >= OPEN_END ? (
          <span class="soft">{say(['kini', 'now'])}</span>
        ) : (
          <span class="when">{dayOf(until, language)}</span>
        ),
      ),
    },
    { head: say(['Keputusan', 'Decree']), cell: of(({ decree }) => decree?.number ?? '–') },
  ];
};
