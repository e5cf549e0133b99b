import type { Api, Me } from './pages.js';
import type { Description } from './schema/description.js';
import { namingOffices, namingRegions, officesSaid, regionsSaid } from './schema/refusal.js';
import { isRecordId } from './schema/registers.js';

const AT_ONCE = 100;
const MOST_KEPT = 5_000;
const CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.[123]\d{3})?)?)?$/;

type Names = ReadonlyMap<string, string>;

/** Names seldom change; they are kept with the description of the API that told them. */
const kept = new WeakMap<Description, Map<string, string>>();

/** Codes of regions that stand anywhere in a value, each once. */
export const regionCodesIn = (value: unknown, found = new Set<string>()): ReadonlySet<string> => {
  if (typeof value === 'string') {
    if (CODE.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) regionCodesIn(member, found);
  return found;
};

/** The district of a village; undefined of what is none. */
const districtOf = (code: string): string | undefined => /^(\d{2}(?:\.\d{2}){2})\.\d{4}$/.exec(code)?.[1];

interface PartyIn {
  readonly kind?: string;
  readonly region?: { readonly code: string; readonly nameAtTime: string };
}

/** What a place is called among others: many villages, and their districts, bear one name. */
export const placeAmong = ({ code, nameAtTime }: NonNullable<PartyIn['region']>, places: Names = new Map()): string => {
  if (/^\d{2}(\.\d{2}){2}$/.test(code)) return `Kec. ${nameAtTime}`;
  const district = places.get(districtOf(code) ?? '');
  return district === undefined ? nameAtTime : `${nameAtTime} (Kec. ${district})`;
};

/** A title that names parties (`Sei Asam → Angsana`), with the district of each village. @param parties in its order */
export const titleAmong = (title: string, parties: readonly unknown[], places?: Names): string => {
  const left = [...parties] as (PartyIn | undefined)[];
  return title
    .split(/( → |, )/)
    .map((part) => {
      const at = left.findIndex((party) => party?.kind === undefined && party?.region?.nameAtTime === part);
      return at < 0 ? part : placeAmong(left.splice(at, 1)[0]!.region!, places);
    })
    .join('');
};

interface PlaceFound {
  readonly code: string;
  readonly name: string;
  /** With what lies around it. */
  readonly path: string;
}

/** Regions by their codes, as far as there are such. */
export const placesAt = async (codes: readonly string[], api: Api): Promise<readonly PlaceFound[]> => {
  const parts = Array.from({ length: Math.ceil(codes.length / AT_ONCE) }, (_, part) =>
    codes.slice(part * AT_ONCE, (part + 1) * AT_ONCE).join(','),
  );
  const told = await Promise.all(
    parts.map((part) =>
      api.get<{ readonly items: readonly PlaceFound[] }>('regions', { codes: part }).catch(() => ({ items: [] })),
    ),
  );
  return told.flatMap(({ items }) => items);
};

/**
 * Names of the regions of which the values hold codes, and of the districts of villages, asked for at once; of codes
 * that never were none.
 */
export const placesOf = async (
  { api, describe }: { readonly api: Api; readonly describe: Description },
  values: unknown,
): Promise<ReadonlyMap<string, string>> => {
  const before = kept.get(describe);
  const names = before && before.size < MOST_KEPT ? before : new Map<string, string>();
  kept.set(describe, names);
  const codes = [...regionCodesIn(values)].flatMap((code) => [code, districtOf(code) ?? code]);
  const wanted = [...new Set(codes)].filter((code) => !names.has(code));
  for (const { code, name } of await placesAt(wanted, api)) names.set(code, name);
  return names;
};

interface Said {
  readonly messageId: string;
  readonly messageEn: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What these offices are called, as far as the reader may know it. */
const officesCalled = async (
  ids: readonly string[],
  { api }: { readonly api: Api },
): Promise<ReadonlyMap<string, string>> => {
  const asked = [...new Set(ids)].filter(isRecordId).slice(0, AT_ONCE);
  if (asked.length === 0) return new Map();
  const query = { office: asked.join(','), limit: String(asked.length), fields: 'name' };
  const { items } = await api
    .get<{ readonly items: readonly { readonly id: string; readonly name: string }[] }>('offices', query)
    .catch(() => ({ items: [] }));
  return new Map(items.map(({ id, name }) => [id, name]));
};

/** What was refused, with the names of the regions and offices of which it tells the codes. */
export const withPlaces = async <Refusal extends Said>(
  refusals: readonly Refusal[],
  asking: { readonly api: Api; readonly describe: Description },
): Promise<readonly Refusal[]> => {
  const codes = refusals.flatMap(({ messageId, messageEn }) => [...regionsSaid(messageId), ...regionsSaid(messageEn)]);
  const [places, offices] = await Promise.all([
    codes.length > 0 ? placesOf(asking, codes) : new Map<string, string>(),
    officesCalled(refusals.flatMap(officesSaid), asking),
  ]);
  const naming = (text: string): string => namingOffices(namingRegions(text, places), offices);
  return refusals.map((refusal) => ({
    ...refusal,
    messageId: naming(refusal.messageId),
    messageEn: naming(refusal.messageEn),
  }));
};

/** What somebody is asked for who holds such a right. */
export const holdsOne = (me: Pick<Me, 'grants'> | undefined, roles: readonly string[] | undefined): boolean =>
  roles === undefined || (me?.grants.some(({ role }) => roles.includes(role)) ?? false);
