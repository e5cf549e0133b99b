import { NATIONAL, type Meaning } from '#kernel';
import {
  Downloads,
  Heading,
  Table,
  Tiles,
  capital,
  instantOf,
  numberOf,
  rupiahOf,
  shortRupiahOf,
  type Asking,
  type ColumnOf,
  type PageView,
  type Sheet,
  type Shown,
  type Ui,
  type VNode,
} from '#views';
import {
  PROVINCES,
  figuresOf,
  shadeOf,
  shownOf,
  stepsOf,
  type Figures,
  type Place,
  type PlaceFigures,
} from './map.figures.js';

const MAP: Meaning = ['peta', 'map'];
const VISITS: Meaning = ['kunjungan', 'study-visits'];
/** What the shades tell. */
const MEASURES = { visits: ['Kunjungan', 'Visits'], budget: ['Anggaran', 'Budget'] } as const;
type Measure = keyof typeof MEASURES;

const yearOf = ({ query, year }: Asking): number =>
  /^(19|20|21)\d\d$/.test(query['year'] ?? '') ? Number(query['year']) : year;
const measureOf = ({ query }: Asking): Measure => (query['of'] === 'budget' ? 'budget' : 'visits');
const valueOf = (figures: Figures, measure: Measure): bigint =>
  measure === 'visits' ? BigInt(figures.visits) : figures.budget;

interface MapOf {
  readonly rows: readonly PlaceFigures[];
  readonly measure: Measure;
  readonly ui: Ui;
  readonly hrefOf: (place: Place) => string;
}
const told = (value: bigint, measure: Measure, { language }: Ui): string =>
  measure === 'visits' ? numberOf(value, language) : shortRupiahOf(value, language);

/** Side of a tile and the gap between two. */
const [SIDE, STEP] = [46, 48];

/** Indonesia as tiles of equal size: area says nothing, shade and figure do. */
const TileMap = ({ rows, measure, ui, hrefOf }: MapOf): VNode => {
  const steps = stepsOf(rows.map(({ now }) => valueOf(now, measure)));
  const of = new Map(rows.map((row) => [row.code, row]));
  return (
    <svg class="tile-map" viewBox={`0 0 ${14 * STEP} ${7 * STEP}`} role="group" aria-label={ui.say(MEASURES[measure])}>
      {PROVINCES.flatMap(([code, short, column, line]) => {
        const row = of.get(code);
        if (!row) return [];
        const value = valueOf(row.now, measure);
        const shade = shadeOf(value, steps);
        const figure = value > 0n ? told(value, measure, ui).replace(/^Rp /, '') : '';
        const [x, y] = [column * STEP, line * STEP];
        return [
          <a href={hrefOf(row)} aria-label={`${short} ${figure || 0}, ${row.name}`}>
            <rect class={`shade s${shade}`} x={x} y={y} width={SIDE} height={SIDE} rx={4} />
            <text class={`on s${shade}`} x={x + SIDE / 2} y={y + 20} text-anchor="middle">
              {short}
            </text>
            {figure && (
              <>
                {' '}
                <text class={`on s${shade}`} x={x + SIDE / 2} y={y + 35} text-anchor="middle">
                  {figure}
                </text>
              </>
            )}
          </a>,
        ];
      })}
    </svg>
  );
};

/** Regions below a province, for whose outlines there is no free source; on a phone, where tiles hold no text, all. */
const TileGrid = ({ rows, measure, ui, hrefOf, phone }: MapOf & { readonly phone?: boolean }): VNode => {
  const steps = stepsOf(rows.map(({ now }) => valueOf(now, measure)));
  return (
    <ul class={phone ? 'tile-grid on-phone' : 'tile-grid'}>
      {rows.map((row) => {
        const value = valueOf(row.now, measure);
        return (
          <li>
            <a class={`shade s${shadeOf(value, steps)}`} href={hrefOf(row)}>
              <span>{row.name}</span>
              <b>{told(value, measure, ui)}</b>
            </a>
          </li>
        );
      })}
    </ul>
  );
};

