import type { FieldFilter, FindQuery, Role } from '#kernel';
import type { ModelQuery } from '#runtime';

/** What is looked for, and by which roles whoever asks sees it. */
export interface LookingFor {
  /** Absent: a text stands for nothing, so that nothing can be found. */
  readonly find: FindQuery | undefined;
  /** The same whatever is found: a refusal must not tell whether a text stands for something. */
  readonly roles: readonly Role[];
}

/** What a list is asked, with values in the place of the texts that stand for them. */
export const lookedUp = async (
  { roles, lookedUp: fields = {} }: Pick<ModelQuery, 'roles' | 'lookedUp'>,
  find: FindQuery,
): Promise<LookingFor> => {
  let looking: LookingFor = { find, roles };
  for (const [field, { roles: asking, valuesOf }] of Object.entries(fields)) {
    const asked = find.filter?.[field];
    if (!asked) continue;
    const texts = 'in' in asked ? asked.in : 'eq' in asked ? [asked.eq] : [];
    const values = (await Promise.all(texts.map((text) => valuesOf(String(text))))).flat();
    const filter: Readonly<Record<string, FieldFilter>> = { ...looking.find?.filter, [field]: { in: values } };
    looking = { find: looking.find && values.length > 0 ? { ...looking.find, filter } : undefined, roles: asking };
  }
  return looking;
};
