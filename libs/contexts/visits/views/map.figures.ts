import { NATIONAL, covers, type Scope } from '#kernel';
import { Refused, type Api, type Asking } from '#views';

/** Tiles of the provinces: code, short name, column and row, about where they lie. */
export const PROVINCES: readonly (readonly [code: string, short: string, column: number, row: number])[] = [
  ['11', 'ACEH', 0, 0],
  ['12', 'SUMUT', 1, 0],
  ['65', 'KALTARA', 6, 0],
  ['13', 'SUMBAR', 1, 1],
  ['14', 'RIAU', 2, 1],
  ['21', 'KEPRI', 3, 1],
  ['61', 'KALBAR', 4, 1],
  ['62', 'KALTENG', 5, 1],
  ['64', 'KALTIM', 6, 1],
  ['75', 'GTO', 8, 1],
  ['71', 'SULUT', 9, 1],
  ['82', 'MALUT', 10, 1],
  ['96', 'PBD', 11, 1],
  ['92', 'PABAR', 12, 1],
  ['91', 'PAPUA', 13, 1],
  ['17', 'BKL', 1, 2],
  ['15', 'JAMBI', 2, 2],
  ['63', 'KALSEL', 6, 2],
  ['76', 'SULBAR', 7, 2],
  ['72', 'SULTENG', 8, 2],
  ['81', 'MALUKU', 10, 2],
  ['94', 'PATENG', 12, 2],
  ['95', 'PAPEG', 13, 2],
  ['16', 'SUMSEL', 2, 3],
  ['19', 'BABEL', 3, 3],
  ['73', 'SULSEL', 7, 3],
  ['74', 'SULTRA', 8, 3],
  ['93', 'PASEL', 13, 3],
  ['18', 'LPG', 2, 4],
  ['36', 'BTN', 3, 5],
  ['31', 'DKI', 4, 5],
  ['32', 'JABAR', 5, 5],
  ['33', 'JATENG', 6, 5],
  ['35', 'JATIM', 7, 5],
  ['51', 'BALI', 8, 5],
  ['52', 'NTB', 9, 5],
  ['53', 'NTT', 10, 5],
  ['34', 'DIY', 6, 6],
];

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly path: string;
  readonly parent?: string;
}
export interface Figures {
  readonly visits: number;
  readonly budget: bigint;
}
/** A region, its figures of the year, and those of the year before. */
export interface PlaceFigures extends Place {
  readonly now: Figures;
  readonly before: Figures;
}

interface Totals {
  readonly visits: Readonly<Record<string, number | string>>;
  readonly fundingRupiah: Readonly<Record<string, number | string>>;
}
interface Batch {
  readonly items: readonly {
    readonly parameters: { readonly region?: string; readonly year: string };
    readonly totals: Totals;
  }[];
  readonly position?: string;
  readonly asOf?: string;
}

/** The API looks up so many totals in one request, here two years of each region. */
const REGIONS_AT_ONCE = 50;

export const figuresOf = async (
  api: Api,
  places: readonly Place[],
  year: number,
): Promise<{ readonly rows: readonly PlaceFigures[]; readonly position?: string; readonly asOf?: string }> => {
  const years = [year, year - 1];
  const parts = Array.from({ length: Math.ceil(places.length / REGIONS_AT_ONCE) }, (_, part) =>
    places.slice(part * REGIONS_AT_ONCE, (part + 1) * REGIONS_AT_ONCE),
  );
  const batches = await Promise.all(
    parts.map((part) =>
      api.get<Batch>('visit-totals', { region: part.map(({ code }) => code).join(','), year: years.join(',') }),
    ),
  );
  const told = new Map(
    batches.flatMap(({ items }) =>
      items.map(({ parameters: { region = NATIONAL, year: of }, totals: { visits, fundingRupiah } }) => [
        `${region} ${of}`,
        { visits: Number(visits['visits'] ?? 0), budget: BigInt(fundingRupiah['total'] ?? 0) },
      ]),
    ),
  );
  const of = (code: string, at: number): Figures => told.get(`${code} ${at}`) ?? { visits: 0, budget: 0n };
  const [first] = batches;
  return {
    rows: places.map((place) => ({ ...place, now: of(place.code, year), before: of(place.code, year - 1) })),
    ...(first?.position && { position: first.position }),
    ...(first?.asOf && { asOf: first.asOf }),
  };
};

