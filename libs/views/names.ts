import { Refused, type Asking } from './pages.js';
import { holdsOne, placesOf } from './places.js';
import {
  REGISTERS,
  isMadeUp,
  isRecordId,
  nameKey,
  registerOf,
  registerOfCategory,
  type Register,
} from './schema/registers.js';

/** So many are looked up for a page; of lists that tell several at once, and one by one. */
const AT_ONCE = 100;
const ONE_BY_ONE = 8;

type Found = Readonly<Record<string, unknown>>;
type Names = ReadonlyMap<string, string>;

/** Ids of other records that stand anywhere in a value, by their list. */
const idsIn = (value: unknown, list: string | undefined): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  const add = ({ list: of }: Register, id: string): void => void found.set(of, (found.get(of) ?? new Set()).add(id));
  const look = (each: unknown, name: string): void => {
    if (Array.isArray(each)) each.forEach((entry) => look(entry, name));
    else if (typeof each === 'object' && each !== null) {
      Object.entries(each).forEach(([member, inner]) => look(inner, member));
      const { category, recordId, title } = each as Found;
      // What bears no title is called as its record.
      const register = typeof category === 'string' && title === undefined ? registerOfCategory(category) : undefined;
      if (register && typeof recordId === 'string' && isRecordId(recordId)) add(register, recordId);
    } else if (typeof each === 'string' && isRecordId(each)) {
      const register = registerOf(name, list);
      // Offices have ids that people gave them: anything else under such a name is somebody.
      if (!register || (register.by && isMadeUp(each))) return;
      add(register, each);
    }
  };
  look(value, '');
  return found;
};

const calledOf = async (register: Register, ids: readonly string[], { api }: Asking): Promise<readonly Found[]> => {
  const { list, by, called } = register;
  try {
    if (by) {
      const asked = ids.slice(0, AT_ONCE);
      const query = { [by]: asked.join(','), limit: String(asked.length), fields: called };
      return (await api.get<{ readonly items: readonly Found[] }>(list, query)).items;
    }
    return await Promise.all(
      ids.slice(0, ONE_BY_ONE).map(async (id) =>
        api
          .get<{ readonly item: Found }>(`${list}/${encodeURIComponent(id)}`)
          .then(({ item }) => item)
          .catch((error: unknown) => {
            if (error instanceof Refused && error.problem.status === 404) return {};
            throw error;
          }),
      ),
    );
  } catch (error) {
    // A page is worth more than the names on it.
    if (error instanceof Refused && error.problem.status !== 401) return [];
    throw error;
  }
};

/** What the records are called that values name by their ids, as far as the reader may read them. */
export const namesOf = async (asking: Asking, values: unknown, list?: string): Promise<Names> => {
  const { me, describe } = asking;
  const ids = idsIn(values, list);
  const names = new Map<string, string>();
  await Promise.all(
    REGISTERS.map(async (register) => {
      const wanted = [...(ids.get(register.list) ?? [])];
      if (wanted.length === 0 || !holdsOne(me, describe.rolesOf(register.list))) return;
      for (const item of await calledOf(register, wanted, asking)) {
        const name = item[register.called];
        if (typeof name === 'string') names.set(nameKey(register, String(item['id'])), name);
      }
    }),
  );
  return names;
};

/** What of records of a list is called by codes and ids alone: the regions and the other records that stand in them. */
export const named = async (
  asking: Asking,
  values: unknown,
  list: string,
): Promise<{ readonly places: Names; readonly names: Names; readonly list: string }> => {
  const [places, names] = await Promise.all([placesOf(asking, values), namesOf(asking, values, list)]);
  return { places, names, list };
};
