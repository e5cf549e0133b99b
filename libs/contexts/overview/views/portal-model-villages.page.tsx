import type { Meaning } from '#kernel';
import { Region, dayOf, numberOf, type Asking, type ColumnOf, type Item } from '#views';
import { searchedList } from './portal.searched.js';

export const MODEL_VILLAGES: Meaning = ['desa-percontohan', 'model-villages'];

interface PublicModelVillage extends Item {
  readonly title: string;
  readonly purpose: string;
  readonly villages: readonly { readonly region: { readonly code: string; readonly nameAtTime: string } }[];
  readonly recognisedOn: string;
  readonly replications: number;
}

const columns = ({ ui: { say, language } }: Asking): readonly ColumnOf<Item>[] => {
  const of = (row: Item): PublicModelVillage => row as PublicModelVillage;
  return [
    {
      head: say(['Desa percontohan', 'Model village']),
      main: true,
      sort: 'title',
      cell: (row) => (
        <>
          <b>{of(row).title}</b>
          <br />
          <span class="soft">{of(row).purpose}</span>
        </>
      ),
    },
    {
      head: say(['Desa yang diakui', 'Villages recognised']),
      cell: (row) => (
        <ul class="plain">
          {of(row).villages.map(({ region: { code, nameAtTime } }) => (
            <li>
              <Region code={code} name={nameAtTime} />
            </li>
          ))}
        </ul>
      ),
    },
    { head: say(['Diakui', 'Recognised']), sort: 'recognisedOn', cell: (row) => dayOf(of(row).recognisedOn, language) },
    { head: say(['Ditiru', 'Replicated']), right: true, cell: (row) => numberOf(of(row).replications, language) },
  ];
};

/** Where one may learn: villages that are recognised as model villages, as long as they are. */
export const portalModelVillages = searchedList({
  slug: MODEL_VILLAGES,
  list: 'public/model-villages',
  title: ['Desa percontohan', 'Model villages'],
  about: [
    'Desa yang diakui sebagai tempat belajar, sejak kapan, dan berapa kali ditiru. Terbuka bagi siapa saja, tanpa akun.',
    'Villages that are recognised as places to learn from, since when, and how often they were replicated. Open to everybody, without an account.',
  ],
  entries: ['Desa percontohan', 'Model villages'],
  search: ['Cari nama', 'Search names'],
  none: ['Tidak ada desa percontohan yang cocok.', 'No model village matches.'],
  sorts: ['recognisedOn', 'title'],
  columns,
});
