import type { Meaning } from '#kernel';
import {
  refusalIn,
  Heading,
  Notice,
  Refused,
  Table,
  capital,
  holdsOne,
  type Asking,
  type PageView,
  type Shown,
  type Ui,
  type VNode,
} from '#views';

const REGIONS: Meaning = ['wilayah', 'regions'];
const LEVELS: Readonly<Record<number, Meaning>> = {
  1: ['Provinsi', 'Province'],
  2: ['Kabupaten/kota', 'Regency or city'],
  3: ['Kecamatan', 'District'],
  4: ['Desa/kelurahan', 'Village'],
};
const KINDS: Readonly<Record<string, Meaning>> = {
  DESA: ['Desa', 'Village'],
  KELURAHAN: ['Kelurahan', 'Urban village'],
  DESA_ADAT: ['Desa adat', 'Customary village'],
};

interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly kind?: string;
  readonly path: string;
  readonly zone: string;
  readonly active: boolean;
}
interface Found {
  readonly items: readonly Place[];
  readonly nextCursor?: string;
}

const kindOf = ({ level, kind }: Place, { say }: Ui): string => say(KINDS[kind ?? ''] ?? LEVELS[level] ?? ['', '']);

const Search = ({ ui: { say, to }, q }: { readonly ui: Ui; readonly q: string | undefined }): VNode => (
  <form class="filters card" method="get" action={to([REGIONS])} role="search">
    <div class="row">
      <div class="field grow">
        <label for="s-q">{say(['Cari nama atau kode wilayah', 'Search by name or code'])}</label>
        <input id="s-q" name="q" type="search" value={q ?? ''} autocomplete="off" />
      </div>
      <button class="main">{say(['Cari', 'Search'])}</button>
    </div>
  </form>
);

const Places = ({
  places,
  caption,
  none,
  ui,
}: {
  readonly places: readonly Place[];
  readonly caption: string;
  readonly none: string;
  readonly ui: Ui;
}): VNode => (
  <Table
    caption={caption}
    rows={places}
    none={none}
    columns={[
      {
        head: ui.say(['Wilayah', 'Region']),
        main: true,
        cell: (place) => (
          <>
            <a href={ui.to([REGIONS, place.code])}>{place.name}</a> <code>{place.code}</code>
          </>
        ),
      },
      { head: ui.say(['Tingkat', 'Level']), cell: (place) => kindOf(place, ui) },
      { head: ui.say(['Letak', 'In']), cell: ({ path }) => path },
      { head: ui.say(['Zona waktu', 'Time zone']), cell: ({ zone }) => zone },
    ]}
  />
);

/** Regions by name or code; without either the provinces. */
const search = async ({ ui, api, query }: Asking): Promise<Shown> => {
  const { say, to } = ui;
  const [q, cursor] = [query['q']?.trim(), query['cursor']];
  const found = await (
    q ? api.get<Found>('regions', { q, cursor, limit: '50' }) : api.get<Found>('regions/ID/children')
  ).catch((error: unknown) => {
    if (error instanceof Refused && error.problem.status === 400) return error.problem;
    throw error;
  });
  const title = say(['Wilayah', 'Regions']);
  const refused = 'code' in found ? found : undefined;
  const { items, nextCursor } = 'code' in found ? { items: [], nextCursor: undefined } : found;
  return {
    title,
    ...(refused && { status: refused.status }),
    body: (
      <>
        <Heading
          title={title}
          about={say([
            'Provinsi, kabupaten/kota, kecamatan, dan desa menurut kode Kepmendagri.',
            'Provinces, regencies and cities, districts and villages by their official codes.',
          ])}
        />
        {refused && <Notice tone="bad" title={capital(refusalIn(refused, {}, ui))} />}
        <Search ui={ui} q={query['q']} />
        <Places
          places={items}
          caption={title}
          ui={ui}
          none={say([
            'Tidak ada wilayah bernama demikian. Coba sebagian namanya, atau kodenya.',
            'No region has that name. Try a part of it, or its code.',
          ])}
        />
        {nextCursor && (
          <nav class="pager" aria-label={say(['Halaman', 'Pages'])}>
            <a rel="next" href={to([REGIONS], { q, cursor: nextCursor })}>
              {say(['Berikutnya', 'Next'])}
            </a>
          </nav>
        )}
      </>
    ),
  };
};

/** Lists of a region, by what lies open to the reader. */
const LISTS: readonly (readonly [list: string, slug: Meaning, label: Meaning])[] = [
  ['visits', ['kunjungan', 'study-visits'], ['Kunjungan belajar', 'Study visits']],
  ['visit-totals', ['peta', 'map'], ['Peta dan jumlah', 'Map and totals']],
  ['adoptions', ['adopsi', 'adoptions'], ['Adopsi inovasi', 'Adoptions']],
  ['offices', ['kantor', 'offices'], ['Kantor', 'Offices']],
  ['office-holders', ['pemegang-jabatan', 'office-holders'], ['Pejabat', 'Officials']],
];

/** A region, what it lies in, and what lies in it. */
const show = async ({ ui, api, params, me, describe }: Asking): Promise<Shown> => {
  const { say, to } = ui;
  const at = `regions/${encodeURIComponent(params['code']!)}`;
  const place = await api.get<Place>(at);
  const codes = place.code.split('.').map((_, index, all) => all.slice(0, index + 1).join('.'));
  const [{ items: children }, around] = await Promise.all([
    place.level < 4 ? api.get<Found>(`${at}/children`) : { items: [] },
    codes.length > 1 ? api.get<Found>('regions', { codes: codes.slice(0, -1).join(',') }) : { items: [] },
  ]);
  const below = LEVELS[place.level + 1];
  return {
    title: place.name,
    body: (
      <>
        <nav class="back" aria-label={say(['Wilayah di atasnya', 'Regions around it'])}>
          <a href={to([REGIONS])}>{say(['Wilayah', 'Regions'])}</a>
          {around.items.map(({ code, name }) => (
            <>
              {' '}
              › <a href={to([REGIONS, code])}>{name}</a>
            </>
          ))}
        </nav>
        <Heading title={place.name} about={`${kindOf(place, ui)} · ${place.code} · ${place.zone}`} />
        {!place.active && (
          <Notice tone="info" title={say(['Kode ini tidak berlaku lagi', 'This code is no longer in force'])} />
        )}
        <ul class="actions">
          {me ? (
            LISTS.filter(([list]) => holdsOne(me, describe.rolesOf(list))).map(([, slug, label]) => (
              <li>
                <a class="button quiet" href={to([slug], { region: place.code })}>
                  {say(label)}
                </a>
              </li>
            ))
          ) : (
            <li>
              <a class="button quiet" href={to([['publik', 'public']], { region: place.code })}>
                {say(['Kunjungan belajar', 'Study visits'])}
              </a>
            </li>
          )}
        </ul>
        {below && (
          <section>
            <h2>
              {say(below)} <span class="count">{children.length}</span>
            </h2>
            <Places
              places={children}
              caption={say(below)}
              ui={ui}
              none={say(['Tidak ada wilayah di bawahnya.', 'There is no region below it.'])}
            />
          </section>
        )}
      </>
    ),
  };
};

export const regionsPage: PageView = {
  path: [REGIONS],
  menu: { label: ['Wilayah', 'Regions'], rank: 55 },
  public: true,
  show: search,
};
export const regionPage: PageView = { path: [REGIONS, ':code'], public: true, show };
