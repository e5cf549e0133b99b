import { randomUUID } from 'node:crypto';
import { START, type Checkpoint, type Collection, type Position, type ReadStore } from '#kernel';
import { OperationRefused } from './operation-refused.js';

/** Which generations of a projection group there are. All of them are kept up to date. */
export interface GenerationRecord {
  /** The one that queries read. */
  readonly live: number;
  /** Being built to take its place, or the one whose place it took, kept for a way back. */
  readonly beside?: {
    readonly generation: number;
    readonly state: 'building' | 'previous';
    /** What the last comparison with the live one found; absent before the first. */
    readonly equal?: boolean;
  };
  /** The number of the next one. None is used twice, so that what is left of one never shows in another. */
  readonly next: number;
  /** Put away and still to be emptied. */
  readonly discarded: readonly number[];
}

/** A record with its place in the order of its changes. */
export interface Recorded {
  readonly record: GenerationRecord;
  readonly position: Position;
}

interface Written extends GenerationRecord {
  /** The last changes, by ids that only those know who made them. */
  readonly changes: readonly string[];
}

/** Kept beside the read models, in the way in which they are kept: every store can do that. */
export const RECORDS: Collection = { name: 'generations@1', fields: {}, sorts: [] };

const FIRST: Written = { live: 0, next: 1, discarded: [], changes: [] };
const ATTEMPTS = 20;
const REMEMBERED = 20;
const DIGITS = 8;

/** Under what name the store keeps how often the record was changed: START until the first rebuild. */
export const recordCheckpoint = (group: string): string => `generations/${group}`;
const following = (position: Position): Position => String(Number(position) + 1).padStart(DIGITS, '0') as Position;

export const readRecord = async (store: Pick<ReadStore, 'get'>, group: string): Promise<Recorded> => {
  const found = await store.get<Written>(RECORDS, group);
  return { record: found?.doc ?? FIRST, position: found?.position ?? START };
};

type Changing = Pick<ReadStore, 'checkpoint' | 'load' | 'commit'>;

const load = async (
  store: Changing,
  group: string,
): Promise<{ readonly doc: Written; readonly position: Position }> => {
  const [found] = await store.load(RECORDS, [group]);
  return { doc: (found?.doc as Written | null | undefined) ?? FIRST, position: found?.position ?? START };
};

const write = (
  store: Changing,
  group: string,
  expected: Checkpoint,
  next: Position,
  before: Position,
  doc: Written,
): Promise<boolean> =>
  store.commit({
    consumer: recordCheckpoint(group),
    expected,
    next,
    totals: [],
    documents: [{ collection: RECORDS, id: group, expected: before, position: next, doc, words: [] }],
  });

/**
 * Changes a group's record as it stands now. Where a store commits in steps, a change may have been announced by
 * someone who went away: it is brought to an end as it is found, written or not. Both may then believe that they wrote,
 * so the record is read again to see whether the change is in it.
 * @throws whatever `change` throws, and nothing is changed; OperationRefused where others change it all the time.
 */
export const changeRecord = async (
  store: Changing,
  group: string,
  change: (record: GenerationRecord) => GenerationRecord,
): Promise<Recorded> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const expected = await store.checkpoint(recordCheckpoint(group));
    const now = await load(store, group);
    if (expected.pending !== undefined) {
      await write(store, group, expected, expected.pending, now.position, now.doc);
      continue;
    }
    const mine = randomUUID();
    const doc: Written = { ...change(now.doc), changes: [...now.doc.changes.slice(1 - REMEMBERED), mine] };
    const next = following(expected.position);
    await write(store, group, expected, next, now.position, doc);
    const { doc: written, position } = await load(store, group);
    if (written.changes.includes(mine)) return { record: written, position };
  }
  throw new OperationRefused(
    `Generasi ${group} terus diubah pihak lain; coba lagi.`,
    `The generations of ${group} are being changed by others all the time: try again.`,
  );
};
