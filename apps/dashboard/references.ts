import { withValue } from '#kernel';
import {
  Refused,
  USERS,
  holdsOne,
  isMadeUp,
  isRecordId,
  referencesIn,
  type Asking,
  type Description,
  type FieldError,
  type Query,
  type Register,
  type Schema,
  type Section,
  type Ui,
} from '#views';

/** Something that a text may mean, by its code and in words. */
export interface Candidate {
  readonly code: string;
  readonly path: string;
}

const SHOWN = '8';

/** Who looks for something, and where he is. */
export type Nearby = Pick<Asking, 'api' | 'home'>;

export const regionsLike = async ({ api, home }: Nearby, q: string): Promise<readonly Candidate[]> => {
  const { items } = await api.get<{ readonly items: readonly Candidate[] }>('regions', { q, near: home, limit: SHOWN });
  return items.map(({ code, path }) => ({ code, path }));
};

type Looking = Pick<Asking, 'api' | 'me' | 'describe'>;

/** What a list has, to whoever may ask it so. */
const foundIn = async (
  { api, me, describe }: Looking,
  list: string,
  query: Query,
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  if (!holdsOne(me, describe.rolesOf(list))) return [];
  try {
    return (await api.get<{ readonly items: readonly Readonly<Record<string, unknown>>[] }>(list, query)).items;
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 403) return [];
    throw error;
  }
};

/** Officials of whom the register of offices knows the account: who keeps it need not keep accounts. */
const officialsLike = async (looking: Looking, q: string): Promise<readonly Candidate[]> => {
  const items = await foundIn(looking, 'office-holders', {
    q,
    limit: SHOWN,
    fields: 'officialName,headTitle,name,userId',
  });
  return items.flatMap(({ officialName, headTitle, name, userId }) =>
    typeof userId === 'string'
      ? [{ code: userId, path: [officialName, headTitle, name].filter(Boolean).join(' · ') }]
      : [],
  );
};

/** Records of a register that a text may mean. */
export const recordsLike = async (register: Register, looking: Looking, q: string): Promise<readonly Candidate[]> => {
  const { list, called, looks = 'q' } = register;
  const [items, officials] = await Promise.all([
    foundIn(looking, list, { [looks]: q, limit: SHOWN, fields: called }),
    register === USERS && /[\p{L}\p{N}]/u.test(q) ? officialsLike(looking, q) : [],
  ]);
  const own = items.map((item) => ({ code: String(item['id']), path: String(item[called] ?? item['id']) }));
  return [...own, ...officials].filter(({ code }, index, all) => all.findIndex((each) => each.code === code) === index);
};

const plain = (text: string): string => text.toLocaleLowerCase('id').replace(/\s+/g, ' ').trim();

/** The one of that very name; of a part of a name none, however few have it: a record would hold a guess. */
export const meantOf = (found: readonly Candidate[], text: string): Candidate | undefined => {
  const same = found.filter(({ path }) => plain(path) === plain(text));
  return same.length === 1 ? same[0] : undefined;
};

/** What is written as ids are: whether there is such a record is for the API to say. */
export const isId = (text: string): boolean => isRecordId(text) && /[\d-]/.test(text);

/** Whether it is written as ids of a register are: a user name may look like one. */
export const isIdOf = (register: Register, text: string): boolean => (register === USERS ? isMadeUp(text) : isId(text));

/** Whether a register has that very id: one that is a plain word, as steps carry it, looks like part of a name. */
const isHeld = async (
  found: readonly Candidate[],
  { list }: Register,
  text: string,
  { api }: Looking,
): Promise<boolean> => {
  if (!isRecordId(text)) return false;
  if (found.some(({ code }) => code === text)) return true;
  try {
    await api.get(`${list}/${encodeURIComponent(text)}`);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.problem.status < 500) return false;
    throw error;
  }
};

interface Resolving extends Looking {
  readonly ui: Ui;
  readonly open: Description['open'];
  readonly section: Section;
  readonly operation: string;
}

/** An input with ids in the place of the names that were written; of a name that tells not which, what it may mean. */
export const withIds = async (
  value: unknown,
  input: Schema,
  { ui, open, section, operation, ...looking }: Resolving,
): Promise<{ readonly value: unknown; readonly errors: readonly FieldError[] }> => {
  const words = section.forms?.[operation]?.words;
  const errors: FieldError[] = [];
  let known = value;
  for (const { pointer, register, text } of referencesIn(value, input, open, { list: section.list, words })) {
    if (isIdOf(register, text)) continue;
    const found = await recordsLike(register, looking, text);
    if (found.length > 0 && (await isHeld(found, register, text, looking))) continue;
    const meant = meantOf(found, text);
    if (meant) known = withValue(known as object, pointer, meant.code);
    else if (found.length > 0 || !isRecordId(text))
      errors.push({
        field: pointer,
        message:
          found.length > 0
            ? ui.say([`“${text}”: yang mana?`, `“${text}”: which one?`])
            : ui.say([
                `Tidak ada yang bernama “${text}” dalam register; tulis sebagian namanya, atau idnya.`,
                `Nothing in the register is named “${text}”; write part of its name, or its id.`,
              ]),
        candidates: found,
      });
  }
  return { value: known, errors };
};
