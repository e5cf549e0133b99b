import type { Meaning } from '#kernel';
import { Tag, capital, codeWord, dayOf, type Asking, type ColumnOf, type Item } from '#views';
import { searchedList } from './portal.searched.js';

export const AGREEMENTS: Meaning = ['kerja-sama', 'agreements'];
const LIST = 'public/agreements';

interface PublicAgreement extends Item {
  readonly title: string;
  readonly names: string;
  readonly instrument: string;
  readonly stage: string;
  readonly object: string;
  readonly signedOn: string;
  readonly validUntil?: string;
}

const columns = ({ ui, describe }: Asking): readonly ColumnOf<Item>[] => {
  const { say, language } = ui;
  const properties = describe.list(LIST)!.item.properties!;
  const word = (field: string, code: string): string => codeWord(describe.open(properties[field]!), code, ui);
  const of = (row: Item): PublicAgreement => row as PublicAgreement;
  return [
    {
      head: say(['Kerja sama', 'Agreement']),
      main: true,
      sort: 'title',
      cell: (row) => (
        <>
          <b>{of(row).title}</b>
          <br />
          {of(row).names}
          <br />
          <span class="soft">{of(row).object}</span>
        </>
      ),
    },
    { head: say(['Bentuk', 'Instrument']), cell: (row) => capital(word('instrument', of(row).instrument)) },
    {
      head: say(['Tahap', 'Stage']),
      cell: (row) => <Tag tone={of(row).stage === 'ACTIVE' ? 'done' : 'plain'}>{word('stage', of(row).stage)}</Tag>,
    },
    { head: say(['Ditandatangani', 'Signed']), sort: 'signedOn', cell: (row) => dayOf(of(row).signedOn, language) },
    {
      head: say(['Berlaku sampai', 'In force until']),
      sort: 'validUntil',
      cell: (row) => {
        const { validUntil } = of(row);
        return validUntil ? dayOf(validUntil, language) : say(['tanpa batas waktu', 'open-ended']);
      },
    },
  ];
};

/** What anybody may see of agreements: who agreed with whom on what, and until when it holds. */
export const portalAgreements = searchedList({
  slug: AGREEMENTS,
  list: LIST,
  title: ['Kerja sama antardaerah dan desa', 'Agreements of regions and villages'],
  about: [
    'Siapa bekerja sama dengan siapa, tentang apa, dan sampai kapan. Terbuka bagi siapa saja, tanpa akun.',
    'Who cooperates with whom, on what, and until when. Open to everybody, without an account.',
  ],
  entries: ['Kerja sama', 'Agreements'],
  search: ['Cari pihak, judul, objek', 'Search parties, title, object'],
  none: ['Tidak ada kerja sama yang cocok.', 'No agreement matches.'],
  sorts: ['signedOn', 'validUntil', 'title'],
  filters: ['stage'],
  columns,
});
