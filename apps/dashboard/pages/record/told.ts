import { addDays, isLocalDate, startOfDay } from '#kernel';
import { Refused, type Api, type Asking, type Fresh, type HistoryStep, type Item, type Query } from '#views';

/** Steps on one page. */
export const STEPS = 200;

export interface One extends Fresh {
  readonly item: Item & { readonly revision?: number };
}
interface History extends Fresh {
  readonly items: readonly HistoryStep[];
  readonly nextCursor?: string;
}

/** At which moment a record is to be shown, as an address says it. */
export interface Moment {
  readonly revision?: number;
  /** The last instant that counts: of a day, that with which it ends by the reader's clock. */
  readonly asOf?: string;
  /** As the address has it. */
  readonly query: Query;
}

const WHOLE = /^\d{1,9}$/;

/** A day as its last instant; what is still to come is now. */
export const instantOfDay = (given: string, { zone, today }: Pick<Asking, 'zone' | 'today'>): string | undefined => {
  if (!isLocalDate(given)) return given;
  if (given >= today) return undefined;
  return new Date(Date.parse(startOfDay(addDays(given, 1), zone)) - 1).toISOString();
};

export const momentOf = (query: Query, asking: Pick<Asking, 'zone' | 'today'>): Moment => {
  const { revision, asOf } = query;
  if (revision !== undefined && revision !== '') {
    // Whatever is no number is left to the API to refuse.
    return { ...(WHOLE.test(revision) && { revision: Number(revision) }), query: { revision } };
  }
  if (!asOf) return { query: {} };
  const instant = instantOfDay(asOf, asking);
  return instant === undefined ? { query: {} } : { asOf: instant, query: { asOf } };
};

export interface Told {
  /** The last first. */
  readonly steps: readonly HistoryStep[];
  /** The last step of all. */
  readonly last: number;
  /** Up to which step older ones are to be had on a page of their own. */
  readonly older?: number;
  readonly newer?: number;
}

const newestFirst = (steps: readonly HistoryStep[]): readonly HistoryStep[] => [...steps].reverse();

/** Steps up to one of them, the last first; of long histories a page. */
export const historyOf = async (api: Api, at: string, until?: number): Promise<Told> => {
  const limit = String(STEPS);
  const first = await api.get<History>(`${at}/history`, { limit });
  const upTo = (end: number) => newestFirst(first.items.filter(({ revision }) => revision <= end));
  const known = first.items.at(-1)?.revision ?? 0;
  if (!first.nextCursor) return { steps: upTo(until ?? known), last: known };
  const { toRevision: last = known } = await api.get<{ readonly toRevision?: number }>(`${at}/difference`, {
    fromRevision: '0',
    limit: '1',
  });
  const end = Math.min(until ?? last, last);
  const newer = end < last ? { newer: Math.min(last, end + STEPS) } : {};
  if (end <= known) return { steps: upTo(end), last, ...newer };
  const begin = end - STEPS;
  const page = await api.get<History>(`${at}/difference`, {
    fromRevision: String(begin),
    toRevision: String(end),
    limit,
  });
  return { steps: newestFirst(page.items), last, older: begin, ...newer };
};

/** The last step that had been recorded at the instant; none where it was not there yet. */
export const stepAt = (steps: readonly HistoryStep[], at: string): number | undefined =>
  steps.find(({ metadata }) => metadata.recordedAt <= at)?.revision;

/** The record then; nothing where it was not there yet, and is there now. @throws Refused */
export const recordAt = async (
  api: Api,
  at: string,
  { query, asOf }: Moment,
  after?: string,
): Promise<One | undefined> => {
  const past = Object.keys(query).length > 0;
  try {
    return await api.get<One>(at, { ...query, ...(asOf && { asOf }), after: past ? undefined : after });
  } catch (error) {
    if (!past || !(error instanceof Refused) || error.problem.status !== 404) throw error;
    await api.get<One>(at);
    return undefined;
  }
};