const Legend = ({ rows, measure, ui }: Omit<MapOf, 'hrefOf'>): VNode => (
  <ul class="legend" aria-label={ui.say(['Arti warna', 'What the shades mean'])}>
    {[[0n, 0n] as const, ...stepsOf(rows.map(({ now }) => valueOf(now, measure)))].map(([from, to], shade) => (
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <rect class={`shade s${shade}`} width="14" height="14" />
        </svg>{' '}
        {from === to ? told(from, measure, ui) : `${told(from, measure, ui)}–${told(to, measure, ui)}`}
      </li>
    ))}
  </ul>
);

const changeOf = (now: bigint, before: bigint, show: (value: bigint) => string): string =>
  now === before ? '=' : now > before ? `+${show(now - before)}` : `−${show(before - now)}`;

const columnsOf = (year: number, ui: Ui, hrefOf: MapOf['hrefOf']): readonly ColumnOf<PlaceFigures>[] => {
  const { say, to, language } = ui;
  const rupiah = (value: bigint): string => shortRupiahOf(value, language);
  const listed = ({ code }: Place, of: number): string =>
    to([VISITS], { ...(code !== NATIONAL && { region: code }), year: String(of) });
  const visits = (row: PlaceFigures, { visits: count }: Figures, of: number) =>
    count > 0 ? <a href={listed(row, of)}>{numberOf(count, language)}</a> : '0';
  return [
    {
      head: say(['Wilayah', 'Region']),
      main: true,
      cell: (row) => (
        <>
          <a href={hrefOf(row)}>{row.name}</a> <code>{row.code}</code>
        </>
      ),
    },
    { head: `${say(MEASURES.visits)} ${year}`, right: true, cell: (row) => visits(row, row.now, year) },
    { head: `${say(MEASURES.visits)} ${year - 1}`, right: true, cell: (row) => visits(row, row.before, year - 1) },
    {
      head: say(['Selisih', 'Change']),
      right: true,
      cell: ({ now, before }) =>
        changeOf(BigInt(now.visits), BigInt(before.visits), (value) => numberOf(value, language)),
    },
    {
      head: `${say(MEASURES.budget)} ${year}`,
      right: true,
      cell: (row) =>
        row.now.budget > 0n ? (
          <a href={listed(row, year)}>{rupiahOf(row.now.budget, language)}</a>
        ) : (
          rupiahOf(0n, language)
        ),
    },
    {
      head: `${say(MEASURES.budget)} ${year - 1}`,
      right: true,
      cell: ({ before }) => rupiahOf(before.budget, language),
    },
    {
      head: say(['Selisih anggaran', 'Change of budget']),
      right: true,
      cell: ({ now, before }) => changeOf(now.budget, before.budget, rupiah),
    },
  ];
};

/** The most first; of equals by code. */
const ranked = (rows: readonly PlaceFigures[], measure: Measure): readonly PlaceFigures[] =>
  [...rows].sort((one, other) => {
    const [mine, yours] = [valueOf(one.now, measure), valueOf(other.now, measure)];
    return mine === yours ? one.code.localeCompare(other.code) : mine < yours ? 1 : -1;
  });