/** Where a map begins for the reader, and whether what it shows lies in his rights. */
export const scopesOf = ({ me, describe }: Pick<Asking, 'me' | 'describe'>): readonly Scope[] => {
  const roles = describe.rolesOf('visit-totals') ?? [];
  const scopes = [...new Set(me?.grants.filter(({ role }) => roles.includes(role)).map(({ scope }) => scope as Scope))];
  return scopes.filter((scope) => !scopes.some((other) => other !== scope && covers(other, scope)));
};

const childrenOf = async (api: Api, code: string): Promise<readonly Place[]> =>
  (await api.get<{ readonly items: readonly Place[] }>(`regions/${encodeURIComponent(code)}/children`)).items;

export interface Shown {
  /** Absent: the reader's own regions, which have no common one. */
  readonly region?: Place;
  readonly places: readonly Place[];
  /** From the widest region that the reader may see, without this one. */
  readonly above: readonly Place[];
}
const COUNTRY: Place = { code: NATIONAL, name: 'Indonesia', level: 0, path: 'Indonesia' };

const regionsOf = async (api: Api, codes: readonly string[]): Promise<readonly Place[]> =>
  codes.length === 0
    ? []
    : (await api.get<{ readonly items: readonly Place[] }>('regions', { codes: codes.join(',') })).items;

/** @throws Refused a region in which the reader has no right */
export const shownOf = async ({ api, me, describe, query }: Asking): Promise<Shown> => {
  const scopes = scopesOf({ me, describe });
  const asked = query['region'] ?? (scopes.length === 1 ? scopes[0]! : undefined);
  if (asked === undefined) return { places: await regionsOf(api, scopes), above: [] };
  if (!scopes.some((scope) => covers(scope, asked as Scope))) throw new Refused(BEYOND);
  const around = asked.split('.').map((_, at, all) => all.slice(0, at + 1).join('.'));
  const path = asked === NATIONAL ? [] : around;
  const visible = path.filter((code) => scopes.some((scope) => covers(scope, code as Scope)));
  const [places, known] = await Promise.all([childrenOf(api, asked), regionsOf(api, visible)]);
  const country = scopes.includes(NATIONAL) ? [COUNTRY] : [];
  const region = asked === NATIONAL ? COUNTRY : known.at(-1)!;
  return {
    region,
    places: places.length > 0 ? places : [region],
    above: [...country, ...known].filter(({ code }) => code !== asked),
  };
};
const BEYOND = {
  status: 403,
  code: 'E_NO_AUTHORITY',
  messageId: 'Peran Anda tidak meliputi wilayah ini.',
  messageEn: 'Your roles do not cover this region.',
};

/** Shades 1–4 of what is more than nothing, in equal steps up to the most. */
export const stepsOf = (values: readonly bigint[]): readonly (readonly [from: bigint, to: bigint])[] => {
  const most = values.reduce((greatest, value) => (value > greatest ? value : greatest), 0n);
  const step = (most + 3n) / 4n;
  return [0n, 1n, 2n, 3n].flatMap((at) => {
    const [from, to] = [at * step + 1n, (at + 1n) * step];
    return from <= most ? [[from, to < most ? to : most] as const] : [];
  });
};
export const shadeOf = (value: bigint, steps: ReturnType<typeof stepsOf>): number =>
  value === 0n ? 0 : steps.findIndex(([, to]) => value <= to) + 1;
