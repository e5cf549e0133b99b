import { holdsOne, withPlaces, type Asking, type Section } from '#views';

/** Somebody to whom a command falls. */
export interface Giver {
  readonly role: string;
  readonly region: string;
  readonly officeId?: string;
}

/** A command, whether it is open to the reader now, and why not. */
export interface Action {
  readonly command: string;
  readonly operation: string;
  readonly summary: { readonly id: string; readonly en: string };
  readonly leavesStage?: boolean;
  readonly open: boolean;
  /** The record waits for it. */
  readonly awaited: boolean;
  /** To whom it falls. */
  readonly givers: readonly Giver[];
  readonly refusal?: { readonly code: string; readonly messageId: string; readonly messageEn: string };
}

/** Commands on a record, or of a list those that name none (`new` creates); undefined where the API tells none. */
export const actionsOf = async (
  list: string,
  { api, me, describe }: Pick<Asking, 'api' | 'me' | 'describe'>,
  id?: string,
): Promise<readonly Action[] | undefined> => {
  if (!me) return undefined;
  const at = id === undefined ? list : `${list}/${encodeURIComponent(id)}`;
  const told = await api.get<{ readonly items: readonly Action[] }>(`${at}/actions`).catch(() => undefined);
  if (!told) return undefined;
  const refusals = await withPlaces(
    told.items.flatMap(({ refusal, operation }) => (refusal ? [{ ...refusal, operation }] : [])),
    { api, describe },
  );
  const named = new Map(refusals.map(({ operation, ...refusal }) => [operation, refusal]));
  return told.items.map((action) => {
    const refusal = named.get(action.operation);
    const operation = id === undefined && action.operation === list ? 'new' : action.operation;
    return { ...action, operation, ...(refusal && { refusal }) };
  });
};

/** Whether the reader has a part in the records of a list: some step of them is his, or of his role. */
const takesPart = (list: string, { me, describe }: Pick<Asking, 'me' | 'describe'>): boolean =>
  describe
    .commandsOf(list, true)
    .some(([operation]) => holdsOne(me, describe.rolesOf(`${list}/{id}/${operation}`, 'post')));

/**
 * Whether the reader may fill in the form of a command for another of his office: the right to send it is not his, he
 * reads such records and has a part in them (whoever only looks on prepares nothing), and the form is long, so that
 * drafts of it are kept.
 */
export const mayPrepare = (
  { list, beside, forms }: Section,
  { operation, open, refusal }: Action,
  asking: Pick<Asking, 'me' | 'describe'>,
): boolean =>
  !open &&
  refusal?.code === 'E_SCOPE' &&
  forms?.[operation]?.steps === true &&
  holdsOne(asking.me, asking.describe.rolesOf(beside?.[0].list ?? list)) &&
  takesPart(beside?.[0].list ?? list, asking);