const show = async (asking: Asking): Promise<Shown> => {
  const { ui, api, query, zone } = asking;
  const { say, to, language } = ui;
  const [year, measure] = [yearOf(asking), measureOf(asking)];
  const { region, places, above } = await shownOf(asking);
  const whole = region ? [region] : [];
  const [{ rows, position, asOf }, sums] = await Promise.all([
    figuresOf(api, places, year),
    figuresOf(api, whole, year),
  ]);
  const title = capital(say(MAP));
  const here = { region: query['region'], of: query['of'] };
  const at = (more: Readonly<Record<string, string | undefined>>): string =>
    to([MAP], { ...here, year: String(year), ...more });
  const leaf = places.length === 1 && places[0]!.code === region?.code;
  const hrefOf = (place: Place): string =>
    place.level >= 4 ? to([VISITS], { region: place.code, year: String(year) }) : at({ region: place.code });
  const map: MapOf = { rows, measure, ui, hrefOf };
  const sum = sums.rows[0];
  const compared = (now: bigint, before: bigint, shown: (value: bigint) => string): string =>
    `${year - 1}: ${shown(before)} (${changeOf(now, before, shown)})`;
  return {
    title,
    ...(position && { position }),
    body: (
      <>
        {above.length > 0 && (
          <nav class="back" aria-label={say(['Wilayah di atasnya', 'Regions around it'])}>
            {above.map(({ code, name }) => (
              <>
                <a href={at({ region: code })}>{name}</a> ›{' '}
              </>
            ))}
            {region?.name}
          </nav>
        )}
        <Heading
          title={title}
          about={`${say(MEASURES[measure])} · ${region?.name ?? say(['wilayah saya', 'my regions'])} · ${year}`}
          asOf={asOf && `${say(['Data per', 'Data as of'])} ${instantOf(asOf, zone, language)}`}
        />
        <form class="filters card" method="get" action={to([MAP])}>
          <div class="row">
            <div class="field">
              <label for="m-year">{say(['Tahun', 'Year'])}</label>
              <input id="m-year" name="year" inputmode="numeric" value={String(year)} autocomplete="off" />
            </div>
            <div class="field">
              <label for="m-of">{say(['Yang ditunjukkan', 'What is shown'])}</label>
              <select id="m-of" name="of">
                {(Object.keys(MEASURES) as Measure[]).map((each) => (
                  <option value={each} selected={each === measure}>
                    {say(MEASURES[each])}
                  </option>
                ))}
              </select>
            </div>
            {query['region'] && <input type="hidden" name="region" value={query['region']} />}
            <button class="main">{say(['Terapkan', 'Apply'])}</button>
          </div>
        </form>
        {sum && (
          <Tiles
            tiles={[
              {
                label: `${say(MEASURES.visits)} ${year}`,
                value: numberOf(sum.now.visits, language),
                note: compared(BigInt(sum.now.visits), BigInt(sum.before.visits), (value) => numberOf(value, language)),
                href: to([VISITS], { ...(sum.code !== NATIONAL && { region: sum.code }), year: String(year) }),
              },
              {
                label: `${say(MEASURES.budget)} ${year}`,
                value: shortRupiahOf(sum.now.budget, language),
                note: compared(sum.now.budget, sum.before.budget, (value) => shortRupiahOf(value, language)),
              },
            ]}
          />
        )}
        {!leaf && (
          <section class="card" aria-label={title}>
            {region?.code === NATIONAL ? (
              <>
                <TileMap {...map} />
                <TileGrid {...map} rows={ranked(rows, measure)} phone />
              </>
            ) : (
              <TileGrid {...map} />
            )}
            <Legend rows={rows} measure={measure} ui={ui} />
          </section>
        )}
        <div class="list-head">
          <h2>{say(['Tabel', 'Table'])}</h2>
          <Downloads path={[MAP]} query={{ ...here, year: String(year) }} ui={ui} />
        </div>
        <p class="soft">
          {say([
            'Kunjungan dihitung sekali di tiap wilayah para pihaknya; kunjungan antara dua wilayah ada di keduanya.',
            'A visit counts once in each region of its parties; one between two regions stands in both.',
          ])}
        </p>
        <Table
          caption={title}
          columns={columnsOf(year, ui, hrefOf)}
          rows={ranked(rows, measure)}
          none={say(['Tidak ada wilayah.', 'There is no region.'])}
        />
      </>
    ),
  };
};

const sheet = async (asking: Asking): Promise<Sheet> => {
  const { ui, api } = asking;
  const { say } = ui;
  const year = yearOf(asking);
  const { region, places } = await shownOf(asking);
  const { rows } = await figuresOf(api, places, year);
  return {
    name: `${say(MAP)} ${region?.code ?? ''} ${year}`,
    heads: [
      say(['kode', 'code']),
      say(['wilayah', 'region']),
      ...[year, year - 1].flatMap((of) => [
        `${say(['kunjungan', 'visits'])} ${of}`,
        `${say(['anggaran_rupiah', 'budget_rupiah'])} ${of}`,
      ]),
    ],
    rows: ranked(rows, 'visits').map(({ code, name, now, before }) => [
      code,
      name,
      now.visits,
      now.budget,
      before.visits,
      before.budget,
    ]),
  };
};

/** Where visits are, of a year and the year before: from the country down to villages, as far as one's rights go. */
export const mapPage: PageView = {
  path: [MAP],
  menu: { label: ['Peta', 'Map'], rank: 45 },
  needs: 'visit-totals',
  show,
  sheet,
};
