import { withValue } from '#kernel';
import {
  isRecordId,
  referencesIn,
  type Api,
  type Asking,
  type Description,
  type FieldError,
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

/** Records of a register that a text may mean. */
export const recordsLike = async ({ list, called }: Register, api: Api, q: string): Promise<readonly Candidate[]> => {
  const query = { q, limit: SHOWN, fields: called };
  const { items } = await api.get<{ readonly items: readonly Readonly<Record<string, unknown>>[] }>(list, query);
  return items.map((item) => ({ code: String(item['id']), path: String(item[called] ?? item['id']) }));
};

const plain = (text: string): string => text.toLocaleLowerCase('id').replace(/\s+/g, ' ').trim();

/** The one of that very name; of a part of a name none, however few have it: a record would hold a guess. */
export const meantOf = (found: readonly Candidate[], text: string): Candidate | undefined => {
  const same = found.filter(({ path }) => plain(path) === plain(text));
  return same.length === 1 ? same[0] : undefined;
};

/** What is written as ids are: whether there is such a record is for the API to say. */
export const isId = (text: string): boolean => isRecordId(text) && /[\d-]/.test(text);

interface Resolving {
  readonly api: Api;
  readonly ui: Ui;
  readonly open: Description['open'];
  readonly section: Section;
  readonly operation: string;
}

/** An input with ids in the place of the names that were written; of a name that tells not which, what it may mean. */
export const withIds = async (
  value: unknown,
  input: Schema,
  { api, ui, open, section, operation }: Resolving,
): Promise<{ readonly value: unknown; readonly errors: readonly FieldError[] }> => {
  const words = section.forms?.[operation]?.words;
  const errors: FieldError[] = [];
  let known = value;
  for (const { pointer, register, text } of referencesIn(value, input, open, { list: section.list, words })) {
    if (isId(text)) continue;
    const found = await recordsLike(register, api, text);
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
